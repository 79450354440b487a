"""A report ends with its reporter, on the board and without a name: the real bot."""

import asyncio
from datetime import timedelta

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import COMPLAINT, decides, opens_form, reports

pytestmark = pytest.mark.usefixtures("bot")
A_WEEK = timedelta(days=7, minutes=6)


async def test_not_yet_opens_it_again_a_week_after_it_was_done(
    employee: Enter, slack: Slack
) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    receipt = await reports(dan)
    card = await lena.sees("Idea I-1001")
    await decides(lena, "Done", card, reason="The shelf is on the note now.")
    await dan.sees("I-1001 is done", thread=receipt["ts"])
    slack.clock.move_by(A_WEEK)

    await dan.clicks("Not yet", on=await dan.sees("Is it solved?", thread=receipt["ts"]))
    assert await dan.submits({"why": "Half of the notes lack it."}) == {}

    await dan.sees("is open again", thread=receipt["ts"])
    await lena.sees("Half of the notes lack it.", thread=card["ts"])


async def test_a_decline_is_questioned_and_goes_to_the_next_level(employee: Enter) -> None:
    dan, lena, xenia = employee("U0DAN"), employee("U0LENA"), employee("U0XENIA")
    receipt = await reports(dan)
    await decides(lena, "Decline", await lena.sees("I-1001"), reason="We have no room for it.")

    declined = await dan.sees("I-1001 is declined", thread=receipt["ts"])
    await dan.clicks("I question this", on=declined)
    assert await dan.submits({"why": "The room next door is free."}) == {}

    card = await xenia.sees("Idea I-1001")
    await xenia.sees("The room next door is free.", thread=card["ts"])
    await lena.sees("not with you any more")


async def finds_the_question(who: SimulatedEmployee, receipt: JsonObject) -> None:
    """Look for news until the bot's round has asked; nothing of it comes by itself."""
    for _ in range(300):
        await who.clicks("Any news?", on=receipt)
        if "Is it solved?" in visible_text(await who.sees_modal("I-1001 is done")):
            return
        await who.closes(everything=True)
        await asyncio.sleep(0.1)
    message = "Nobody asked whether it is solved."
    raise AssertionError(message)


async def test_without_a_name_the_question_stands_behind_any_news(
    employee: Enter, slack: Slack
) -> None:
    uma, tara = employee("U0UMA"), employee("U0TARA")
    await opens_form(uma, "complaint")
    assert await uma.submits(COMPLAINT | {"signature": "anonymous"}) == {}
    receipt = await uma.sees("lies in the letterbox")
    slack.clock.move_by(timedelta(hours=1, minutes=5))
    card = await tara.sees("I-1001")
    await decides(tara, "Done", card, reason="One address everywhere.")
    await tara.sees("finished it")
    slack.clock.move_by(A_WEEK)
    await uma.closes(everything=True)

    await finds_the_question(uma, receipt)
    answers = {"response": "reopen", "reply": "It came to the old one again."}
    assert await uma.submits(answers) == {}
    slack.clock.move_by(timedelta(hours=1, minutes=6))

    await tara.sees("It came to the old one again.", thread=card["ts"])


async def test_board_is_opened_and_a_voice_added(employee: Enter) -> None:
    dan, ben = employee("U0DAN"), employee("U0BEN")
    await reports(dan)
    await ben.runs("/customer", "ideas shelf", channel="C0GENERAL")

    await ben.clicks("Add my voice", on=await ben.sees_modal("I-1001"))
    await ben.sees_modal("With my name")
    assert await ben.submits({}) == {}

    await ben.sees("Your voice counts for I-1001")


async def test_who_asks_after_a_report_hears_how_it_stands(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    receipt = await reports(dan)
    await decides(lena, "Accept", await lena.sees("I-1001"))
    await dan.sees("I-1001 is accepted", thread=receipt["ts"])

    asked = dan.says("What happened to my idea?")

    await dan.sees("promised for", thread=asked["ts"])
