"""What `knowledge check` says of documents that were written in Slack."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.commands.checks.handbook import check_handbook
from bot.database.engine import open_database
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.written.domain import VersionDeed, WrittenVersion
from bot.guidance.written.store import SqlWrittenVersions
from bot.settings import Settings
from tests.builders_quiz import MONDAY
from tests.commands.test_reference_checks import FILES
from tests.guidance.written.fakes import a_version

FEES = "guidance/fees.md"
ANSWER = a_version(
    text='---\ntitle: "What does a guest pay?"\n---\n\nThe entrance fee is 12 euros.\n',
    at=MONDAY,
)
RETIRED = replace(ANSWER, document=FEES, text="", deed=VersionDeed.RETIRED)


@pytest.fixture
def settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_database_url: str
) -> Settings:
    knowledge = tmp_path / "knowledge"
    for name, text in FILES.items():
        (knowledge / name).parent.mkdir(parents=True, exist_ok=True)
        (knowledge / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE", str(knowledge))
    monkeypatch.setenv("DATABASE_URL", sqlite_database_url)
    return Settings(state=tmp_path / "state")


async def found(settings: Settings, version: WrittenVersion) -> list[HandbookFinding]:
    """Return the errors that are found once the version was kept."""
    database = open_database(settings.state_url)
    await SqlWrittenVersions(database).keep(version)
    await database.close()
    checked = check_handbook(settings, lambda texts: [[1.0] for _ in texts])
    return [one for one in checked.findings if one.is_error]


async def test_an_answer_that_contradicts_a_standard_is_found(settings: Settings) -> None:
    (finding,) = await found(settings, ANSWER)

    assert (finding.path, finding.kind, finding.line) == (ANSWER.document, "contradiction", 5)
    assert finding.mend.endswith(
        f"{ANSWER.document} was written in Slack: change it there, in /customer guidance."
    )


async def test_a_standard_is_held_against_what_slack_says_in_place_of_its_file(
    settings: Settings,
) -> None:
    said = FILES[FEES].replace("9 euros", "12 euros")

    errors = await found(settings, replace(ANSWER, document=FEES, text=said))

    assert {(one.path, one.kind) for one in errors} == {
        (FEES, "contradiction"),
        ("standards.yaml", "not-stated"),
        ("questions/logistics.yaml", "file"),
    }
    assert all(f"{FEES} was written in Slack" in one.mend for one in errors)


async def test_what_points_to_a_retired_document_is_told_that_it_was(
    settings: Settings,
) -> None:
    parking = settings.knowledge / "guidance/parking.md"
    parking.write_text("# Parking\n\nGuests park at the gate.\n", encoding="utf-8")

    errors = await found(settings, RETIRED)

    assert [one.path for one in errors] == ["questions/logistics.yaml", "standards.yaml"]
    assert all(f"{FEES} was retired in Slack" in one.mend for one in errors)


async def test_what_was_given_back_is_as_in_its_file(settings: Settings) -> None:
    assert await found(settings, replace(RETIRED, deed=VersionDeed.GIVEN_BACK)) == []


async def test_of_a_folder_that_the_bot_does_not_serve_only_files_are_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE", "elsewhere")

    assert await found(settings, ANSWER) == []
