"""What a role must act on: the first at once, what comes within the hour after it together."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.slack import Slack
from tests.delivery.conftest import until
from tests.journeys.conftest import Enter
from tests.journeys.reporting import decides, presses, remembered, reports, waiting_for
from tests.journeys.running import journey_settings, running_bot

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own

TOGETHER = "2 more reports came in since"


def shown(who: SimulatedEmployee, label: str) -> int:
    """Count the messages that name this report."""
    return sum(label in visible_text(one) for one in who.messages())


async def test_three_complaints_of_eight_minutes_are_two_notifications_and_survive_a_restart(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    settings = journey_settings(slack, tmp_path)
    dan, tara = employee("U0DAN"), employee("U0TARA")
    async with running_bot(slack, settings, slack.clock):
        await reports(dan, "complaint", today="One: the invoice has the old address.")
        await tara.sees("Complaint I-1001")
        await remembered(tmp_path)  # or the next form waits for the first comparison
        # Less than ten: Slack is asked who people are once more after the restart only.
        slack.clock.move_by(timedelta(minutes=4))
        await reports(dan, "complaint", today="Two: the invoice came twice.")
        receipt = await dan.sees("Your complaint is I-1002")
        slack.clock.move_by(timedelta(minutes=4))
        await reports(dan, "complaint", today="Three: nobody knows what is on it.")
        await until(lambda: waiting_for(tmp_path, tara.employee_id) == 2)
        assert (shown(tara, "I-1002"), shown(tara, "I-1003")) == (0, 0)

    async with running_bot(slack, settings, slack.clock):
        slack.clock.move_by(timedelta(minutes=53))
        await tara.sees(TOGETHER)
        for label in ("I-1002", "I-1003"):
            await decides(
                tara,
                "Decline",
                await tara.sees(f"Complaint {label}"),
                reason="We corrected it with the customer on the phone.",
            )
        await dan.sees("I-1002 is declined", thread=receipt["ts"])

    assert (shown(tara, TOGETHER), shown(tara, "Complaint I-1002")) == (1, 1)


async def test_a_severe_complaint_among_them_comes_at_once(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, tara = employee("U0DAN"), employee("U0TARA")
    async with running_bot(slack, journey_settings(slack, tmp_path), slack.clock):
        await reports(dan, "complaint", today="One: the invoice has the old address.")
        await tara.sees("Complaint I-1001")
        await remembered(tmp_path)  # or the next form waits for the first comparison
        await reports(dan, "complaint", today="Two: the invoice came twice.")
        await reports(dan, "complaint", today="Three: they leave us.", severity="severe")

        await tara.sees("Severe complaint I-1003")
        assert shown(tara, "I-1002") == 0
        slack.clock.move_by(timedelta(minutes=61))
        await tara.sees("Complaint I-1002")

    assert shown(tara, "Severe complaint I-1003") == 1
    assert shown(tara, "came in since") == 0  # one alone needs no word above it


async def test_what_was_answered_before_the_hour_ends_does_not_come(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, tara = employee("U0DAN"), employee("U0TARA")
    async with running_bot(slack, journey_settings(slack, tmp_path), slack.clock):
        await reports(dan, "complaint", today="One: the invoice has the old address.")
        await tara.sees("Complaint I-1001")
        await remembered(tmp_path)  # or the next form waits for the first comparison
        await reports(dan, "complaint", today="Two: the invoice came twice.")
        receipt = await dan.sees("Your complaint is I-1002")
        await reports(dan, "complaint", today="Three: nobody knows what is on it.")
        await until(lambda: waiting_for(tmp_path, tara.employee_id) == 2)
        await presses(slack, tara.employee_id, "ideas.decline", "2:0")  # on App Home
        assert await tara.submits({"reason": "One address for all now."}) == {}
        await dan.sees("I-1002 is declined", thread=receipt["ts"])

        slack.clock.move_by(timedelta(minutes=61))
        await tara.sees("Complaint I-1003")

    assert shown(tara, "I-1002") == 0
    assert waiting_for(tmp_path, tara.employee_id) == 0
