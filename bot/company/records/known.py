"""What is kept about one person, in every table, as each declares it."""

from collections.abc import Iterable

from sqlalchemy import Table

from bot.company.records.domain import KeptOfPerson
from bot.company.records.forgetting import rows_naming
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import record_of


async def kept_about(
    database: Database, employee_id: str, tables: Iterable[Table] | None = None
) -> list[KeptOfPerson]:
    """Return what every table keeps that names the person in a column for people, by name.

    Args:
        database: one workspace's.
        employee_id: whose.
        tables: those of the bot, if none are named.
    """
    found = []
    for table in sorted(tables or metadata.tables.values(), key=lambda one: one.name):
        record = record_of(table)
        if record is None:
            continue
        async with database.begin() as connection:
            count = await rows_naming(connection, table, record, employee_id)
        if count:
            found.append(KeptOfPerson(table.name, record.what, count, str(record.kept)))
    return found
