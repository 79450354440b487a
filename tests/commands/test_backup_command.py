"""``backup`` and ``restore`` show how far they are, and end with what is in there."""

import json
import re
from pathlib import Path

import pytest

from bot.database.engine import open_file
from bot.database.migrate import migrate
from bot.people.store import SqlChosenDepartments
from tests.commands.running import Run


@pytest.fixture
async def state(folder: Path) -> Path:
    state = folder.parent / "state"
    database = open_file(state / "bot.sqlite3")
    await migrate(database)
    await SqlChosenDepartments(database).choose("U1", "logistics")
    await database.close()
    return state


def test_a_backup_and_its_restore_end_with_tables_rows_and_documents(
    run: Run, state: Path, tmp_path: Path
) -> None:
    file = str(tmp_path / "kept.tar.gz")

    kept, back = run("backup", file), run("restore", file)

    assert (kept.returncode, back.returncode) == (0, 0)
    counts = r"\d+ tables with \d+ rows, and no documents: the guidance is not in a backup\."
    assert re.search(rf"Everything is kept in \S+: {counts}", kept.stdout)
    assert re.search(rf"Everything is as it was in \S+: {counts}", back.stdout)
    assert "bot.sqlite3: " in kept.stderr
    assert "bot.sqlite3: " in back.stderr
    assert re.search(r"lies in \S+before-restore-\S+ for 30 days", back.stdout)


def test_both_tell_programs_the_same(run: Run, state: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "kept.tar.gz")

    kept, back = run("backup", file, "--json"), run("restore", file, "--json")

    told, told_back = json.loads(kept.stdout), json.loads(back.stdout)
    assert told.keys() == {"file", "tables", "rows", "documents"}
    assert told_back["tables"] == told["tables"]
    assert Path(told_back["before"]).is_dir()
    assert (kept.stderr, back.stderr) == ("", "")


def test_a_state_that_is_damaged_makes_no_backup_and_takes_one_back(
    run: Run, state: Path, tmp_path: Path
) -> None:
    file = str(tmp_path / "kept.tar.gz")
    run("backup", file)
    (state / "bot.sqlite3").write_bytes(b"no database, though it is as long as one" * 200)

    refused, back = run("backup", str(tmp_path / "again.tar.gz")), run("restore", file)

    assert refused.returncode == 1
    assert not (tmp_path / "again.tar.gz").exists()
    assert back.returncode == 0, back.stderr
    assert run("backup", str(tmp_path / "third.tar.gz")).returncode == 0


def test_no_room_in_tmpdir_is_needed(run: Run, state: Path, tmp_path: Path) -> None:
    nowhere, file = str(tmp_path / "nowhere"), str(tmp_path / "kept.tar.gz")

    kept = run("backup", file, TMPDIR=nowhere, SQLITE_TMPDIR=nowhere)
    back = run("restore", file, TMPDIR=nowhere, SQLITE_TMPDIR=nowhere)

    assert (kept.returncode, back.returncode) == (0, 0)


@pytest.mark.parametrize("file", ["/dev/full", "/dev/null"])
def test_a_device_is_no_place_for_a_backup_nor_one(run: Run, state: Path, file: str) -> None:
    kept, back = run("backup", file), run("restore", file)

    assert "is there already, and stays" in kept.stderr
    assert "is no file, and so no backup" in back.stderr
    assert not Path(file).is_file()
