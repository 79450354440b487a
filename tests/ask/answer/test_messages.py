"""How an answer looks in Slack."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ask.answer import messages
from bot.ask.answer.modals import passage_modal
from bot.ask.domain import Answer, Claim, NotCovered, PassageText
from bot.ask.messages import place_of
from bot.guidance.domain import Line
from bot.guidance.parse.reading import bare_words
from bot.guidance.signposts.domain import NearSignpost, Signpost
from bot.slack import Block, Message
from tests.ask.builders import a_citation, an_answer, not_covered

ATTACK = "<!channel> <@U0ANA> <https://x|bank.com>"


def shown(blocks: object) -> str:
    return json.dumps(blocks, ensure_ascii=False)


def buttons_of(message: Message) -> dict[str, Block]:
    """Return the buttons of a message by their words."""
    rows = [one for one in message.blocks if one["type"] == "actions"]
    return {one["text"]["text"]: one for row in rows for one in row["elements"]}


def kinds_of(block: Block) -> list[str]:
    """Return the type of a block and of all that stands in it."""
    inner = [kind for one in block.get("elements", ()) for kind in kinds_of(one)]
    return [block["type"], *inner]


def test_an_answer_shows_the_quote_its_source_and_what_to_do_next() -> None:
    message = messages.reply(an_answer(), "T1:C1:1")

    text = shown(message.blocks)
    assert "Tell the customer about a delay before they have to ask." in text
    assert "Deliveries › Our standard" in text
    assert "Read the passage" in text
    assert "Not helpful" in text
    assert "Something is missing" in text


def test_the_passage_button_knows_where_the_quote_stands() -> None:
    message = messages.reply(an_answer(), "T1:C1:1")

    opener = buttons_of(message)["Read the passage"]
    place = json.loads(opener["value"])
    assert place["d"] == "guidance/moments/delivery.md"
    assert place["s"] == 100
    assert place["w"] == "Tell the customer about a delay before they have to ask"


@given(st.text(min_size=1, max_size=4000))
def test_a_button_carries_as_many_words_of_a_quote_as_it_can(quote: str) -> None:
    place = place_of(a_citation(quote=quote))

    assert len(place) <= 2000
    assert bare_words(quote).startswith(json.loads(place)["w"])


def test_every_action_id_of_a_message_is_its_own() -> None:
    answer = Answer("Three quotes.", (a_citation(), a_citation(start=1), a_citation(start=2)))

    message = messages.reply(answer, "T1:C1:1")

    rows = [one for one in message.blocks if one["type"] in {"actions", "context_actions"}]
    ids = [element["action_id"] for row in rows for element in row["elements"]]
    assert len(ids) == len(set(ids)) == 5


def test_an_excerpt_stands_under_its_own_heading_as_it_reads() -> None:
    lines = (
        Line(((False, "Never do this:"),)),
        Line(((False, "Shout."),), 1),
        Line(((True, "Tell a customer our purchase prices."),), 1),
    )
    forbidden = a_citation(heading="Side jobs › Not fine", title="Side jobs", lines=lines)

    excerpt, source = messages.reply(Answer("", (forbidden,)), "T1:C1:1").blocks[1:3]

    heading, lead, items = excerpt["elements"]
    assert heading["elements"][0]["text"] == "Not fine"
    assert lead["elements"][0]["text"] == "Never do this:"
    told = [item["elements"][0] for item in items["elements"]]
    assert [one["text"] for one in told] == ["Shout.", "Tell a customer our purchase prices."]
    assert [one.get("style") for one in told] == [None, {"bold": True}]
    assert "Side jobs › Not fine" in shown(source)


def test_what_is_only_close_is_not_worded_as_an_answer_and_opens_on_a_click() -> None:
    lines = (Line(((False, "Answer."),)), Line(((True, "Nobody waits two minutes."),)))
    both = (a_citation(quote="word " * 100), a_citation(lines=lines))
    near = replace(not_covered(), closest=both)

    message = messages.reply(near, "T1:C1:1")

    first, second = [one for one in message.blocks if "accessory" in one]
    assert message.text == "Our guidance does not say this directly; the closest it has:"
    assert first["text"]["text"].startswith("*Our standard:* word word")
    assert len(first["text"]["text"]) < 150
    assert second["text"]["text"] == "*Our standard:* Nobody waits two minutes."
    assert first["accessory"]["text"]["text"] == second["accessory"]["text"]["text"] == "Open"
    helps, owner = (buttons_of(message)[name] for name in ("That helps", "Ask the owner"))
    assert helps.keys() == owner.keys()  # neither is the one to press
    assert "Not helpful" not in shown(message.blocks)


def test_what_stands_above_is_opened_and_not_quoted_again() -> None:
    told = replace(not_covered(), stands_above=a_citation())

    message = messages.reply(told, "T1:C1:1")

    assert message.text == "Our guidance has no more on this than what I quoted above."
    assert {"Read the passage", "Ask the owner"} <= set(buttons_of(message))
    read = [one for one in message.blocks if one["type"] != "actions"]
    assert "before they have to ask" not in shown(read)


def test_a_refusal_offers_the_owner_and_nothing_that_does_not_answer() -> None:
    message = messages.reply(not_covered(), "T1:C1:1")

    text = shown(message.blocks)
    assert message.text == "Our guidance does not answer that."
    assert "Tell the owner" in text
    assert "you get their answer" in text
    assert "Deliveries" not in text
    assert "yet" not in text


PAY = Signpost("pay", "Pay", ("salary",), "The people department", "U0ANA", "C0PEOPLE")
FIRST_AID = Signpost(
    "first-aid", "First aid", ("a wound",), "First aiders", at_once="Call 112."
)


def test_a_refusal_says_where_to_go_with_what_the_handbook_will_never_hold() -> None:
    refusal = messages.reply(not_covered(), "T1:C1:1")

    near = NearSignpost(PAY, 0.5, person_name="Ana Ruiz")

    message = messages.with_signpost(refusal, near, not_covered())

    first = message.blocks[0]["text"]["text"]
    assert first == "*Pay:* The people department · Ana Ruiz · <#C0PEOPLE>"
    assert message.blocks[1:] == refusal.blocks[:-1]
    assert "you get their answer" not in shown(message.blocks)


@pytest.mark.parametrize("person_name", ["Ana Ruiz", "", "<@U0ANA>"])
@pytest.mark.parametrize("answer", [not_covered(), an_answer()])
def test_the_person_of_a_signpost_is_not_called_into_the_askers_thread(
    person_name: str, answer: Answer | NotCovered
) -> None:
    danger = replace(PAY, at_once="Call 112.")
    near = NearSignpost(danger, 0.9, person_name=person_name)

    message = messages.with_signpost(messages.reply(answer, "T1:C1:1"), near, answer)

    assert "The people department" in shown(message.blocks)
    assert "<@" not in shown(message.blocks) + message.text


def test_an_answer_is_never_replaced_by_a_signpost() -> None:
    answer = messages.reply(an_answer(), "T1:C1:1")

    assert messages.with_signpost(answer, NearSignpost(PAY, 0.9), an_answer()) == answer
    assert messages.with_signpost(answer, NearSignpost(FIRST_AID, 0.5), an_answer()) == answer
    assert messages.with_signpost(answer, None, an_answer()) == answer


def test_what_to_do_at_once_stands_above_an_answer_where_a_person_is_in_danger() -> None:
    answer = messages.reply(an_answer(), "T1:C1:1")

    message = messages.with_signpost(answer, NearSignpost(FIRST_AID, 0.7), an_answer())

    assert message.blocks[0]["text"]["text"] == "*Call 112.*"
    assert message.blocks[2:] == answer.blocks


def test_what_to_do_in_danger_stands_above_what_a_language_model_wrote() -> None:
    claimed = replace(an_answer(), claims=(Claim("Tell them.", (1,)),))
    answer = messages.reply(claimed, "T1:C1:1")

    message = messages.with_signpost(answer, NearSignpost(FIRST_AID, 0.7), claimed)

    assert message.blocks[0]["text"]["text"] == "*Call 112.*"
    assert message.blocks[2:] == answer.blocks


@given(st.text(max_size=200))
def test_what_a_document_says_neither_mentions_nor_links(words: str) -> None:
    hostile = an_answer(quote=words + ATTACK, title=ATTACK, heading=ATTACK)

    message = messages.reply(hostile, "T1:C1:1")

    # Slack reads marks in mrkdwn alone; rich text is shown as it stands.
    read = [one for one in message.blocks if one["type"] != "rich_text"]
    rich = [one for one in message.blocks if one["type"] == "rich_text"]
    assert not any(mark in shown(read) + message.text for mark in ("<!", "<@", "<http"))
    assert {kind for block in rich for kind in kinds_of(block)} <= {
        "rich_text",
        "rich_text_section",
        "rich_text_list",
        "text",
    }


def test_a_passage_opens_with_its_owner_and_review_date() -> None:
    lines = (Line(((False, "Be kind."), (True, "Call before you come."))),)
    passage = PassageText("Deliveries", "Our standard", lines, "Logistics", date(2026, 9, 1))

    view = passage_modal(passage)

    assert "owner: Logistics, reviewed 1 September 2026" in shown(view)
    (paragraph,) = view["blocks"][1]["elements"]
    bold = {"bold": True}
    assert paragraph["elements"] == [
        {"type": "text", "text": "Be kind. "},
        {"type": "text", "text": "Call before you come.", "style": bold},
    ]
    assert "In bold: what I quoted." in shown(view)


def test_a_passage_that_was_rewritten_says_so() -> None:
    assert "rewritten since" in shown(passage_modal(None))
