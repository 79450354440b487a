"""Each store of drafting and its fake keep the same promises."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.authoring.domain import (
    DraftState,
    QuestionDraft,
    QuestionDrafts,
    SeenDocument,
    SeenDocuments,
)
from bot.quiz.authoring.store import SqlQuestionDrafts, SqlSeenDocuments
from tests.builders_quiz import MONDAY, a_question
from tests.quiz.authoring.fakes import FakeDrafts, FakeSeenDocuments

FIRST = QuestionDraft("d1", "b1", "Ramps", a_question(), MONDAY)
SECOND = replace(FIRST, draft_id="d2")


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def drafts(request: pytest.FixtureRequest) -> QuestionDrafts:
    if request.param == "fake":
        return FakeDrafts()
    database = cast("Database", request.getfixturevalue(f"{request.param}_database"))
    return SqlQuestionDrafts(database)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def seen(request: pytest.FixtureRequest) -> SeenDocuments:
    if request.param == "fake":
        return FakeSeenDocuments()
    database = cast("Database", request.getfixturevalue(f"{request.param}_database"))
    return SqlSeenDocuments(database)


async def test_drafts_written_together_come_back_in_their_order(drafts: QuestionDrafts) -> None:
    await drafts.keep([FIRST, SECOND])

    assert list(await drafts.of_batch("b1")) == [FIRST, SECOND]
    assert list(await drafts.of_batch("b2")) == []


async def test_drafts_kept_first_stay(drafts: QuestionDrafts) -> None:
    await drafts.keep([FIRST])

    kept = await drafts.keep([replace(FIRST, title="Gates")])

    assert list(kept) == [FIRST]


async def test_no_drafts_are_nothing(drafts: QuestionDrafts) -> None:
    assert list(await drafts.keep([])) == []


async def test_draft_is_found_by_its_name(drafts: QuestionDrafts) -> None:
    await drafts.keep([FIRST])

    assert await drafts.named("d1") == FIRST
    assert await drafts.named("d9") is None


async def test_those_that_wait_come_oldest_first(drafts: QuestionDrafts) -> None:
    older = replace(FIRST, draft_id="d0", batch="b0", drafted_at=MONDAY - timedelta(days=1))
    await drafts.keep([FIRST])
    await drafts.keep([older])

    assert list(await drafts.waiting()) == [older, FIRST]


async def test_draft_from_a_complaint_waits_elsewhere(drafts: QuestionDrafts) -> None:
    await drafts.keep([replace(FIRST, draft_id="complaint:1", batch="complaint:1")])

    assert list(await drafts.waiting()) == []
    assert await drafts.named("complaint:1")


async def test_first_decision_is_kept_with_the_question_as_it_was_left(
    drafts: QuestionDrafts,
) -> None:
    await drafts.keep([FIRST])
    approved = replace(
        FIRST,
        question=a_question(situation="Another. What do you do?"),
        state=DraftState.APPROVED,
        decided_by="U0SAM",
        decided_at=MONDAY,
    )
    await drafts.decide(approved)

    late = await drafts.decide(
        replace(approved, state=DraftState.REJECTED, decided_by="U0TINA")
    )

    assert late == approved
    assert list(await drafts.waiting()) == []


async def test_later_version_of_a_document_replaces_the_earlier(seen: SeenDocuments) -> None:
    await seen.keep([SeenDocument("a.md", "1", ("x",)), SeenDocument("b.md", "1", ())])
    newer = SeenDocument("a.md", "2", ("x", "y"))

    await seen.keep([newer])

    assert await seen.everything() == {"a.md": newer, "b.md": SeenDocument("b.md", "1", ())}
