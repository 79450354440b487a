"""Rows for every table of the bot, each of which names a person wherever it can."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    LargeBinary,
    String,
    Table,
    insert,
    select,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, record_of

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


async def fill(database: Database, employee_id: str, number: int) -> None:
    """Put one row into each table that may name people."""
    async with database.begin() as connection:
        for table in metadata.sorted_tables:
            row = {
                column.name: _value(column, table, employee_id, number)
                for column in table.columns
            }
            await connection.execute(insert(table).values(**row))


def _value(column: Column[Any], table: Table, employee_id: str, number: int) -> Any:
    for key in column.foreign_keys:
        return _value(key.column, key.column.table, employee_id, number)
    record = record_of(table)
    names_nobody = record is None or record.forgotten is Forgetting.KEEP
    if isinstance(column.type, String):
        if names_nobody:
            return f"nobody {number}"
        is_alone = column.name.endswith(("_id", "_by"))
        return employee_id if is_alone else f"{column.name}:{employee_id}:<@{employee_id}>"
    if isinstance(column.type, JSON):
        return [] if names_nobody else [employee_id, {"said": f"<@{employee_id}> {number}"}]
    if isinstance(column.type, Date):  # may be a key
        return NOON.date() + timedelta(days=number)
    return _OTHERS.get(type(column.type), number)


_OTHERS = {UtcDateTime: NOON, LargeBinary: b"1", Boolean: True}


async def everything(database: Database) -> dict[str, str]:
    """Return all rows of each table, as text."""
    async with database.begin() as connection:
        return {
            table.name: str((await connection.execute(select(table))).all())
            for table in metadata.sorted_tables
        }


def tables_that_name_people() -> list[Table]:
    return [
        table
        for table in metadata.sorted_tables
        if (record := record_of(table)) and record.forgotten is not Forgetting.KEEP
    ]
