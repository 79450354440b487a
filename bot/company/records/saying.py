"""Finds a name in what people wrote, in every table that declares such words; takes it out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.company.records.domain import KeptOfPerson
from bot.company.records.phrases import Phrase, changed
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import Record, record_of


async def rows_saying(
    database: Database, phrases: Sequence[Phrase], tables: Iterable[Table] | None = None
) -> list[KeptOfPerson]:
    """Return how many rows of each table say one of the phrases; no word of them.

    Args:
        database: one workspace's.
        phrases: what is looked for.
        tables: those of the bot, if none are named.
    """
    without, found = _without(phrases, ""), []
    for table, record in _with_words(tables):
        async with database.begin() as connection:
            count = len(await _changes(connection, table, record, without))
        if count:
            found.append(KeptOfPerson(table.name, record.what, count, str(record.kept)))
    return found


async def take_out(
    database: Database,
    phrases: Sequence[Phrase],
    instead: str,
    tables: Iterable[Table] | None = None,
) -> None:
    """Put ``instead`` wherever people wrote one of the phrases; doing it again is harmless."""
    without = _without(phrases, instead)
    for table, record in _with_words(tables):
        async with database.begin() as connection:
            for identity, values in await _changes(connection, table, record, without):
                where = [column == identity[column.name] for column in table.primary_key]
                await connection.execute(update(table).where(*where).values(**values))


def _with_words(tables: Iterable[Table] | None) -> list[tuple[Table, Record]]:
    known = [(table, record_of(table)) for table in tables or metadata.sorted_tables]
    return [(table, record) for table, record in known if record and record.words]


def _without(phrases: Sequence[Phrase], instead: str) -> Callable[[str], str]:
    # The longest first: of "Miller 2 GmbH" nothing is left where "Miller" goes, too.
    ordered = sorted(phrases, key=lambda one: -len(one.words))

    def without(text: str) -> str:
        for phrase in ordered:
            text = phrase.replaced(text, instead)
        return text

    return without


async def _changes(
    connection: AsyncConnection, table: Table, record: Record, without: Callable[[str], str]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the identity of each row that says it, and its words without."""
    words = [table.c[name] for name in record.words]
    rows = (await connection.execute(select(*table.primary_key, *words))).mappings().all()
    changes = []
    for row in rows:
        values = {name: changed(row[name], without) for name in record.words}
        if any(values[name] != row[name] for name in record.words):
            changes.append(({one.name: row[one.name] for one in table.primary_key}, values))
    return changes
