"""What becomes of a question that is edited, deleted, shared or written in an odd way."""

import pytest

from bot.playground.slack import Slack
from tests.journeys.conftest import Enter

pytestmark = pytest.mark.usefixtures("bot")

LATE = "What do I tell a customer whose delivery will be late?"
INVOICE = "How do we answer a customer who got a wrong invoice?"
PLACE = "C0CUSTOMERS"


async def test_an_edited_question_has_its_one_answer_renewed(
    employee: Enter, slack: Slack
) -> None:
    dan, ana = employee("U0DAN"), employee("U0ANA")
    direct = dan.says(LATE)
    first = await dan.sees("our guidance says", thread=direct["ts"])
    public = ana.mentions_bot(LATE, channel=PLACE)
    theirs = await ana.sees("our guidance says", channel=PLACE, thread=public["ts"])

    dan.edits(direct, INVOICE)
    ana.edits(public, f"@Customer Focus {INVOICE}")

    renewed = await dan.sees("You edited your question", thread=direct["ts"])
    in_public = await ana.sees("You edited", channel=PLACE, thread=public["ts"])
    assert (renewed["ts"], in_public["ts"]) == (first["ts"], theirs["ts"])
    assert "nvoice" in str(renewed["blocks"])
    await slack.settled()
    assert len(dan.messages(thread=direct["ts"])) == 2
    assert len(ana.messages(channel=PLACE, thread=public["ts"])) == 2


async def test_a_mention_that_is_edited_in_is_answered_once_and_one_in_code_is_not(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said = dan.says(LATE, channel=PLACE)
    code = dan.says("Type `@Customer Focus why` there", channel=PLACE)

    dan.edits(said, f"@Customer Focus {LATE}")

    await dan.sees("our guidance says", channel=PLACE, thread=said["ts"])
    await slack.settled()
    assert len(dan.messages(channel=PLACE, thread=said["ts"])) == 2
    assert len(dan.messages(channel=PLACE, thread=code["ts"])) == 1


async def test_the_answer_to_a_deleted_question_is_given_to_its_asker_alone(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")

    dan.deletes(dan.mentions_bot(LATE, channel=PLACE))

    await dan.sees("our guidance says")
    bots = [one for one in dan.messages(channel=PLACE) if one.get("user") == "U0BOT"]
    assert bots == []


async def test_four_mentions_in_a_second_are_four_answers(employee: Enter) -> None:
    asking = [employee(who) for who in ("U0DAN", "U0ANA", "U0UMA", "U0BEN")]

    asked = [one.mentions_bot(LATE, channel=PLACE) for one in asking]

    for who, said in zip(asking, asked, strict=True):
        await who.sees("our guidance says", channel=PLACE, thread=said["ts"])
