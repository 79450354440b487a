"""Keeps drafts of quiz questions, and what of the guidance was seen, in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import JSON, Column, Integer, Row, Select, String, Table, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, REPLACED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first, keep_last
from bot.quiz.authoring.domain import COMPLAINT_PREFIX, DraftState, QuestionDraft, SeenDocument
from bot.quiz.authoring.serialization import question_from_json

draft_table = Table(
    "quiz_draft",
    metadata,
    Column("draft_id", String, primary_key=True),
    Column("batch", String, nullable=False, index=True),
    Column("place", Integer, nullable=False),  # within the batch
    Column("title", String, nullable=False),
    Column("question", JSON, nullable=False),
    Column("drafted_at", UtcDateTime, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("decided_by", String),
    Column("decided_at", UtcDateTime),
    info=declared(
        Record(
            "a question drafted from guidance or from a complaint",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("batch", "decided_by"),
            words=("question",),
        )
    ),
)
seen_table = Table(
    "quiz_seen_document",
    metadata,
    Column("document", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("sentences", JSON, nullable=False),
    info=declared(
        Record(
            "guidance that was looked at for questions",
            Whose.COMPANY,
            REPLACED,
            Forgetting.KEEP,
        )
    ),
)


class SqlQuestionDrafts:
    """Keeps drafts in ``quiz_draft``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, drafts: Sequence[QuestionDraft]) -> Sequence[QuestionDraft]:
        """Keep drafts written together; return those of the batch that were kept first."""
        if not drafts:
            return []
        batch = drafts[0].batch
        async with self._database.begin() as connection:
            for place, draft in enumerate(drafts):
                row = asdict(draft) | {"place": place}
                await keep_first(connection, draft_table, row)
        return await self.of_batch(batch)

    async def of_batch(self, batch: str) -> Sequence[QuestionDraft]:
        """Return the drafts written together, in their order; empty if none."""
        return await self._all(select(draft_table).where(draft_table.c.batch == batch))

    async def named(self, draft_id: str) -> QuestionDraft | None:
        """Return the draft, or None."""
        found = await self._all(select(draft_table).where(draft_table.c.draft_id == draft_id))
        return found[0] if found else None

    async def waiting(self) -> Sequence[QuestionDraft]:
        """Return the undecided drafts from guidance, oldest first."""
        is_waiting = draft_table.c.state == DraftState.WAITING
        is_of_guidance = ~draft_table.c.batch.startswith(COMPLAINT_PREFIX)
        return await self._all(select(draft_table).where(is_waiting, is_of_guidance))

    async def approved(self) -> Sequence[QuestionDraft]:
        """Return the drafts that were put into the bank, oldest first."""
        is_approved = draft_table.c.state == DraftState.APPROVED
        return await self._all(select(draft_table).where(is_approved))

    async def decide(self, decided: QuestionDraft) -> QuestionDraft:
        """Keep the decision, with the question as it was left; the first one counts."""
        this = draft_table.c.draft_id == decided.draft_id
        is_open = this & (draft_table.c.state == DraftState.WAITING)
        words = {
            "question": asdict(decided.question),
            "state": decided.state,
            "decided_by": decided.decided_by,
            "decided_at": decided.decided_at,
        }
        async with self._database.begin() as connection:
            await connection.execute(update(draft_table).where(is_open).values(words))
            row = (await connection.execute(select(draft_table).where(this))).one()
            return _draft(row)

    async def _all(self, asked: Select[Any]) -> list[QuestionDraft]:
        order = (draft_table.c.drafted_at, draft_table.c.batch, draft_table.c.place)
        async with self._database.begin() as connection:
            return [_draft(row) for row in await connection.execute(asked.order_by(*order))]


def _draft(row: Row[Any]) -> QuestionDraft:
    return QuestionDraft(
        draft_id=row.draft_id,
        batch=row.batch,
        title=row.title,
        question=question_from_json(row.question),
        drafted_at=row.drafted_at,
        state=DraftState(row.state),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


class SqlSeenDocuments:
    """Keeps what was seen in ``quiz_seen_document``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def versions(self) -> Mapping[str, str]:
        """Return which version of each document was seen; reads nothing else."""
        columns = (seen_table.c.document, seen_table.c.version)
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(*columns))).all()
        return {one.document: one.version for one in rows}

    async def everything(self) -> Mapping[str, SeenDocument]:
        """Return all that was seen, by document."""
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(seen_table))).all()
        seen = [SeenDocument(one.document, one.version, tuple(one.sentences)) for one in rows]
        return {one.document: one for one in seen}

    async def keep(self, seen: Sequence[SeenDocument]) -> None:
        """Keep all of these at once; a later version of a document replaces it."""
        async with self._database.begin() as connection:
            for one in seen:
                row = asdict(replace(one, sentences=())) | {"sentences": list(one.sentences)}
                await keep_last(connection, seen_table, row)
