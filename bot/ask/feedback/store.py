"""Keeps judgements of answers, and doubts about what they quote, in SQL."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Integer,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)

from bot.ask.citations import as_kept, citation_in
from bot.ask.feedback.domain import Doubt
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows
from bot.database.upsert import keep_last

feedback_table = Table(
    "ask_feedback",
    metadata,
    Column("key", String, primary_key=True),
    Column("employee_id", String, primary_key=True),
    Column("is_helpful", Boolean, nullable=False),
    Column("reason", String, nullable=False),
    info=own_rows("whether an answer helped", words=("reason",)),
)
doubt_table = Table(
    "ask_doubt",
    metadata,
    Column("doubt_id", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("employee_id", String, nullable=False),
    Column("document", String, nullable=False),
    Column("excerpt", JSON, nullable=False),
    Column("reason", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("doubted_at", UtcDateTime, nullable=False, index=True),
    Column("outcome", String, nullable=False),
    Column("note", Text, nullable=False),
    UniqueConstraint("key", "employee_id", "document"),
    info=own_rows(
        "what an employee found wrong with a quote, until its owner has answered",
        Days("questions", 90, since="doubted_at"),
        words=("question", "reason", "note"),
    ),
)


class SqlFeedback:
    """Keeps judgements in ``ask_feedback``, one for each employee and answer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def give(self, key: str, employee_id: str, *, is_helpful: bool, reason: str) -> None:
        """Keep the employee's latest judgement of the answer."""
        who = {"key": key, "employee_id": employee_id}
        row = {**who, "is_helpful": is_helpful, "reason": reason}
        async with self._database.begin() as connection:
            await keep_last(connection, feedback_table, row)

    async def counted(self) -> dict[str, int]:
        """Return how many judgements of answers there are, by "helpful" or the reason given.

        What was only close, and helped, is no answer and not among them.
        """
        columns = (feedback_table.c.is_helpful, feedback_table.c.reason)
        counting = select(*columns, func.count()).group_by(*columns)
        async with self._database.begin() as connection:
            rows = (await connection.execute(counting)).all()
        return {
            "helpful" if is_helpful else reason or "not helpful": count
            for is_helpful, reason, count in rows
            if not (is_helpful and reason)
        }


class SqlDoubts:
    """Keeps doubts in ``ask_doubt``, one for each question, employee and document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, doubt: Doubt) -> Doubt:
        """Keep the doubt and return it with its number; what it said before is replaced."""
        row = _row_of(doubt)
        named = {name: row[name] for name in ("key", "employee_id", "document")}
        said = {"reason": doubt.reason, "question": doubt.question}
        finding = select(doubt_table).filter_by(**named)
        async with self._database.begin() as connection:
            changing = update(doubt_table).filter_by(**named).values(**said)
            if (await connection.execute(changing)).rowcount == 0:
                await connection.execute(insert(doubt_table).values(**row))
            return _doubt_in((await connection.execute(finding)).one())

    async def find(self, doubt_id: int) -> Doubt | None:
        """Return the doubt; None if there never was one, or it was deleted."""
        finding = select(doubt_table).filter_by(doubt_id=doubt_id)
        async with self._database.begin() as connection:
            row = (await connection.execute(finding)).one_or_none()
        return _doubt_in(row) if row else None

    async def answer(self, doubt_id: int, outcome: str, note: str) -> Doubt | None:
        """Keep what became of it; None if somebody was quicker, or it is gone."""
        open_one = update(doubt_table).filter_by(doubt_id=doubt_id, outcome="")
        async with self._database.begin() as connection:
            done = await connection.execute(open_one.values(outcome=outcome, note=note))
        return await self.find(doubt_id) if done.rowcount else None


def _row_of(doubt: Doubt) -> dict[str, Any]:
    return {
        "key": doubt.key,
        "employee_id": doubt.employee_id,
        "document": doubt.excerpt.document,
        "excerpt": as_kept(doubt.excerpt),
        "reason": doubt.reason,
        "question": doubt.question,
        "channel": doubt.channel,
        "thread_ts": doubt.thread_ts,
        "doubted_at": doubt.doubted_at,
        "outcome": doubt.outcome,
        "note": doubt.note,
    }


def _doubt_in(row: Row[Any]) -> Doubt:
    return Doubt(
        key=row.key,
        employee_id=row.employee_id,
        excerpt=citation_in(row.excerpt),
        reason=row.reason,
        question=row.question,
        channel=row.channel,
        thread_ts=row.thread_ts,
        doubted_at=row.doubted_at,
        doubt_id=row.doubt_id,
        outcome=row.outcome,
        note=row.note,
    )
