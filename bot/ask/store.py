"""Keeps questions in SQL for as long as their buttons may be clicked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Row, String, Table, Text, select

from bot.ask.citations import as_kept, citation_in
from bot.ask.domain import AskedQuestion, Citation
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows
from bot.database.upsert import keep_first

question_table = Table(
    "ask_question",
    metadata,
    Column("key", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("employee_id", String, nullable=False),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("asked_at", UtcDateTime, nullable=False, index=True),
    Column("nearest", JSON, nullable=False),
    Column("quoted", JSON),  # null: from before it was kept
    info=own_rows(
        "a question, while the buttons under its answer work",
        Days("questions", 90, since="asked_at"),
        words=("text",),
    ),
)


class SqlAskedQuestions:
    """Keeps questions in ``ask_question``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, asked: AskedQuestion) -> None:
        """Keep the question; keeping it again changes nothing."""
        async with self._database.begin() as connection:
            await keep_first(connection, question_table, _row_of(asked))

    async def find(self, key: str) -> AskedQuestion | None:
        """Return the question, or None if it is unknown or was forgotten."""
        async with self._database.begin() as connection:
            found = await connection.execute(
                select(question_table).where(question_table.c.key == key)
            )
            row = found.one_or_none()
        return _question_in(row) if row else None

    async def quoted_since(
        self, document: str, moment: datetime
    ) -> Sequence[tuple[str, Citation]]:
        """Return who was quoted what of a document since the moment (UTC), in no order."""
        columns = (question_table.c.employee_id, question_table.c.quoted)
        lately = question_table.c.asked_at >= moment
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(*columns).where(lately))).all()
        return [
            (row.employee_id, citation_in(one))
            for row in rows
            for one in row.quoted or ()
            if one["document"] == document
        ]

    async def times_since(self, moment: datetime) -> Sequence[datetime]:
        """Return when each question since the moment was asked (UTC), in no order."""
        asked_at = question_table.c.asked_at
        async with self._database.begin() as connection:
            found = await connection.execute(select(asked_at).where(asked_at >= moment))
        return found.scalars().all()


def _row_of(asked: AskedQuestion) -> dict[str, Any]:
    return {
        "key": asked.key,
        "text": asked.text,
        "employee_id": asked.employee_id,
        "channel": asked.channel,
        "thread_ts": asked.thread_ts,
        "asked_at": asked.asked_at,
        "nearest": list(asked.nearest),
        "quoted": list(map(as_kept, asked.quoted)),
    }


def _question_in(row: Row[Any]) -> AskedQuestion:
    where = (row.channel, row.thread_ts, row.asked_at)
    quoted = tuple(map(citation_in, row.quoted or ()))
    return AskedQuestion(row.key, row.text, row.employee_id, *where, tuple(row.nearest), quoted)
