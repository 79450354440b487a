"""``customers``: how much is kept of one, and erasing it."""

import asyncio
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import WorkspaceOption, read_settings
from bot.errors import CannotDoError

if TYPE_CHECKING:
    from bot.database.engine import Database
    from bot.ideas.customers.domain import KeptOfCustomer


class Deed(StrEnum):
    """What is done."""

    FIND = "find"
    ERASE = "erase"


WHO = "whoever runs the bot"  # did it, for the audit trail
Yes = Annotated[bool, typer.Option("--yes", help="Erase without being asked again.")]


def customers(
    deed: Deed, name: str, workspace: WorkspaceOption = None, yes: Yes = False
) -> None:
    """Find how much is kept of a customer, or erase it; prints no word of it."""
    if deed is Deed.ERASE and not yes:
        message = "This cannot be undone. Make a backup if you may, then add --yes."
        raise CannotDoError(message)
    asyncio.run(_done(deed, name, workspace))


async def _done(deed: Deed, name: str, workspace: str | None) -> None:
    from bot.commands.workspace_option import own_database

    async with own_database(read_settings(), workspace) as database:
        if deed is Deed.FIND:
            await _find(name, database)
        else:
            await _erase(name, database)


async def _find(name: str, database: "Database") -> None:
    from bot.ideas.customers.domain import phrase_of
    from bot.ideas.customers.messages import what_goes
    from bot.ideas.customers.store import SqlCustomerTraces

    traces = SqlCustomerTraces(database)
    names = await traces.names(phrase_of(name))
    kept = await traces.look(names)
    _print(kept)
    if kept.rows:
        print(f"`customers erase` {what_goes(name, longer=len(names[1:]))}")


async def _erase(name: str, database: "Database") -> None:
    from bot.company.audit.store import SqlAuditTrail
    from bot.composition.erasing import erased_by
    from bot.delivery.schedules import SqlSchedules
    from bot.ideas.customers.domain import FinishErasing, phrase_of
    from bot.ideas.customers.store import SqlCustomerTraces
    from bot.ideas.customers.work import finishing
    from bot.ideas.report.store import SqlReports

    traces, now = SqlCustomerTraces(database), datetime.now(UTC)
    names, schedules = await traces.names(phrase_of(name)), SqlSchedules(database)
    change = erased_by(WHO, f"ideas.erase:{now.isoformat()}")
    await SqlAuditTrail(database, lambda: now).record(change)
    reports = await SqlReports(database).all_of(None)
    for work in finishing(names, FinishErasing("", now), reports[0].team_id if reports else ""):
        await schedules.keep_for_later(work, work.not_before or now, now)
    left = await traces.erase(names)
    _print(left)
    print("Kept work that says it goes in an hour, while the bot runs. Backups stay, and what")
    print("stands in Slack: cards of these reports follow at their next change.")


def _print(kept: "KeptOfCustomer") -> None:
    from bot.ideas.customers.messages import lines_of
    from bot.ideas.report.domain import label_of

    for line in lines_of(kept.rows) or ["Nothing that is kept says this name."]:
        print(line)
    if kept.reports:
        print(f"Reports: {', '.join(map(label_of, kept.reports))}")
