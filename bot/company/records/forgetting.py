"""Forgets one person in every table, as each declares."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias
from uuid import uuid4

from sqlalchemy import JSON, Column, String, Table, Text, cast, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.company.records.domain import FORGOTTEN_AS
from bot.company.records.phrases import changed
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, record_of

Values: TypeAlias = Mapping[str, Any]


async def forget_person(
    database: Database, employee_id: str, tables: Iterable[Table] | None = None
) -> Mapping[str, int]:
    """Delete what is the person's, and cut them off what stays; return how many rows of which.

    What stays has one pseudonym in their place, made for this once: it shows what belongs
    together, and no list leads from it back to the person. Work that dbos keeps is the
    delivery's to forget.
    """
    gone = _Gone(employee_id, f"{FORGOTTEN_AS}{uuid4().hex[:12]}")
    touched: dict[str, int] = {}
    # Rows that point to others go first.
    for table in reversed(tuple(tables or metadata.sorted_tables)):
        record = record_of(table)
        if record is None or record.forgotten is Forgetting.KEEP:
            continue
        async with database.begin() as connection:
            count = 0
            if record.forgotten is Forgetting.DELETE:
                count = await gone.delete(connection, table, record)
            touched[table.name] = count + await gone.cut_off(connection, table, record)
    return touched


async def rows_naming(
    connection: AsyncConnection, table: Table, record: Record, employee_id: str
) -> int:
    """Return how many rows name the person in a column that the table declares for people."""
    return await _Gone(employee_id, "").count(connection, table, record)


class _Gone:
    """One person who is to be forgotten, and what stands in their place."""

    def __init__(self, employee_id: str, pseudonym: str) -> None:
        self._id, self._pseudonym = employee_id, pseudonym
        # An id may begin like another one.
        self._word = re.compile(rf"(?<![A-Za-z0-9]){re.escape(employee_id)}(?![A-Za-z0-9])")

    async def count(self, connection: AsyncConnection, table: Table, record: Record) -> int:
        """Return how many rows name the person, as whose they are or beside."""
        columns = [table.c[name] for name in (*record.people, *record.beside)]
        return len(await self._naming(connection, table, columns))

    async def delete(self, connection: AsyncConnection, table: Table, record: Record) -> int:
        """Delete the rows that name the person in a column for people."""
        rows = await self._naming(connection, table, [table.c[name] for name in record.people])
        for row in rows:
            await connection.execute(delete(table).where(*_same(table, row)))
        return len(rows)

    async def cut_off(self, connection: AsyncConnection, table: Table, record: Record) -> int:
        """Put the pseudonym wherever else the person stands: keys, lists, mentions in words."""
        columns = [column for column in table.columns if _holds_text(column)]
        rows = await self._naming(connection, table, columns)
        for row in rows:
            new = {column.name: self._without(row[column.name]) for column in columns}
            for emptied, taking in record.becomes.items():
                if row[emptied] == self._id:
                    new |= {emptied: None, taking: self._pseudonym}
            await connection.execute(update(table).where(*_same(table, row)).values(**new))
        return len(rows)

    async def _naming(
        self, connection: AsyncConnection, table: Table, columns: list[Column[Any]]
    ) -> list[Values]:
        if not columns:
            return []
        near = [cast(column, Text).contains(self._id, autoescape=True) for column in columns]
        found = (await connection.execute(select(table).where(or_(*near)))).mappings().all()
        names = [column.name for column in columns]
        return [dict(row) for row in found if any(self._is_in(row[name]) for name in names)]

    def _is_in(self, value: Any) -> bool:
        match value:
            case str():
                return bool(self._word.search(value))
            case list():
                return any(self._is_in(one) for one in value)
            case dict():
                return any(self._is_in(one) for pair in value.items() for one in pair)
            case _:
                return False

    def _without(self, value: Any) -> Any:
        return changed(value, lambda text: self._word.sub(self._pseudonym, text))


def _holds_text(column: Column[Any]) -> bool:
    return isinstance(column.type, String | JSON)


def _same(table: Table, row: Values) -> list[Any]:
    return [column == row[column.name] for column in table.primary_key.columns]
