"""Keeps one's own words in SQL until they have been read."""

from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import Column, String, Table, Text, delete, select

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows
from bot.database.upsert import keep_first
from bot.quiz.own_words.domain import Written

LEFT_BEHIND_AFTER = timedelta(days=1)  # a crash may leave words that nobody comes for

written_table = Table(
    "quiz_own_words",
    metadata,
    Column("words_id", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    info=own_rows(
        "an answer in one's own words, not read yet",
        Days("own_words", 1, since="written_at"),
        words=("words",),
    ),
)


class SqlOwnWords:
    """Keeps words in ``quiz_own_words``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, written: Written) -> None:
        """Keep the words; the same sending once. What nobody came for in a day is forgotten."""
        too_old = written_table.c.written_at < written.written_at - LEFT_BEHIND_AFTER
        async with self._database.begin() as connection:
            await connection.execute(delete(written_table).where(too_old))
            await keep_first(connection, written_table, asdict(written))

    async def of(self, words_id: str) -> str | None:
        """Return the words, or None."""
        asked = select(written_table.c.words).where(written_table.c.words_id == words_id)
        async with self._database.begin() as connection:
            return (await connection.execute(asked)).scalar_one_or_none()

    async def forget(self, words_id: str) -> None:
        """Forget the words."""
        these = written_table.c.words_id == words_id
        async with self._database.begin() as connection:
            await connection.execute(delete(written_table).where(these))
