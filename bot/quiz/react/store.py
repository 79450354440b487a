"""Keeps reactions in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Boolean, Column, String, Table, select

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows
from bot.database.upsert import keep_last
from bot.quiz.reactions import Ground, Reaction

reaction_table = Table(
    "quiz_reaction",
    metadata,
    Column("round_id", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("is_useful", Boolean, nullable=False),
    Column("reacted_at", UtcDateTime, nullable=False, index=True),
    Column("ground", String),
    info=own_rows(
        "whether somebody found a round of questions useful, and why",
        Days("reaction", 365, since="reacted_at"),
    ),
)


class SqlReactions:
    """Keeps reactions in ``quiz_reaction``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, reaction: Reaction) -> None:
        """Keep it instead of what was kept of this round."""
        async with self._database.begin() as connection:
            await keep_last(connection, reaction_table, asdict(reaction))

    async def of(self, round_id: str) -> Reaction | None:
        """Return what its learner thought of a round, or None."""
        asked = select(reaction_table).filter_by(round_id=round_id)
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).mappings().first()
            return _reaction(row) if row else None

    async def everybodys(self) -> Sequence[Reaction]:
        """Return all of them, oldest first. Only for views that show no person."""
        asked = select(reaction_table).order_by(reaction_table.c.reacted_at)
        async with self._database.begin() as connection:
            rows = await connection.execute(asked)
            return [_reaction(row) for row in rows.mappings()]


def _reaction(row: Mapping[Any, Any]) -> Reaction:
    ground = row["ground"]
    return Reaction(**{**row, "ground": Ground(ground) if ground else None})
