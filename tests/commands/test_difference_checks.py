"""What the doctor says where files and Slack differ, beside settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.checks.differences import (
    check_departments,
    check_guidance,
    check_questions,
)
from bot.database.engine import Database
from bot.guidance.written.domain import VersionDeed
from bot.guidance.written.store import SqlWrittenVersions
from bot.people.store import SqlChosenDepartments
from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.quiz.authoring.store import SqlQuestionDrafts
from bot.quiz.workbench.adopting import adopted, whole
from bot.quiz.workbench.domain import QuestionDeed
from bot.quiz.workbench.store import SqlQuestionVersions
from bot.settings import Settings
from tests.builders_quiz import MONDAY, a_question, add_to_file
from tests.guidance.written.fakes import a_version

DRAFT = QuestionDraft("d1", "b1", "Ramps", a_question(), MONDAY)
WRITTEN = a_version(
    document="guidance/phone.md",
    number=2,
    text="# Phone\n\nAnswer within two rings.\n",
    deed=VersionDeed.CHANGED,
    at=MONDAY,
)

COUNTS = whole(
    DRAFT.question, QuestionDeed.APPROVED, MONDAY, editor_id="U0SAM", key="approved:d1"
)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    (tmp_path / "guidance").mkdir()
    (tmp_path / WRITTEN.document).write_bytes(b"# Phone\r\n\r\nAnswer it.\r\n")
    monkeypatch.setenv("KNOWLEDGE", str(tmp_path))
    return Settings()


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
    add_to_file(tmp_path, DRAFT.question)

    assert await check_questions(approved, tmp_path) == []


async def test_an_approved_question_that_no_file_has_is_named(
    approved: Database, tmp_path: Path
) -> None:
    (finding,) = await check_questions(approved, tmp_path)

    assert finding.says == (
        "approved in Slack, but in no file, so it is not asked: logistics-delivery-01"
    )


async def test_an_approved_question_that_lies_in_the_database_is_no_difference(
    approved: Database, tmp_path: Path
) -> None:
    await adopted(SqlQuestionVersions(approved), COUNTS)

    assert await check_questions(approved, tmp_path) == []


async def test_a_question_of_which_slack_and_file_say_different_things_is_named(
    approved: Database, tmp_path: Path
) -> None:
    await adopted(SqlQuestionVersions(approved), COUNTS)
    add_to_file(tmp_path, replace(DRAFT.question, situation="A pallet waits. What now?"))

    (finding,) = await check_questions(approved, tmp_path)

    assert finding.says.startswith("what was written in Slack counts, and the file says")
    assert finding.says.endswith("logistics-delivery-01")


async def test_a_document_that_slack_and_its_file_have_otherwise_is_named(
    sqlite_database: Database, served: Settings
) -> None:
    versions = SqlWrittenVersions(sqlite_database)
    await versions.keep(WRITTEN)
    await versions.keep(replace(WRITTEN, document="guidance/answers/in-no-file.md"))

    (finding,) = await check_guidance(sqlite_database, served)

    assert finding.is_well
    assert finding.as_line() == (
        f"ok    guidance/phone.md: since {MONDAY:%Y-%m-%d} (version 2) what was written in"
        " Slack counts, and its file says another thing\n"
        "      → `python -m bot knowledge export` writes what counts, to put into the folder;"
        " *Use the file's* in `/customer guidance` has the file count."
    )


async def test_a_retired_document_whose_file_is_there_is_named(
    sqlite_database: Database, served: Settings
) -> None:
    retired = replace(WRITTEN, text="", deed=VersionDeed.RETIRED)
    await SqlWrittenVersions(sqlite_database).keep(retired)

    (finding,) = await check_guidance(sqlite_database, served)

    assert "it is retired in Slack, and its file is still there" in finding.says
    assert finding.mend.startswith("Remove the file")


@pytest.mark.parametrize(
    ("text", "deed"),
    [("# Phone\n\nAnswer it.\n", VersionDeed.CHANGED), ("", VersionDeed.GIVEN_BACK)],
    ids=["the same but for line ends", "given back"],
)
async def test_what_the_file_has_or_was_given_back_is_no_difference(
    sqlite_database: Database, served: Settings, text: str, deed: VersionDeed
) -> None:
    await SqlWrittenVersions(sqlite_database).keep(replace(WRITTEN, text=text, deed=deed))

    assert await check_guidance(sqlite_database, served) == []


async def test_of_a_folder_that_the_bot_does_not_serve_nothing_differs(
    sqlite_database: Database, served: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await SqlWrittenVersions(sqlite_database).keep(WRITTEN)
    monkeypatch.setenv("KNOWLEDGE", "elsewhere")

    assert await check_guidance(sqlite_database, served) == []
