"""Drafts of lessons that version 0.1 kept are drafts of the quiz, and find their way back."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select

from bot.database.engine import Database
from bot.ideas.report.domain import Step
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.store import SqlReports
from bot.ideas.report.tables import lesson_table
from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.quiz.authoring.store import SqlQuestionDrafts
from bot.quiz.complaints.service import NO_BASIS
from tests.database.migrating import goes_to
from tests.ideas.builders import a_report, an_entry, some_words

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LESSON: dict[str, Any] = {
    "number": 1,
    "department_id": "logistics",
    "moment_id": "delivery",
    "stage": "interaction",
    "situation": "Rain falls. What do you do?",
    "best": {"text": "Ring.", "why": "It stays dry."},
    "others": [{"text": "Leave it.", "why": "Wet."}, {"text": "Go.", "why": "Late."}],
    "basis": {"document": "guidance/departments/logistics.md", "quote": "Ring first."},
}
EMPTY = dict.fromkeys(("lesson", "drafted_at", "rejected_by", "rejected_at"))
ROWS: list[dict[str, Any]] = [
    EMPTY | {"number": 1, "lesson": LESSON, "drafted_at": NOON},
    EMPTY | {"number": 2, "rejected_by": "U0SAM", "rejected_at": NOON},
    EMPTY | {"number": 3, "lesson": LESSON | {"number": 3}, "drafted_at": NOON},
]


async def of_version_0_1(database: Database) -> None:
    """Let three complaints have lessons: drafted, rejected without one, and taught."""
    reports = SqlReports(database)
    for number in (1, 2, 3):
        words = some_words(kind="complaint")
        entry = an_entry(f"submit:{number}", number)
        await reports.add(a_report(number=number, words=words), entry)
    await reports.note(HistoryEntry(3, "ideas.teach:3", Step.TEACH, NOON, "U0TINA"))
    await goes_to(database, "0015")
    async with database.begin() as connection:
        await connection.execute(insert(lesson_table), ROWS)


async def test_lessons_of_version_0_1_are_drafts_of_the_quiz(database: Database) -> None:
    await of_version_0_1(database)

    await goes_to(database, "0016")

    drafts = SqlQuestionDrafts(database)
    found: dict[int, QuestionDraft | None] = {
        number: await drafts.named(f"complaint:{number}") for number in (1, 2, 3)
    }
    waiting, rejected, taught = (found[number] for number in (1, 2, 3))
    assert waiting
    assert rejected
    assert taught
    assert (waiting.title, waiting.drafted_at) == ("I-1001", NOON)
    assert waiting.question.question_id == "logistics-delivery-1001"
    assert [choice.is_best for choice in waiting.question.choices] == [True, False, False]
    assert (rejected.decided_by, rejected.question.passage) == ("U0SAM", NO_BASIS)
    assert [one.state for one in (waiting, rejected, taught)] == [
        DraftState.WAITING,
        DraftState.REJECTED,
        DraftState.APPROVED,
    ]
    assert (taught.decided_by, taught.decided_at) == ("U0TINA", NOON)
    assert await drafts.waiting() == []


async def test_an_earlier_version_finds_its_lessons_again(database: Database) -> None:
    await of_version_0_1(database)
    await goes_to(database, "0016")

    await goes_to(database, "0015")

    async with database.begin() as connection:
        order = select(lesson_table).order_by(lesson_table.c.number)
        rows = [dict(row) for row in (await connection.execute(order)).mappings()]
    assert rows[0] == ROWS[0]
    assert rows[1] | {"drafted_at": None} == ROWS[1]
    assert rows[2] == ROWS[2]
