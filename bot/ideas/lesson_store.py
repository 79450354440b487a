"""Keeps drafts of lessons in SQL."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first
from bot.ideas.lesson_notation import lesson_from_json
from bot.ideas.lessons import Lesson

draft_table = Table(
    "ideas_lesson_draft",
    metadata,
    Column("number", Integer, ForeignKey("ideas_report.number"), primary_key=True),
    Column("lesson", JSON(none_as_null=True)),  # empty where only a template was looked at
    Column("drafted_at", UtcDateTime),
    Column("rejected_by", String),
    Column("rejected_at", UtcDateTime),
    info=declared(
        Record(
            "a question drafted from a complaint",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("rejected_by",),
        )
    ),
)


class SqlLessonDrafts:
    """Keeps drafts in ``ideas_lesson_draft``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, lesson: Lesson, now: datetime) -> None:
        """Keep the draft; the first one of a report stays."""
        row = {"number": lesson.number, "lesson": asdict(lesson), "drafted_at": now}
        async with self._database.begin() as connection:
            await keep_first(connection, draft_table, row)

    async def of(self, number: int) -> Lesson | None:
        """Return the draft of the report, or None."""
        asked = select(draft_table.c.lesson).where(draft_table.c.number == number)
        async with self._database.begin() as connection:
            kept = (await connection.execute(asked)).scalar_one_or_none()
        return lesson_from_json(kept) if kept else None

    async def reject(self, number: int, trainer_id: str, now: datetime) -> str:
        """Keep that the report makes no lesson; return who found so first."""
        this = draft_table.c.number == number
        is_open = this & draft_table.c.rejected_by.is_(None)
        words = {"rejected_by": trainer_id, "rejected_at": now}
        async with self._database.begin() as connection:
            await keep_first(connection, draft_table, {"number": number})
            await connection.execute(update(draft_table).where(is_open).values(words))
            asked = select(draft_table.c.rejected_by).where(this)
            return str((await connection.execute(asked)).scalar_one())

    async def rejected_by(self, number: int) -> str | None:
        """Return who found that the report makes no lesson, or None."""
        asked = select(draft_table.c.rejected_by).where(draft_table.c.number == number)
        async with self._database.begin() as connection:
            return (await connection.execute(asked)).scalar_one_or_none()
