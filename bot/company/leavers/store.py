"""Keeps who left, until they are forgotten or come back, and what was said of many."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    String,
    Table,
    delete,
    false,
    select,
    update,
)

from bot.company.leavers.domain import NOTHING_SAID, LeavingDay
from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared, own_rows
from bot.database.upsert import keep_first, keep_last

leaver_table = Table(
    "company_leaver",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("left_on", Date, nullable=False, index=True),
    # Whether they are let in until an administrator says that so many left.
    Column("waits", Boolean, nullable=False, server_default=false()),
    info=own_rows("that somebody left, and when", Until("they come back or are forgotten")),
)
day_table = Table(
    "company_leaving_day",
    metadata,
    Column("day", Date, primary_key=True),
    Column("is_confirmed", Boolean, nullable=False),
    Column("mistakes", Integer, nullable=False),
    info=declared(
        Record(
            "what administrators said of a day on which many left",
            Whose.COMPANY,
            Until("nobody who left on it is kept any more"),
            Forgetting.KEEP,
        )
    ),
)


class SqlLeavers:
    """Keeps leavers in ``company_leaver``, and days in ``company_leaving_day``."""

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
        return sorted((await self.by_day()).get(day, []))

    async def by_day(self) -> Mapping[date, list[str]]:
        """Return the ids of all who left and are not forgotten yet, by their day."""
        found: dict[date, list[str]] = {}
        async with self._database.begin() as connection:
            for row in (await connection.execute(select(leaver_table))).all():
                found.setdefault(row.left_on, []).append(row.employee_id)
        return found

    async def wait(self, employee_id: str) -> None:
        """Let somebody who left in, until an administrator has said whether so many left."""
        waiting = update(leaver_table).filter_by(employee_id=employee_id).values(waits=True)
        async with self._database.begin() as connection:
            await connection.execute(waiting)

    async def waits(self, employee_id: str) -> bool:
        """Tell whether somebody who left is let in so."""
        asked = select(leaver_table.c.waits).filter_by(employee_id=employee_id)
        async with self._database.begin() as connection:
            return bool((await connection.scalars(asked)).one_or_none())

    async def end_waiting(self, day: date) -> None:
        """Let nobody in any more for whom a word was missing."""
        over = update(leaver_table).filter_by(left_on=day).values(waits=False)
        async with self._database.begin() as connection:
            await connection.execute(over)

    async def said_of(self, day: date) -> LeavingDay:
        """Return what administrators said of that day."""
        asked = select(day_table).filter_by(day=day)
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).one_or_none()
        return LeavingDay(row.is_confirmed, row.mistakes) if row else NOTHING_SAID

    async def say(self, day: date, said: LeavingDay) -> None:
        """Keep what administrators say of that day."""
        row = {"day": day, "is_confirmed": said.is_confirmed, "mistakes": said.mistakes}
        kept = select(leaver_table.c.left_on)
        async with self._database.begin() as connection:
            await connection.execute(delete(day_table).where(day_table.c.day.not_in(kept)))
            await keep_last(connection, day_table, row)
