"""What the doctor says where files and Slack differ about departments and questions."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.checks.differences import check_departments, check_questions
from bot.database.engine import Database
from bot.people.store import SqlChosenDepartments
from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.quiz.authoring.store import SqlQuestionDrafts
from bot.quiz.bank.writing import add_question
from tests.builders_quiz import MONDAY, a_question

DRAFT = QuestionDraft("d1", "b1", "Ramps", a_question(), MONDAY)


@pytest.fixture
async def approved(sqlite_database: Database) -> Database:
    drafts = SqlQuestionDrafts(sqlite_database)
    await drafts.keep([DRAFT, replace(DRAFT, draft_id="d2", question=a_question("waits-01"))])
    decided = replace(DRAFT, state=DraftState.APPROVED, decided_by="U0SAM", decided_at=MONDAY)
    await drafts.decide(decided)
    return sqlite_database


async def test_a_department_that_was_chosen_and_is_gone_is_named(
    sqlite_database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "departments.yaml"
    file.write_text("departments: [{id: logistics, name: Logistics}]", encoding="utf-8")
    chosen = SqlChosenDepartments(sqlite_database)
    await chosen.choose("U0YARA", "logistics")
    await chosen.choose("U0DAN", "dock")

    (finding,) = await check_departments(sqlite_database, file)

    assert finding.is_well
    assert finding.says.startswith(
        "1 chose dock in Slack, which departments.yaml does not have"
    )


async def test_an_approved_question_that_stands_in_its_file_is_no_difference(
    approved: Database, tmp_path: Path
) -> None:
    add_question(tmp_path, DRAFT.question)

    assert await check_questions(approved, tmp_path) == []


async def test_an_approved_question_that_no_file_has_is_named(
    approved: Database, tmp_path: Path
) -> None:
    (finding,) = await check_questions(approved, tmp_path)

    assert finding.says == (
        "approved in Slack, but in no file, so it is not asked: logistics-delivery-01"
    )


async def test_an_approved_question_that_was_edited_is_named(
    approved: Database, tmp_path: Path
) -> None:
    add_question(tmp_path, replace(DRAFT.question, situation="A pallet waits. What now?"))

    (finding,) = await check_questions(approved, tmp_path)

    assert finding.says.endswith("the file counts: logistics-delivery-01")
