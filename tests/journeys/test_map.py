"""The moments map of the real bot in the playground, by command and from there on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.database.engine import open_database
from bot.ideas.report.store import SqlReports
from bot.playground.slack import Slack
from tests.ideas.builders import a_report, an_entry, some_words
from tests.journeys.conftest import Enter
from tests.journeys.running import journey_settings

pytestmark = pytest.mark.usefixtures("bot")


async def eight_complaints(slack: Slack, folder: Path) -> None:
    """Let eight complaints about deliveries have come two weeks ago."""
    database = open_database(journey_settings(slack, folder).state_url)
    at = datetime.now(UTC) - timedelta(days=14)
    for number in range(8):
        complaint = a_report(words=some_words(kind="complaint"), reported_at=at)
        await SqlReports(database).add(complaint, an_entry(f"press:{number}"))
    await database.close()


async def test_the_weakest_moment_is_named_and_its_reports_are_a_click_away(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    await eight_complaints(slack, tmp_path)
    lena = employee("U0LENA")

    await lena.runs("/customer", "map")

    shown = await lena.sees("8 of 8 complaints of ninety days are about it")
    assert "Logistics: 8 reports here wait for your decision." in str(shown)
    await lena.clicks("Decide them", on=shown)
    await lena.sees_modal("Waiting for you")


async def test_figures_are_entered_seen_before_they_count_and_read_by_everybody(
    employee: Enter,
) -> None:
    zoe, dan = employee("U0ZOE"), employee("U0DAN")

    await zoe.runs("/customer", "indicators")
    shown = await zoe.sees("Deliveries on the promised day")
    await zoe.clicks("Paste several", on=shown)
    await zoe.sees_modal("You see what changes before it counts")
    refused = await zoe.submits({"rows": "indicator,month,value\nontime,2026-09,97\n"})
    assert "Do you mean on-time?" in str(refused)
    await zoe.submits({"rows": "indicator;month;value\non-time;2026-09;97,5\n"})
    await zoe.sees_modal("September 2026: *97.5* (new)")
    await zoe.submits({})
    await zoe.sees("Kept. Deliveries on the promised day, September 2026: *97.5*")
    await zoe.clicks("Enter a figure", on=shown)
    assert await zoe.submits({"indicator": "on-time", "value": "98"}) == {}
    await zoe.sees("*98* (new)")

    await dan.runs("/customer", "map")
    await dan.clicks("Our indicators", on=await dan.sees("No moment stands out"))
    await dan.sees_modal("*97.5* ✓")
