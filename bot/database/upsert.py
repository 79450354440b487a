"""Insert unless it is there, in one statement, the same on both databases."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def keep_first(connection: AsyncConnection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert the row; False if there is one with the same unique value, which stays.

    No index is named: of two that insert at once, Postgres may refuse the later by any of them.
    """
    insert = _insert(connection, table).values(row).on_conflict_do_nothing()
    kept = await connection.execute(insert.returning(*table.primary_key.columns))
    return kept.first() is not None


async def keep_last(connection: AsyncConnection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert the row in place of one with the same primary key."""
    insert = _insert(connection, table).values(row)
    changes = {name: insert.excluded[name] for name in row}
    await connection.execute(
        insert.on_conflict_do_update(index_elements=_key(table), set_=changes)
    )


def _key(table: Table) -> list[str]:
    return [column.name for column in table.primary_key.columns]


def _insert(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    is_sqlite = connection.dialect.name == "sqlite"
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)
