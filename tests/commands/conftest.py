"""Runs a command on a folder of one document."""

import io
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.backup import keep_in
from bot.database.engine import open_file
from bot.database.migrate import migrate
from bot.people.store import SqlChosenDepartments
from tests.commands.running import LATE, Done, Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "deliveries.md").write_text(LATE, encoding="utf-8")
    return folder


@pytest.fixture
async def kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state in which something is kept, a backup of it, a quiz, and questions asked."""
    file = folder.parent / "state" / "bot.sqlite3"
    database = open_file(file)
    await migrate(database)
    await SqlChosenDepartments(database).choose("U1", "logistics")
    monkeypatch.chdir(folder.parent)
    await keep_in(database, Path("kept.tar.gz"))
    await database.close()
    (folder.parent / "asked.txt").write_text("How late may a delivery be?\n", "utf-8")
    return file


@pytest.fixture
def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Run a command on the folder with state of its own and no setting from outside."""

    def run(*words: str, typed: bytes | None = b"", **settings: str) -> Done:
        told = {"KNOWLEDGE": str(folder), "STATE": str(folder.parent / "state"), **settings}
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["bot", *words])
        # None: closed by whoever called.
        stdin = None if typed is None else io.TextIOWrapper(io.BytesIO(typed))
        monkeypatch.setattr(sys, "stdin", stdin)
        code = main()
        printed = capfd.readouterr()
        return Done(code, printed.out, printed.err)

    return run
