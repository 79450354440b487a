"""Keeps plans in SQL."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, String, Table, Text, delete, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows
from bot.database.upsert import keep_first
from bot.quiz.plans.domain import Outcome, OwnPlan

plan_table = Table(
    "quiz_plan",
    metadata,
    Column("plan_id", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("department_id", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    Column("outcome", String),
    Column("answered_at", UtcDateTime),
    Column("came_of_it", Text, nullable=False),
    info=own_rows(
        "what somebody means to do after a step of the path, and what came of it",
        Days("plan", 365, since="made_at"),
        words=("words", "came_of_it"),
    ),
)


class SqlPlans:
    """Keeps plans in ``quiz_plan``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, plan: OwnPlan) -> OwnPlan:
        """Keep the plan and return it; the one kept before under this id, if any."""
        asked = select(plan_table).where(plan_table.c.plan_id == plan.plan_id)
        async with self._database.begin() as connection:
            await keep_first(connection, plan_table, asdict(plan))
            return _plan((await connection.execute(asked)).one())

    async def named(self, plan_id: str, employee_id: str) -> OwnPlan | None:
        """Return the employee's plan, or None."""
        asked = select(plan_table).where(_this(plan_id, employee_id))
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).first()
            return _plan(row) if row else None

    async def change(self, plan: OwnPlan) -> None:
        """Keep outcome and words of a plan that is still kept."""
        said = {
            "outcome": plan.outcome,
            "answered_at": plan.answered_at,
            "came_of_it": plan.came_of_it,
        }
        this = _this(plan.plan_id, plan.employee_id)
        async with self._database.begin() as connection:
            await connection.execute(update(plan_table).where(this).values(said))

    async def drop(self, plan_id: str, employee_id: str) -> None:
        """Forget the employee's plan."""
        async with self._database.begin() as connection:
            await connection.execute(delete(plan_table).where(_this(plan_id, employee_id)))

    async def unanswered(self, since: datetime, until: datetime) -> Sequence[OwnPlan]:
        """Return the plans made between these moments of which nothing was said yet."""
        made = plan_table.c.made_at.between(since, until) & plan_table.c.outcome.is_(None)
        async with self._database.begin() as connection:
            rows = await connection.execute(select(plan_table).where(made))
            return [_plan(row) for row in rows]

    async def everybodys(self) -> Sequence[OwnPlan]:
        """Return all plans, oldest first. Only for figures of groups."""
        async with self._database.begin() as connection:
            rows = await connection.execute(select(plan_table).order_by(plan_table.c.made_at))
            return [_plan(row) for row in rows]


def _this(plan_id: str, employee_id: str) -> Any:  # SQLAlchemy's own
    return (plan_table.c.plan_id == plan_id) & (plan_table.c.employee_id == employee_id)


def _plan(row: Row[Any]) -> OwnPlan:
    kept = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    outcome = Outcome(kept["outcome"]) if kept["outcome"] else None
    return OwnPlan(**kept | {"outcome": outcome})
