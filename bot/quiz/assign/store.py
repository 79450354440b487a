"""Keeps assigned rounds in SQL."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Date, Select, String, Table, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first
from bot.quiz.assigned import Assignment

assignment_table = Table(
    "quiz_assignment",
    metadata,
    Column("assignment_id", String, primary_key=True),
    Column("department_id", String, nullable=False),
    Column("moment_id", String, nullable=False),
    Column("until", Date, nullable=False),
    Column("employee_id", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    info=declared(
        Record(
            "a round of questions that a trainer assigned to a department",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("employee_id",),
        )
    ),
)


class SqlAssignments:
    """Keeps assigned rounds in ``quiz_assignment``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, new: Assignment) -> Assignment:
        """Keep it and return it; the one kept before under this id, if any."""
        asked = select(assignment_table).filter_by(assignment_id=new.assignment_id)
        async with self._database.begin() as connection:
            await keep_first(connection, assignment_table, asdict(new))
            return Assignment(**(await connection.execute(asked)).mappings().one())

    async def of(self, department_id: str) -> Sequence[Assignment]:
        """Return those of a department, oldest first."""
        return await self._all(select(assignment_table).filter_by(department_id=department_id))

    async def everything(self) -> Sequence[Assignment]:
        """Return all of them, oldest first."""
        return await self._all(select(assignment_table))

    async def _all(self, asked: Select[Any]) -> Sequence[Assignment]:
        asked = asked.order_by(assignment_table.c.made_at)
        async with self._database.begin() as connection:
            rows = await connection.execute(asked)
            return [Assignment(**row) for row in rows.mappings()]

    async def end(self, assignment_id: str, now: datetime) -> None:
        """Keep that it was taken back; the first time counts."""
        table = assignment_table
        this = (table.c.assignment_id == assignment_id) & table.c.ended_at.is_(None)
        async with self._database.begin() as connection:
            await connection.execute(update(table).where(this).values(ended_at=now))
