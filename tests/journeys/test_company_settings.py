"""What a company settles in Slack counts from then on, and can be given back."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import presses, remembered, reports

pytestmark = pytest.mark.usefixtures("bot")
HOURS = "Hours until a complaint is answered"
COMPLAINT_HOURS = "complaint_hours"


async def opens_setting(administrator: SimulatedEmployee, name: str) -> None:
    """Press the button beside the setting on the page."""
    who = administrator.employee_id
    await presses(administrator.slack, who, "company.change_setting", name)
    await administrator.sees_modal("A setting")


def allowed_for_report(folder: Path, number: int) -> timedelta:
    asked = "SELECT reported_at, due_at FROM ideas_report WHERE number = ?"
    with sqlite3.connect(folder / "bot.sqlite3") as database:
        reported, due = database.execute(asked, (number,)).fetchone()
    return datetime.fromisoformat(due) - datetime.fromisoformat(reported)


def trail_in(folder: Path) -> list[tuple[str, str, int, int]]:
    asked = "SELECT name, deed, old, new FROM company_audit ORDER BY at"
    with sqlite3.connect(folder / "bot.sqlite3") as database:
        return database.execute(asked).fetchall()


def people_in(folder: Path) -> tuple[str, str]:
    """Return everything in the trail as text, and whom its pseudonyms stand for."""
    with sqlite3.connect(folder / "bot.sqlite3") as database:
        trail = database.execute("SELECT * FROM company_audit").fetchall()
        people = database.execute("SELECT employee_id FROM company_audit_person").fetchall()
    return str(trail), str(people)


async def test_an_administrator_settles_the_hours_and_gives_them_back(
    employee: Enter, tmp_path: Path
) -> None:
    zoe, dan = employee("U0ZOE"), employee("U0DAN")
    zoe.opens_home()
    await zoe.sees_home(f"{HOURS}*\n48 · _from the handbook_")

    await opens_setting(zoe, COMPLAINT_HOURS)
    assert await zoe.submits({"value": "soon"}) == {
        "value": "This has to be a number from 1 to 8760."
    }
    assert await zoe.submits({"value": "24"}) == {}
    await zoe.sees_home(f"{HOURS}*\n24 · _set in Slack_")
    await reports(dan, "complaint")

    assert allowed_for_report(tmp_path, 1) == timedelta(hours=24)

    await opens_setting(zoe, COMPLAINT_HOURS)
    await zoe.clicks(
        "Use the file's", on=await zoe.sees_modal("what the handbook says counts: 48")
    )
    await zoe.sees_home(f"{HOURS}*\n48 · _from the handbook_")
    await remembered(tmp_path)  # or the next form waits for the first comparison
    await reports(dan, "complaint", today="A pallet arrived wet at the florist's.")
    await dan.sees("Your complaint is I-1002")

    assert allowed_for_report(tmp_path, 2) == timedelta(hours=48)
    assert trail_in(tmp_path) == [
        (COMPLAINT_HOURS, "set", 48, 24),
        (COMPLAINT_HOURS, "given back", 24, 48),
    ]
    trail, people = people_in(tmp_path)
    assert "U0ZOE" not in trail
    assert "U0ZOE" in people


async def test_forged_clicks_and_a_forged_modal_of_others_are_refused(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan = employee("U0DAN")
    dan.opens_home()
    await dan.sees_home("Settings")
    assert HOURS not in visible_text(dan.home())

    await presses(slack, "U0DAN", "company.change_setting", COMPLAINT_HOURS)
    await dan.sees_modal("you may not change what the company settles")

    typed = {"value": {"value": {"type": "plain_text_input", "value": "1"}}}
    view = dan.modal() | {
        "id": "V0FORGED",
        "callback_id": "company.setting_modal",
        "private_metadata": COMPLAINT_HOURS,
        "state": {"values": typed},
    }
    forged = slack.payloads.interaction("view_submission", "U0DAN", view=view)
    await slack.delivery.ask("interactive", forged)
    await dan.sees("you may not change what the company settles")
    before = len(dan.messages())

    await presses(slack, "U0DAN", "company.use_the_files", COMPLAINT_HOURS)

    await slack.until(lambda: len(dan.messages()) > before)
    assert "you may not" in visible_text(dan.messages()[-1])
    assert trail_in(tmp_path) == []
