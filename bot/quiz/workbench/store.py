"""Keeps versions of questions in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Integer,
    Row,
    String,
    Table,
    func,
    select,
    update,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first
from bot.quiz.authoring.serialization import question_from_json
from bot.quiz.workbench.domain import QuestionDeed, QuestionVersion

version_table = Table(
    "quiz_question_version",
    metadata,
    Column("question_id", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("question", JSON),
    Column("deed", String, nullable=False),
    Column("editor_id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("key", String, nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("agreed_by", String),
    info=declared(
        Record(
            "a quiz question as a trainer wrote it in Slack, each version of it",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("editor_id", "key", "agreed_by"),
            words=("question",),
        )
    ),
)


class SqlQuestionVersions:
    """Keeps versions in ``quiz_question_version``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, version: QuestionVersion) -> bool:
        """Keep the version; False if somebody else kept one of that number before."""
        row = asdict(version)
        row = {name: kept for name, kept in row.items() if kept is not None}
        same = select(version_table.c.key).filter_by(
            question_id=version.question_id, number=version.number
        )
        async with self._database.begin() as connection:
            await keep_first(connection, version_table, row)
            kept: str = (await connection.execute(same)).scalar_one()
        return kept == version.key

    async def agree(self, question_id: str, number: int, employee_id: str) -> bool:
        """Let it count; False if it did, or is not the newest any more."""
        own = version_table.c.question_id == question_id
        last = select(func.max(version_table.c.number)).where(own)
        async with self._database.begin() as connection:
            if (await connection.execute(last)).scalar() != number:
                return False
            this = own & (version_table.c.number == number) & ~version_table.c.counts
            words = {"counts": True, "agreed_by": employee_id}
            changed = update(version_table).where(this).values(words)
            return (await connection.execute(changed)).rowcount == 1

    async def history(self, question_id: str) -> Sequence[QuestionVersion]:
        """Return the versions of a question, the newest first."""
        own = select(version_table).filter_by(question_id=question_id)
        async with self._database.begin() as connection:
            rows = await connection.execute(own.order_by(version_table.c.number.desc()))
            return [_version(row) for row in rows]

    async def newest(self) -> Mapping[str, QuestionVersion]:
        """Return the version that counts of each question."""
        asked = select(version_table).where(version_table.c.counts)
        async with self._database.begin() as connection:
            rows = await connection.execute(asked.order_by(version_table.c.number))
            return {row.question_id: _version(row) for row in rows}


def _version(row: Row[Any]) -> QuestionVersion:
    kept = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    question = kept["question"]
    return QuestionVersion(
        **kept
        | {
            "question": question_from_json(question) if question else None,
            "deed": QuestionDeed(kept["deed"]),
        }
    )
