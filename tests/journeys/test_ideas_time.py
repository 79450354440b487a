"""Time passes over a report: reminders, what is late goes up, a restart in between."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import IDEA, opens_form, reports
from tests.journeys.running import journey_settings, running_bot

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own


@pytest.fixture
async def bot_of_the_hour(slack: Slack, tmp_path: Path) -> AsyncIterator[None]:
    """The real bot, living by the workspace's clock."""
    settings = journey_settings(slack, tmp_path)
    async with running_bot(slack, settings, slack.clock):
        yield


@pytest.mark.usefixtures("bot_of_the_hour")
async def test_late_complaint_goes_to_the_next_level_and_the_reporter_hears(
    employee: Enter, slack: Slack
) -> None:
    dan, tara, xenia = employee("U0DAN"), employee("U0TARA"), employee("U0XENIA")
    receipt = await reports(dan, "complaint")
    card = await tara.sees("I-1001")

    slack.clock.move_by(timedelta(hours=37))
    await tara.sees("is due soon", thread=card["ts"])
    slack.clock.move_by(timedelta(hours=12))
    await tara.sees("is due now", thread=card["ts"])
    slack.clock.move_by(timedelta(days=4))

    await xenia.sees("Complaint I-1001")
    late = await dan.sees("is late, sorry", thread=receipt["ts"])
    assert "<@U0XENIA>" in visible_text(late)


async def test_report_sent_before_a_restart_is_delivered_after_it(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    settings = journey_settings(slack, tmp_path)
    dan, lena = employee("U0DAN"), employee("U0LENA")
    async with running_bot(slack, settings, slack.clock):
        await opens_form(dan)
        slack.faults.failing["chat.postMessage"] = 1000
        assert await dan.submits(IDEA) == {}

    slack.faults.failing.clear()
    async with running_bot(slack, settings, slack.clock):
        await dan.sees("Your idea is I-1001")
        await lena.sees("I-1001")

    assert len([one for one in lena.messages() if "I-1001" in visible_text(one)]) == 1
