"""What Quiz keeps, in SQL. Who forgets an employee forgets every row of theirs."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    select,
    update,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import own_rows
from bot.database.upsert import keep_first, keep_last
from bot.quiz.domain import Attempt, Disagreement, Learner, Occasion, Round

attempt_table = Table(
    "quiz_attempt",
    metadata,
    Column("attempt_id", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("question_id", String, nullable=False, index=True),
    Column("choice", Integer, nullable=False),
    Column("is_right", Boolean, nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("passage", String, nullable=False),
    Column("is_sure", Boolean),
    info=own_rows("an answer to a quiz question"),
)
round_table = Table(
    "quiz_round",
    metadata,
    Column("round_id", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("occasion", String, nullable=False),
    Column("question_ids", JSON, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    info=own_rows("a few questions asked together"),
)
learner_table = Table(
    "quiz_learner",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("time_zone", String, nullable=False),
    Column("path_began_at", UtcDateTime),
    Column("path_completed_at", UtcDateTime),
    Column("paused_until", UtcDateTime),
    Column("looked_on", Date),
    Column("reminded_on", Date),
    Column("reminded_by", String, nullable=False),
    Column("unanswered_reminders", Integer, nullable=False),
    Column("asks_sureness", Boolean, nullable=False),
    info=own_rows("where somebody stands with reminders and the path", beside=("reminded_by",)),
)
disagreement_table = Table(
    "quiz_disagreement",
    metadata,
    Column("disagreement_id", String, primary_key=True),
    Column("question_id", String, nullable=False, index=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_by", String),
    Column("answered_at", UtcDateTime),
    info=own_rows(
        "an objection to a question", beside=("answered_by",), words=("words", "answer")
    ),
)


class _Rows:
    """Reads rows; not for use by itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def _all(self, asked: Select[Any]) -> Sequence[Row[Any]]:
        async with self._database.begin() as connection:
            return list(await connection.execute(asked))


def _fields(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it


class SqlAttempts(_Rows):
    """Keeps attempts in ``quiz_attempt``."""

    async def add(self, attempt: Attempt) -> Attempt:
        """Keep the attempt and return it; the one kept before under this id, if any."""
        table = attempt_table
        asked = select(table).where(table.c.attempt_id == attempt.attempt_id)
        async with self._database.begin() as connection:
            await keep_first(connection, table, asdict(attempt))
            return Attempt(**_fields((await connection.execute(asked)).one()))

    async def rate(self, attempt_id: str, employee_id: str, *, is_sure: bool) -> bool:
        """Keep how sure the employee was; the first word counts. False: no such attempt."""
        table = attempt_table
        this = (table.c.attempt_id == attempt_id) & (table.c.employee_id == employee_id)
        async with self._database.begin() as connection:
            unsaid = this & table.c.is_sure.is_(None)
            await connection.execute(update(table).where(unsaid).values(is_sure=is_sure))
            found = await connection.execute(select(table.c.attempt_id).where(this))
            return found.first() is not None

    async def of(self, employee_id: str) -> list[Attempt]:
        """Return the employee's attempts, oldest first; empty if none."""
        asked = select(attempt_table).where(attempt_table.c.employee_id == employee_id)
        rows = await self._all(asked.order_by(attempt_table.c.answered_at))
        return [Attempt(**_fields(row)) for row in rows]

    async def everybodys(self) -> list[Attempt]:
        """Return all attempts, oldest first. Only for views that show no person."""
        rows = await self._all(select(attempt_table).order_by(attempt_table.c.answered_at))
        return [Attempt(**_fields(row)) for row in rows]


class SqlRounds(_Rows):
    """Keeps rounds in ``quiz_round``."""

    async def keep(self, new: Round) -> Round:
        """Keep the round and return it; the one kept before under this id, if any."""
        asked = select(round_table).where(round_table.c.round_id == new.round_id)
        row = asdict(new) | {"question_ids": list(new.question_ids)}
        async with self._database.begin() as connection:
            await keep_first(connection, round_table, row)
            return _round((await connection.execute(asked)).one())

    async def named(self, round_id: str) -> Round | None:
        """Return the round, or None."""
        rows = await self._all(select(round_table).where(round_table.c.round_id == round_id))
        return _round(rows[0]) if rows else None

    async def of(self, employee_id: str) -> list[Round]:
        """Return the employee's rounds, oldest first; empty if none."""
        asked = select(round_table).where(round_table.c.employee_id == employee_id)
        rows = await self._all(asked.order_by(round_table.c.begun_at))
        return [_round(row) for row in rows]

    async def end(self, round_id: str, now: datetime) -> None:
        """Keep that the round is over; the first time counts."""
        is_open = (round_table.c.round_id == round_id) & round_table.c.ended_at.is_(None)
        async with self._database.begin() as connection:
            await connection.execute(update(round_table).where(is_open).values(ended_at=now))


def _round(row: Row[Any]) -> Round:
    kept = _fields(row)
    kept["occasion"] = Occasion(kept["occasion"])
    kept["question_ids"] = tuple(kept["question_ids"])
    return Round(**kept)


class SqlLearners(_Rows):
    """Keeps learners in ``quiz_learner``."""

    async def of(self, employee_id: str) -> Learner | None:
        """Return what is kept about the employee, or None."""
        asked = select(learner_table).where(learner_table.c.employee_id == employee_id)
        rows = await self._all(asked)
        return Learner(**_fields(rows[0])) if rows else None

    async def keep(self, learner: Learner) -> None:
        """Keep this instead of what was kept."""
        async with self._database.begin() as connection:
            await keep_last(connection, learner_table, asdict(learner))

    async def everybody(self) -> list[Learner]:
        """Return all learners, in no particular order."""
        return [Learner(**_fields(row)) for row in await self._all(select(learner_table))]


class SqlDisagreements(_Rows):
    """Keeps disagreements in ``quiz_disagreement``."""

    async def add(self, disagreement: Disagreement) -> None:
        """Keep the objection; the same one is kept once."""
        async with self._database.begin() as connection:
            await keep_first(connection, disagreement_table, asdict(disagreement))

    async def named(self, disagreement_id: str) -> Disagreement | None:
        """Return the objection, or None."""
        table = disagreement_table
        rows = await self._all(select(table).where(table.c.disagreement_id == disagreement_id))
        return Disagreement(**_fields(rows[0])) if rows else None

    async def answer(self, answered: Disagreement) -> Disagreement:
        """Keep the answer and return the objection; the first answer counts."""
        table = disagreement_table
        this = table.c.disagreement_id == answered.disagreement_id
        words = {
            "answer": answered.answer,
            "answered_by": answered.answered_by,
            "answered_at": answered.answered_at,
        }
        async with self._database.begin() as connection:
            is_open = this & table.c.answered_at.is_(None)
            await connection.execute(update(table).where(is_open).values(words))
            row = (await connection.execute(select(table).where(this))).one()
            return Disagreement(**_fields(row))

    async def everybodys(self) -> Sequence[Disagreement]:
        """Return all objections, oldest first."""
        asked = select(disagreement_table).order_by(disagreement_table.c.made_at)
        return [Disagreement(**_fields(row)) for row in await self._all(asked)]
