"""What the map says, as Slack shows it."""

import json

from bot.ask.answer.messages import reply
from bot.ask.map.domain import TITLE, MapAnswer, MapLine
from bot.slack import button
from tests.ask.builders import a_citation

LINE = MapLine("Delivery <!here>", "interaction", "Brings *all* of it & <@U0LENA>.")
ANSWER = MapAnswer(
    "Customers feel <R&D>:\nDelivery <!here>: Brings it.",
    (a_citation(),),
    opening="Customers feel <R&D>:",
    lines=(LINE,),
)


def test_a_line_is_an_item_with_its_moment_in_bold_and_its_stage() -> None:
    _, lines, *_ = reply(ANSWER, "key").blocks

    (item,) = lines["elements"][0]["elements"]
    subject, rest = item["elements"]
    assert subject == {"type": "text", "text": LINE.subject, "style": {"bold": True}}
    assert rest == {"type": "text", "text": f" (interaction): {LINE.how}"}


def test_what_the_company_wrote_mentions_nobody() -> None:
    message = reply(ANSWER, "key")

    assert message.blocks[0]["text"]["text"] == "Customers feel &lt;R&amp;D&gt;:"
    assert "<!here>" not in message.text


def test_the_source_and_what_the_stages_are_stand_below() -> None:
    shown = json.dumps(reply(ANSWER, "key").blocks)

    assert TITLE in shown
    assert "interaction: what happens to them" in shown
    assert "perception" not in shown


def test_the_way_on_stands_before_the_usual_buttons() -> None:
    quiz = button("Quiz me", "quiz.start")

    message = reply(ANSWER, "key", further=(quiz,))

    first, second = message.blocks[-2]["elements"]
    assert first == quiz
    assert second["text"]["text"] == "Something is missing"
    assert message.blocks[-1]["type"] == "context_actions"


def test_whoever_has_no_department_is_told_how_to_name_it() -> None:
    asking = MapAnswer("", (a_citation(),), lines=(LINE,), asks_department=True)

    assert "/customer department" in json.dumps(reply(asking, "key").blocks)
