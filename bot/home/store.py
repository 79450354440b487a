"""Keeps in SQL who opened App Home."""

from datetime import datetime

from sqlalchemy import Column, String, Table, insert, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import own_rows
from bot.home.domain import Visit

visit_table = Table(
    "home_visit",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("team_id", String, primary_key=True),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    info=own_rows("that somebody opened App Home"),
)


class SqlVisits:
    """Keeps visits in ``home_visit``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, employee_id: str, team_id: str, now: datetime) -> None:
        """Keep that the employee opened the page."""
        who = {"employee_id": employee_id, "team_id": team_id}
        again = update(visit_table).filter_by(**who).values(last_at=now)
        async with self._database.begin() as connection:
            if (await connection.execute(again)).rowcount == 0:
                first = insert(visit_table).values(**who, first_at=now, last_at=now)
                await connection.execute(first)

    async def of(self, employee_id: str, team_id: str) -> Visit | None:
        """Return the employee's visit, or None."""
        asked = select(visit_table).filter_by(employee_id=employee_id, team_id=team_id)
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).one_or_none()
        return Visit(row.employee_id, row.team_id, row.first_at, row.last_at) if row else None
