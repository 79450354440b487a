"""Ask, as employees and owners live it: the real bot in the playground."""

import json

import pytest

from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.running import whoever_sees

pytestmark = pytest.mark.usefixtures("bot")

LATE = "What do I tell a customer whose delivery will be late?"
NEVER_COVERED = "How many days of vacation do I get in my first year?"


async def test_a_direct_message_is_answered_in_its_thread(employee: Enter) -> None:
    dan = employee("U0DAN")

    said = dan.says(LATE)

    answer = await dan.sees("our guidance says", thread=said["ts"])
    assert "Read the passage" in json.dumps(answer)


async def test_a_mention_in_a_channel_is_answered_once_in_its_thread(employee: Enter) -> None:
    dan = employee("U0DAN")

    said = dan.mentions_bot(LATE, channel="C0CUSTOMERS")

    await dan.sees("our guidance says", channel="C0CUSTOMERS", thread=said["ts"])
    thread = dan.messages(channel="C0CUSTOMERS", thread=said["ts"])
    assert len([one for one in thread if one["user"] == "U0BOT"]) == 1


async def test_a_question_in_a_thread_is_understood_from_the_thread(employee: Enter) -> None:
    uma = employee("U0UMA")
    first = uma.says("How soon do we send invoices after a delivery?")
    await uma.sees("our guidance says", thread=first["ts"])

    uma.says("and when one is wrong?", thread=first["ts"])

    await uma.sees("receives the corrected invoice within 1 working day", thread=first["ts"])


async def test_a_command_is_answered_to_its_sender_only(employee: Enter) -> None:
    dan, marco = employee("U0DAN"), employee("U0MARCO")

    await dan.runs("/customer", f"ask {LATE}", channel="C0GENERAL")

    await dan.sees("our guidance says", channel="C0GENERAL")
    assert marco.messages(channel="C0GENERAL") == []


async def test_help_says_what_there_is_to_do(employee: Enter) -> None:
    dan = employee("U0DAN")

    await dan.runs("/customer", "help", channel="C0GENERAL")

    await dan.sees("/customer quiz", channel="C0GENERAL")


async def test_what_the_handbook_never_holds_is_sent_where_somebody_helps(
    employee: Enter,
) -> None:
    dan = employee("U0DAN")

    said = dan.says("When is my salary paid?")

    refusal = await dan.sees("does not answer that", thread=said["ts"])
    assert "*Pay, bonus and expenses:* The people department" in json.dumps(refusal)


async def test_somebody_in_danger_reads_first_what_to_do_at_once(employee: Enter) -> None:
    dan = employee("U0DAN")

    said = dan.says("A driver collapsed and does not breathe")

    reply = await dan.sees("Call 112", thread=said["ts"])
    assert "Call 112" in json.dumps(reply["blocks"][0])


async def test_the_map_says_what_an_own_department_does_to_customers_and_leads_to_the_quiz(
    employee: Enter,
) -> None:
    marco = employee("U0MARCO")  # of logistics, as his profile says

    said = marco.says("how does my department affect customers?")

    answer = await marco.sees("Customers feel Logistics", thread=said["ts"])
    shown = json.dumps(answer["blocks"])
    assert "The map of moments of truth" in shown
    assert "Brings the complete order in the agreed window" in shown
    await marco.clicks("Quiz me", on=answer)
    await marco.sees("Where do you work")


async def test_a_named_department_goes_before_the_own_one(employee: Enter) -> None:
    dan = employee("U0DAN")

    said = dan.mentions_bot(
        "what does purchasing have to do with customers?", channel="C0CUSTOMERS"
    )

    await dan.sees("Customers feel Purchasing", channel="C0CUSTOMERS", thread=said["ts"])


async def test_a_passage_opens_with_its_owner(employee: Enter) -> None:
    dan = employee("U0DAN")
    said = dan.says(LATE)
    answer = await dan.sees("our guidance says", thread=said["ts"])

    await dan.clicks("Read the passage", on=answer)

    await dan.sees_modal("owner:")


async def test_an_answer_that_did_not_help_is_asked_why(employee: Enter) -> None:
    dan = employee("U0DAN")
    said = dan.says(LATE)
    answer = await dan.sees("our guidance says", thread=said["ts"])

    await dan.clicks("ask.judge", on=answer, entered="negative")
    why = await dan.sees("What was wrong with it?", thread=said["ts"])
    await dan.clicks("It is wrong", on=why)

    await dan.sees("Thank you", thread=said["ts"])


async def test_a_gap_goes_to_the_owner_and_its_answer_comes_back(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said = dan.says(NEVER_COVERED)
    refusal = await dan.sees("does not answer that", thread=said["ts"])
    await dan.clicks("Tell the owner", on=refusal)
    await dan.sees("The owner of the guidance has your question", thread=said["ts"])

    owner = await whoever_sees("One colleague asks", slack)
    shown = await owner.sees("One colleague asks")
    await owner.clicks("It is covered now", on=shown)
    modal = await owner.sees_modal("Your answer to whoever asked")
    assert "still find no answer" in json.dumps(modal)
    await owner.submits({"note": "The people department tells you: ask Sam Brooks."})

    await dan.sees("ask Sam Brooks", thread=said["ts"])
    await owner.sees("Gap 1 is closed")


async def test_the_bots_own_messages_edits_and_deletions_are_not_answered(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said = dan.says(LATE)
    await dan.sees("our guidance says", thread=said["ts"])

    dan.edits(said, "What do I tell a customer whose invoice is wrong?")
    dan.deletes(said)
    other = dan.says("How do we answer the phone?")
    await dan.sees("our guidance says", thread=other["ts"])

    thread = dan.messages(thread=said["ts"])
    assert len([one for one in thread if one["user"] == "U0BOT"]) == 1


@pytest.mark.parametrize("text", [":tada:", "```\n\n```", "…"])
async def test_a_message_without_words_is_told_how_to_ask(employee: Enter, text: str) -> None:
    dan = employee("U0DAN")

    said = dan.says(text)

    await dan.sees("I see no question there", thread=said["ts"])


@pytest.mark.parametrize(
    "text",
    [
        "متى تصل البضاعة إلى الزبون؟",
        "late? " * 6000,
        "if (x) { y(); }",
        "half \ud83d, zero \x00?",
    ],
)
async def test_odd_messages_get_an_answer_or_a_refusal(employee: Enter, text: str) -> None:
    dan = employee("U0DAN")

    said = dan.says(text)

    await dan.sees("guidance", thread=said["ts"])


async def test_what_people_write_mentions_and_links_nobody(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")

    said = dan.says("&lt;!channel&gt; <@U0ANA> <https://x.example|bank.com> pay my bonus?")
    refusal = await dan.sees("does not answer that", thread=said["ts"])
    await dan.clicks("Tell the owner", on=refusal)

    owner = await whoever_sees("One colleague asks", slack)
    shown = await owner.sees("One colleague asks")
    assert "<!channel>" not in json.dumps(shown)
    assert "<https" not in json.dumps(shown)


async def test_administrators_make_a_channel_quiet(employee: Enter) -> None:
    zoe, dan = employee("U0ZOE"), employee("U0DAN")
    await zoe.runs("/customer", "channel ephemeral", channel="C0CUSTOMERS")
    await zoe.sees("only they see", channel="C0CUSTOMERS")

    said = dan.mentions_bot(LATE, channel="C0CUSTOMERS")

    await dan.sees("our guidance says", channel="C0CUSTOMERS", thread=said["ts"])
    assert zoe.messages(channel="C0CUSTOMERS", thread=said["ts"])[1:] == []
