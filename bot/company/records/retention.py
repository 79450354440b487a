"""Deletes rows older than their table's declaration, or the workspace, allows."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, select, tuple_

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import Days, DaysOfKinds, record_of

AT_A_TIME = 500  # rows, so that others have their turn with the database in between


async def retain(
    database: Database,
    now: datetime,
    days: Mapping[str, int],
    tables: Iterable[Table] | None = None,
) -> Mapping[str, int]:
    """Delete the rows whose time is over; return their number for each table with a time.

    Doing it again, or in two processes at once, deletes nothing more.

    Args:
        database: one workspace's.
        now: UTC.
        days: what the workspace settled, by kind; a kind that is left out keeps its default.
        tables: those of the bot, if none are named.
    """
    gone: dict[str, int] = {}
    for table in tables or metadata.sorted_tables:
        record = record_of(table)
        if record and isinstance(record.kept, Days) and not record.kept.applied_by:
            kept_for = timedelta(days=days.get(record.kept.kind, record.kept.days))
            gone[table.name] = await _delete(database, table, record.kept, now - kept_for)
    return gone


def kinds_of_days(tables: Iterable[Table]) -> Mapping[str, int]:
    """Return the kinds of which a workspace may say for how many days, and the fewest."""
    fewest: dict[str, int] = {}
    for table in tables:
        record = record_of(table)
        match record and record.kept:
            case Days(kind=kind, applied_by="", at_least=least):
                fewest[kind] = least
            case DaysOfKinds(days=days, at_least=least):
                fewest |= dict.fromkeys(days, least)
            case _:
                pass
    return fewest


async def _delete(database: Database, table: Table, kept: Days, before: datetime) -> int:
    identity = tuple_(*table.primary_key.columns)
    old = select(*table.primary_key.columns).where(table.c[kept.since] < before)
    gone = 0
    while True:
        async with database.begin() as connection:
            batch = delete(table).where(identity.in_(old.limit(AT_A_TIME)))
            count = (await connection.execute(batch)).rowcount
        gone += count
        if count < AT_A_TIME:
            return gone
