"""Keeps who left, until they are forgotten or come back."""

from datetime import date

from sqlalchemy import Column, Date, String, Table, delete, select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import Until, own_rows
from bot.database.upsert import keep_first

leaver_table = Table(
    "company_leaver",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("left_on", Date, nullable=False, index=True),
    info=own_rows("that somebody left, and when", Until("they come back or are forgotten")),
)


class SqlLeavers:
    """Keeps leavers in ``company_leaver``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def leave(self, employee_id: str, day: date) -> bool:
        """Keep that somebody left; False if it was known."""
        row = {"employee_id": employee_id, "left_on": day}
        async with self._database.begin() as connection:
            return await keep_first(connection, leaver_table, row)

    async def come_back(self, employee_id: str) -> None:
        """Forget that somebody left; fine if nobody did."""
        async with self._database.begin() as connection:
            await connection.execute(delete(leaver_table).filter_by(employee_id=employee_id))

    async def on(self, day: date) -> list[str]:
        """Return the ids of those who left on that day and are not forgotten yet, sorted."""
        asked = select(leaver_table.c.employee_id).filter_by(left_on=day)
        async with self._database.begin() as connection:
            return sorted((await connection.scalars(asked)).all())
