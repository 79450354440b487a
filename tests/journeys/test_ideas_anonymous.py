"""An anonymous report: its reporter hears and answers, and nothing kept leads to them."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import (
    COMPLAINT,
    IDEA,
    decides,
    opens_form,
    presses,
    remembered,
    reports,
    sends,
)

pytestmark = pytest.mark.usefixtures("bot")

NO_NAME = {"signature": "anonymous"}


async def reports_without_name(who: SimulatedEmployee, answers: JsonObject) -> JsonObject:
    await opens_form(who, "complaint")
    receipt = await sends(who, answers | NO_NAME)
    opens_letters(who)
    return receipt


def opens_letters(who: SimulatedEmployee) -> None:
    """Let the hour pass after which whatever came without a name goes its way."""
    who.slack.clock.move_by(timedelta(hours=1, minutes=5))


async def test_question_and_answer_go_round_without_a_name(employee: Enter) -> None:
    uma, tara = employee("U0UMA"), employee("U0TARA")
    receipt = await reports_without_name(uma, COMPLAINT)
    card = await tara.sees("from a colleague who gave no name")

    await decides(tara, "Ask the reporter", card, reason="Since when?")
    await tara.sees("They see your question when they look", thread=card["ts"])
    await uma.clicks("Any news?", on=receipt)
    await uma.sees_modal("Since when?")
    await uma.submits({"reply": "Since the move in May."})
    opens_letters(uma)

    reply = await tara.sees("Since the move in May.", thread=card["ts"])
    assert "Somebody who gave no name replied" in visible_text(reply)


async def test_decision_is_read_under_any_news(employee: Enter) -> None:
    uma, tara = employee("U0UMA"), employee("U0TARA")
    receipt = await reports_without_name(uma, COMPLAINT)
    card = await tara.sees("I-1001")

    await decides(tara, "Decline", card, reason="We changed it this very morning.")
    await tara.sees("declined it")
    await uma.clicks("Any news?", on=receipt)

    await uma.sees_modal("We changed it this very morning.")


async def test_reporter_sees_what_is_stored(employee: Enter) -> None:
    uma = employee("U0UMA")
    await opens_form(uma, "complaint")
    receipt = await sends(uma, COMPLAINT | NO_NAME)

    await uma.clicks("What is stored about this?", on=receipt)

    shown = visible_text(await uma.sees_modal("fingerprint (SHA-256)"))
    assert "letterbox until" in shown
    assert COMPLAINT["today"] in shown
    assert "U0UMA" not in shown


async def test_voice_can_be_added_without_a_name(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, ben, lena = employee("U0DAN"), employee("U0BEN"), employee("U0LENA")
    await reports(dan)
    card = await lena.sees("I-1001")

    await remembered(tmp_path)
    await opens_form(ben)
    await ben.submits(IDEA | NO_NAME)
    await ben.clicks("Add my voice", on=await ben.sees_modal("Is it one of these?"))
    receipt = await ben.sees("Your voice counts for I-1001")
    opens_letters(ben)
    await lena.sees("Somebody who gave no name added a voice", thread=card["ts"])
    await decides(lena, "Accept", card)
    await lena.sees("accepted it")
    await ben.clicks("Any news?", on=receipt)

    await ben.sees_modal("I-1001 is accepted")


async def test_small_department_is_warned_before_it_is_sent(employee: Enter) -> None:
    uma = employee("U0UMA")
    await uma.runs("/customer", "idea", channel="C0GENERAL")

    await uma.sees_modal("Your department has fewer than 5 people here")


async def test_receipt_of_something_that_never_arrived_says_so(employee: Enter) -> None:
    uma = employee("U0UMA")
    receipt = await reports_without_name(uma, COMPLAINT)
    place = uma.channel().messages[receipt["ts"]]
    place["blocks"][1]["elements"][0]["value"] = "another secret"

    await uma.clicks("Any news?", on=receipt)

    await uma.sees_modal("what you sent did not arrive")


async def test_form_stays_open_when_the_receipt_cannot_be_posted(
    employee: Enter, slack: Slack
) -> None:
    uma, tara = employee("U0UMA"), employee("U0TARA")
    await opens_form(uma, "complaint")
    slack.faults.failing["chat.postMessage"] = 1000
    assert await uma.submits(COMPLAINT | NO_NAME) == {}
    failed = await uma.sees_modal("I have it, but could not give you the receipt.")
    slack.faults.failing.clear()

    again = await uma.submits({})

    assert "Please press Send again." in visible_text(failed)
    assert again == {}
    await uma.sees("Your complaint lies in the letterbox")
    opens_letters(uma)
    await tara.sees("I-1001")
    assert len([one for one in tara.messages() if "I-1001" in visible_text(one)]) == 1


async def test_voice_from_app_home_asks_for_the_name(employee: Enter, slack: Slack) -> None:
    dan, ben, uma = employee("U0DAN"), employee("U0BEN"), employee("U0UMA")
    await reports(dan)
    await presses(slack, "U0BEN", "ideas.support", "1")
    await ben.submits({})
    await ben.sees("Your voice counts for I-1001")
    uma.opens_home()

    await uma.clicks("Add my voice", on=await uma.sees_home("2 people want it"))
    await uma.sees_modal("Anonymously, it is kept nowhere")
    await uma.submits(NO_NAME)

    receipt = await uma.sees("Your voice counts for I-1001")
    await uma.clicks("What is stored about this?", on=receipt)
    await uma.sees_modal("letterbox until")
