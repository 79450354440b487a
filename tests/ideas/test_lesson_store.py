"""The store of lesson drafts and its fake keep the same promises."""

from dataclasses import replace
from typing import cast

import pytest

from bot.database.engine import Database
from bot.ideas.lesson_drafts import LessonDrafts
from bot.ideas.lesson_store import SqlLessonDrafts
from bot.ideas.lessons import Lesson, Quoted, draft
from bot.ideas.report.store import SqlReports
from bot.moments.domain import MomentsMap
from tests.ideas.builders import MONDAY, a_report, an_entry, some_words
from tests.ideas.fakes import FakeLessonDrafts

COMPLAINT = a_report(number=1, words=some_words(kind="complaint"))


def a_lesson() -> Lesson:
    basis = Quoted("guidance/departments/logistics.md", "Ring before you leave a parcel.")
    return draft(COMPLAINT, MomentsMap(()), basis)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def a_database(request: pytest.FixtureRequest) -> Database | None:
    if request.param == "fake":
        return None
    return cast("Database", request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture
async def drafts(a_database: Database | None) -> LessonDrafts:
    """Drafts of a report that is kept; without a database it is the fake."""
    if a_database is None:
        return FakeLessonDrafts()
    await SqlReports(a_database).add(COMPLAINT, an_entry())
    return SqlLessonDrafts(a_database)


async def test_first_draft_of_a_report_stays(drafts: LessonDrafts) -> None:
    await drafts.keep(a_lesson(), MONDAY)
    await drafts.keep(replace(a_lesson(), situation="Another?"), MONDAY)

    assert await drafts.of(1) == a_lesson()


async def test_report_without_a_draft_has_none(drafts: LessonDrafts) -> None:
    assert await drafts.of(1) is None
    assert await drafts.rejected_by(1) is None


async def test_first_rejection_counts_with_a_draft_or_without(drafts: LessonDrafts) -> None:
    assert await drafts.reject(1, "U0SAM", MONDAY) == "U0SAM"
    assert await drafts.reject(1, "U0TINA", MONDAY) == "U0SAM"

    assert await drafts.rejected_by(1) == "U0SAM"
    assert await drafts.of(1) is None


async def test_rejected_draft_is_still_there(drafts: LessonDrafts) -> None:
    await drafts.keep(a_lesson(), MONDAY)

    await drafts.reject(1, "U0SAM", MONDAY)

    assert await drafts.of(1) == a_lesson()
