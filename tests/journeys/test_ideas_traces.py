"""Nothing that is kept or logged leads to an anonymous reporter."""

import logging
import sqlite3
from pathlib import Path

import pytest

from bot.playground.employee import Employee
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import COMPLAINT, decides, sends
from tests.journeys.running import journey_settings, running_bot

TRACES = ("U0UMA", "D0UMA", "Nilsson", "uma.nilsson")


async def test_nothing_that_is_kept_or_logged_leads_to_the_reporter(
    employee: Enter, slack: Slack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="bot")

    async with running_bot(slack, journey_settings(slack, tmp_path), slack.clock):
        await round_without_a_name(employee("U0UMA"), employee("U0TARA"))

    kept = everything_kept(tmp_path)
    logged = [str(vars(record)) for record in caplog.records]
    assert employee("U0UMA").channel().channel_id in TRACES
    assert any("Since the move in May." in row for row in kept)
    assert [row for row in kept if any(trace in row for trace in TRACES)] == []
    assert [line for line in logged if any(trace in line for trace in TRACES)] == []


async def round_without_a_name(uma: Employee, tara: Employee) -> None:
    """Report from a direct message, be asked, look for news, reply."""
    uma.says("I have a complaint")
    await uma.clicks("Open the form", on=await uma.sees("It takes half a minute"))
    receipt = await sends(uma, COMPLAINT | {"signature": "anonymous"})
    card = await tara.sees("I-1001")
    await decides(tara, "Ask the reporter", card, reason="Since when?")
    await tara.sees("They see your question when they look", thread=card["ts"])
    await uma.clicks("Any news?", on=receipt)
    await uma.sees_modal("Since when?")
    await uma.submits({"reply": "Since the move in May."})
    await tara.sees("Since the move in May.", thread=card["ts"])


def everything_kept(folder: Path) -> list[str]:
    """Every row of every table of every database there, as text; and the files' bytes."""
    rows: list[str] = []
    for file in sorted(folder.rglob("*.sqlite3")):
        with sqlite3.connect(file) as database:
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in names.fetchall():
                content = database.execute(f'SELECT * FROM "{name}"')  # noqa: S608  # our own
                rows += [f"{file.name} {name} {row}" for row in content.fetchall()]
    return rows + [f.read_bytes().decode("latin-1") for f in folder.rglob("*") if f.is_file()]
