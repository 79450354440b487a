"""Keeps composed answers in SQL."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, String, Table, select

from bot.ask.citations import citation_in
from bot.ask.domain import Answer, Claim
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first

composed_table = Table(
    "ask_composed",
    metadata,
    Column("key", String, primary_key=True),
    Column("answer", JSON, nullable=False),
    Column("composed_at", UtcDateTime, nullable=False, index=True),
    info=declared(
        Record(
            "an answer that a language model composed",
            Whose.EMPLOYEE,
            Days("answers", 30, since="composed_at"),
            Forgetting.DELETE,
            people=("key",),
            words=("answer",),
        )
    ),
)


class SqlComposedAnswers:
    """Keeps composed answers in ``ask_composed``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, key: str) -> Answer | None:
        """Return the answer, or None if it was never composed or was forgotten."""
        asked = select(composed_table.c.answer).where(composed_table.c.key == key)
        async with self._database.begin() as connection:
            kept = (await connection.execute(asked)).scalar_one_or_none()
        return _answer(kept) if kept else None

    async def keep(self, key: str, answer: Answer, now: datetime) -> None:
        """Keep the answer for 30 days from ``now`` (UTC); the first under its key stays."""
        row = {"key": key, "answer": asdict(answer), "composed_at": now}
        async with self._database.begin() as connection:
            await keep_first(connection, composed_table, row)


def _answer(kept: dict[str, Any]) -> Answer:
    return Answer(
        text=kept["text"],
        citations=tuple(map(citation_in, kept["citations"])),
        claims=tuple(map(_claim, kept["claims"])),
        follow_ups=tuple(kept["follow_ups"]),
    )


def _claim(kept: dict[str, Any]) -> Claim:
    return Claim(kept["text"], tuple(kept["citations"]), kept["is_excerpt"])
