"""The guidance that counts leaves as Markdown: the folder's, and what was written in Slack."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.backup import keep_in
from bot.commands.knowledge_export import ExportTargetError, export_guidance
from bot.commands.restore import bring_back
from bot.database.engine import Database, open_database
from bot.guidance.written.domain import VersionDeed, WrittenVersion
from bot.guidance.written.store import SqlWrittenVersions, read_written
from bot.settings import Settings

ANSWER = WrittenVersion(
    document="guidance/answers/gap-1.md",
    number=1,
    text="Dogs on a leash are welcome.\n",
    deed=VersionDeed.WRITTEN,
    editor_id="U0LENA",
    at=datetime(2026, 11, 30, tzinfo=UTC),
    key="k",
)


@pytest.fixture
def settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_database_url: str
) -> Settings:
    folder = tmp_path / "knowledge"
    (folder / "guidance").mkdir(parents=True)
    (folder / "guidance" / "phone.md").write_bytes(b"# Phone\r\n\r\nAnswer it.\r\n")
    monkeypatch.setenv("KNOWLEDGE", str(folder))
    monkeypatch.setenv("DATABASE_URL", sqlite_database_url)
    return Settings(state=tmp_path / "state")


async def test_files_and_what_was_written_in_slack_are_exported(
    settings: Settings, sqlite_database_url: str, tmp_path: Path
) -> None:
    database = open_database(sqlite_database_url)
    await SqlWrittenVersions(database).keep(ANSWER)
    await database.close()

    files = export_guidance(settings, tmp_path / "out")

    named = [str(one.relative_to(tmp_path / "out")) for one in files]
    assert named == ["guidance/phone.md", "guidance/answers/gap-1.md"]
    assert files[0].read_bytes() == b"# Phone\r\n\r\nAnswer it.\r\n"
    assert files[1].read_text("utf-8") == ANSWER.text


async def test_of_another_folder_nothing_written_in_slack_is_exported(
    settings: Settings, sqlite_database_url: str, tmp_path: Path
) -> None:
    database = open_database(sqlite_database_url)
    await SqlWrittenVersions(database).keep(ANSWER)
    await database.close()
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.md").write_text("Another company.\n")

    files = export_guidance(settings.model_copy(update={"knowledge": other}), tmp_path / "out")

    assert [one.name for one in files] == ["a.md"]


def test_nothing_is_written_over(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ExportTargetError, match="--to"):
        export_guidance(settings, settings.knowledge)


async def test_a_backup_has_what_was_written_in_slack(
    postgres_database: Database, tmp_path: Path
) -> None:
    await SqlWrittenVersions(postgres_database).keep(ANSWER)
    await keep_in(postgres_database, tmp_path / "backup.tar.gz")
    await SqlWrittenVersions(postgres_database).keep(
        WrittenVersion(
            document=ANSWER.document,
            number=2,
            text="",
            deed=VersionDeed.RETIRED,
            editor_id="U0LENA",
            at=ANSWER.at,
            key="later",
        )
    )

    await bring_back(postgres_database, tmp_path / "backup.tar.gz")

    assert read_written(postgres_database).texts == {ANSWER.document: ANSWER.text}
