"""Keeps looks in SQL."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import JSON, Column, Row, String, Table, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows
from bot.database.upsert import keep_first
from bot.quiz.looks.domain import Look

look_table = Table(
    "quiz_look",
    metadata,
    Column("look_id", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("department_id", String, nullable=False, index=True),
    Column("moment_id", String, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False, index=True),
    Column("ticked", JSON),
    Column("ticked_at", UtcDateTime),
    info=own_rows(
        "what a manager looked for at a moment and saw; of whom they saw, nothing",
        Days("look", 730, since="sent_at"),
    ),
)


class SqlLooks:
    """Keeps looks in ``quiz_look``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, look: Look) -> Look:
        """Keep the look and return it; the one kept before under this id, if any."""
        asked = select(look_table).where(look_table.c.look_id == look.look_id)
        row = asdict(look) | {"lines": list(look.lines)}
        row = {name: value for name, value in row.items() if value is not None}
        async with self._database.begin() as connection:
            await keep_first(connection, look_table, row)
            return _look((await connection.execute(asked)).one())

    async def named(self, look_id: str, employee_id: str) -> Look | None:
        """Return that manager's look, or None."""
        this = (look_table.c.look_id == look_id) & (look_table.c.employee_id == employee_id)
        async with self._database.begin() as connection:
            row = (await connection.execute(select(look_table).where(this))).first()
            return _look(row) if row else None

    async def tick(self, look: Look) -> None:
        """Keep what was seen; the last word counts."""
        this = look_table.c.look_id == look.look_id
        seen = {"ticked": list(look.ticked or ()), "ticked_at": look.ticked_at}
        async with self._database.begin() as connection:
            await connection.execute(update(look_table).where(this).values(seen))

    async def of_department(self, department_id: str) -> Sequence[Look]:
        """Return the department's looks, oldest first."""
        asked = select(look_table).where(look_table.c.department_id == department_id)
        async with self._database.begin() as connection:
            rows = await connection.execute(asked.order_by(look_table.c.sent_at))
            return [_look(row) for row in rows]


def _look(row: Row[Any]) -> Look:
    kept = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    ticked = kept["ticked"]
    return Look(
        **kept
        | {
            "lines": tuple(kept["lines"]),
            "ticked": None if ticked is None else tuple(ticked),
        }
    )
