"""Keep drafts from complaints with the drafts from guidance.

``ideas_lesson_draft`` stays, empty: an earlier version may still be running beside this one.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

BATCH = "complaint:"
FIRST_NUMBER = 1000  # report 42 is called I-1042
UNKNOWN_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # of a complaint rejected before it had a draft
NOTHING = {"text": "", "why": ""}
UNDRAFTED = {
    "department_id": "",
    "moment_id": "",
    "stage": "interaction",
    "situation": "",
    "best": NOTHING,
    "others": [],
    "basis": {"document": "", "quote": ""},
}

lessons = sa.table(
    "ideas_lesson_draft",
    sa.column("number", sa.Integer),
    sa.column("lesson", sa.JSON(none_as_null=True)),
    sa.column("drafted_at", UtcDateTime),
    sa.column("rejected_by", sa.String),
    sa.column("rejected_at", UtcDateTime),
)
entries = sa.table(
    "ideas_entry",
    sa.column("key", sa.String),
    sa.column("at", UtcDateTime),
    sa.column("done_by", sa.String),
)
drafts = sa.table(
    "quiz_draft",
    sa.column("draft_id", sa.String),
    sa.column("batch", sa.String),
    sa.column("place", sa.Integer),
    sa.column("title", sa.String),
    sa.column("question", sa.JSON),
    sa.column("drafted_at", UtcDateTime),
    sa.column("state", sa.String),
    sa.column("decided_by", sa.String),
    sa.column("decided_at", UtcDateTime),
)


def upgrade() -> None:
    """Move them to the quiz's drafts."""
    connection = op.get_bind()
    is_taught = entries.c.key.startswith("ideas.teach:")
    taught = {row.key: row for row in connection.execute(sa.select(entries).where(is_taught))}
    for row in connection.execute(sa.select(lessons)).all():
        done = taught.get(f"ideas.teach:{row.number}")
        connection.execute(sa.insert(drafts).values(_draft(row, done)))
    connection.execute(sa.delete(lessons))


def _draft(row: Any, done: Any) -> Mapping[str, Any]:
    name = f"{BATCH}{row.number}"
    state = "approved" if done else "rejected" if row.rejected_by else "waiting"
    return {
        "draft_id": name,
        "batch": name,
        "place": 0,
        "title": f"I-{FIRST_NUMBER + row.number}",
        "question": _question(row.number, row.lesson or UNDRAFTED),
        "drafted_at": row.drafted_at or row.rejected_at or UNKNOWN_DAY,
        "state": state,
        "decided_by": done.done_by if done else row.rejected_by,
        "decided_at": done.at if done else row.rejected_at,
    }


def _question(number: int, lesson: Mapping[str, Any]) -> Mapping[str, Any]:
    department_id, moment_id = lesson["department_id"], lesson["moment_id"]
    best = lesson["best"] | {"is_best": True}
    return {
        "question_id": f"{department_id}-{moment_id}-{FIRST_NUMBER + number}",
        "department_id": department_id,
        "moment_id": moment_id,
        "stage": lesson["stage"],
        "difficulty": 2,
        "situation": lesson["situation"],
        "choices": [best, *(other | {"is_best": False} for other in lesson["others"])],
        "passage": lesson["basis"],
        "owner": department_id,
    }


def downgrade() -> None:
    """Move them back."""
    connection = op.get_bind()
    is_of_complaint = drafts.c.batch.startswith(BATCH)
    for row in connection.execute(sa.select(drafts).where(is_of_complaint)).all():
        connection.execute(sa.insert(lessons).values(_lesson(row)))
    connection.execute(sa.delete(drafts).where(is_of_complaint))


def _lesson(row: Any) -> Mapping[str, Any]:
    number, question = int(row.batch.removeprefix(BATCH)), row.question
    is_rejected = row.state == "rejected"
    choices = [
        ({"text": one["text"], "why": one["why"]}, one["is_best"])
        for one in question["choices"]
    ]
    shared = ("department_id", "moment_id", "stage", "situation")
    lesson = {name: question[name] for name in shared} | {
        "number": number,
        "best": next(words for words, is_best in choices if is_best),
        "others": [words for words, is_best in choices if not is_best],
        "basis": question["passage"],
    }
    return {
        "number": number,
        "lesson": lesson if question["passage"]["quote"] else None,
        "drafted_at": row.drafted_at,
        "rejected_by": row.decided_by if is_rejected else None,
        "rejected_at": row.decided_at if is_rejected else None,
    }
