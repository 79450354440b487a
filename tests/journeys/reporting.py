"""What employees do in a journey of Ideas: fill in the form, find cards and receipts."""

import asyncio
import sqlite3
from pathlib import Path

from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject
from bot.playground.slack import Slack

IDEA: JsonObject = {
    "today": "Customers wait at the dock while we look for the right shelf.",
    "better": "Print the shelf on the delivery note.",
    "moment": "delivery",
    "department": "logistics",
}
COMPLAINT: JsonObject = {
    "today": "The bakery says its invoice went to the old address again.",
    "moment": "invoicing",
    "department": "accounting",
}


async def opens_form(who: SimulatedEmployee, kind: str = "idea") -> None:
    """Open the form by command and choose the kind."""
    await who.runs("/customer", kind, channel="C0GENERAL")
    await who.sees_modal("What is it?")


async def sends(who: SimulatedEmployee, answers: JsonObject) -> JsonObject:
    """Fill in the form in sight and send it; returns the receipt."""
    assert await who.submits(answers) == {}
    await who.sees_modal("Thank you")
    await who.closes()
    return await who.sees("Thank you. Your ")


async def reports(who: SimulatedEmployee, kind: str = "idea", **answers: object) -> JsonObject:
    """Report something from the command to the receipt."""
    await opens_form(who, kind)
    return await sends(who, (IDEA if kind == "idea" else COMPLAINT) | answers)


async def decides(
    manager: SimulatedEmployee, button: str, card: JsonObject, **answers: object
) -> None:
    """Press a button, or choose it from the menu beside; fill in the modal that opens."""
    await manager.clicks(button, on=card)
    asked = {one["block_id"] for one in manager.modal()["blocks"]}
    given: JsonObject = {"cause": "A single mistake", "knows": "Yes"}
    filled = {name: one for name, one in given.items() if name in asked} | answers
    assert await manager.submits(filled) == {}


async def presses(slack: Slack, employee_id: str, action_id: str, value: str) -> None:
    """Press a button that is not, or no longer, in sight: an old message, or a forgery."""
    action = {"action_id": action_id, "value": value, "action_ts": slack.workspace.next_ts()}
    about = {"actions": [action], "trigger_id": slack.triggers.issue(employee_id)}
    payload = slack.payloads.interaction("block_actions", employee_id, **about)
    await slack.delivery.ask("interactive", payload)


def waiting_for(folder: Path, employee_id: str) -> int:
    """Count what waits until it comes to the employee's role with the rest of an hour."""
    asked = "SELECT count(*) FROM company_waiting WHERE shown_in IS NULL AND employee_id = ?"
    with sqlite3.connect(folder / "bot.sqlite3") as database:
        (count,) = database.execute(asked, [employee_id]).fetchone()
    return int(count)


async def remembered(
    folder: Path, reports: int = 1, database_file: str = "bot.sqlite3"
) -> None:
    """Wait until so many reports can be compared: the first takes seconds after a start."""
    for _ in range(600):
        with sqlite3.connect(folder / database_file) as database:
            (kept,) = database.execute("SELECT count(*) FROM ideas_vector").fetchone()
        if kept >= reports:
            return
        await asyncio.sleep(0.1)
    message = f"Only {kept} of {reports} reports can be compared."
    raise AssertionError(message)
