"""What only reads makes no state, and says what to do; a backup never takes another's place."""

import asyncio
from pathlib import Path

import pytest

from bot.commands.backup import keep_in
from bot.database.backups.domain import BackupError
from bot.database.engine import Database, open_database
from bot.people.store import SqlChosenDepartments
from tests.commands.running import Run

SEVERAL = {"SLACK_CLIENT_ID": "111.222", "SLACK_CLIENT_SECRET": "s"}


@pytest.mark.parametrize(
    "words",
    [
        ("export", "attempts"),
        ("export", "reports", "--format", "jsonl"),
        ("export", "reports", "--workspace", "T1"),
        ("settings",),
        ("audit",),
        ("backup", "kept.tar.gz"),
    ],
)
def test_where_nothing_is_kept_a_command_says_so_and_makes_nothing(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(folder)

    done = run(*words)

    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing is kept yet" in done.stderr
    assert "STATE or DATABASE_URL" in done.stderr
    assert {one.name for one in folder.parent.iterdir()} == {folder.name}
    assert {one.name for one in folder.iterdir()} == {"deliveries.md"}


@pytest.mark.parametrize(
    ("words", "told"),
    [("lost.tar.gz", "There is no backup at"), ("deliveries.md", "cannot be read as a backup")],
)
def test_what_cannot_be_brought_back_makes_nothing(
    run: Run, folder: Path, words: str, told: str
) -> None:
    done = run("restore", str(folder / words))

    assert done.returncode == 1
    assert told in done.stderr
    assert {one.name for one in folder.parent.iterdir()} == {folder.name}


@pytest.mark.parametrize("settings", [{}, SEVERAL], ids=["one", "several"])
def test_doctor_makes_nothing_and_finds_no_trouble_in_that(
    run: Run, folder: Path, settings: dict[str, str]
) -> None:
    done = run("doctor", **settings)

    assert "the bot makes it when it starts first" in done.stdout
    assert not (folder.parent / "state").exists()


@pytest.mark.parametrize("words", [("records",), ("bank", "check"), ("workspaces",)])
def test_what_reads_no_state_or_lists_nobody_makes_none(
    run: Run, folder: Path, words: tuple[str, ...]
) -> None:
    run(*words, **SEVERAL)

    assert not (folder.parent / "state").exists()


async def test_a_backup_never_takes_the_place_of_another(
    database: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await SqlChosenDepartments(database).choose("U1", "logistics")
    file = tmp_path_factory.mktemp("backups") / "kept.tar.gz"
    await keep_in(database, file)
    before = await asyncio.to_thread(file.read_bytes)

    with pytest.raises(BackupError, match=r"name another file, such as kept-\d{4}-\d\d-\d\d"):
        await keep_in(database, file)

    assert await asyncio.to_thread(file.read_bytes) == before


async def test_tables_without_a_row_are_nothing_to_keep(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "kept.tar.gz"

    with pytest.raises(BackupError, match="nothing to keep"):
        await keep_in(database, file)

    assert not await asyncio.to_thread(file.exists)


async def test_a_bot_that_never_ran_has_nothing_to_keep(
    empty_database_url: str, tmp_path: Path
) -> None:
    database = open_database(empty_database_url)

    with pytest.raises(BackupError, match="nothing to keep"):
        await keep_in(database, tmp_path / "kept.tar.gz")
    await database.close()
