"""Runs a command on a folder of one document."""

import asyncio
import io
import logging
import shutil
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.commands.backup import keep_in
from bot.commands.failures import Status
from bot.database.engine import open_file
from bot.database.migrate import migrate
from bot.people.store import SqlChosenDepartments
from tests.commands.running import LATE, Done, Run
from tests.quiz.bank.test_reading import HEAD, one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "deliveries.md").write_text(LATE, encoding="utf-8")
    return folder


@pytest.fixture
def asked_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run, with questions that were asked."""
    monkeypatch.chdir(folder.parent)
    (folder.parent / "asked.txt").write_text("How late may a delivery be?\n", "utf-8")
    return folder.parent


@pytest.fixture
def quiz(folder: Path) -> None:
    """A quiz of one question."""
    (folder / "questions").mkdir()
    (folder / "questions" / "sales.yaml").write_text(HEAD + one("01"), "utf-8")


@pytest.fixture
def kept(asked_folder: Path, kept_once: Path) -> Path:
    """A state in which something is kept, a backup of it, and questions asked."""
    shutil.copytree(kept_once, asked_folder, dirs_exist_ok=True)
    return asked_folder / "state" / "bot.sqlite3"


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, made once: a state and a backup of it."""
    folder = tmp_path_factory.mktemp("kept")
    asyncio.run(_keep_something(folder))
    return folder


async def _keep_something(folder: Path) -> None:
    database = open_file(folder / "state" / "bot.sqlite3")
    await migrate(database)
    await SqlChosenDepartments(database).choose("U1", "logistics")
    await keep_in(database, folder / "kept.tar.gz")
    await database.close()


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
        # Each begins its log anew, as a process does; warnings reach standard error.
        monkeypatch.setattr(logging.root, "handlers", [])
        code = main()
        printed = capfd.readouterr()
        # Whatever day it is: no traceback, nor a fault of ours for what is the day's.
        assert "Traceback" not in printed.out + printed.err
        assert code != Status.DEFECT, printed.err
        return Done(code, printed.out, printed.err)

    return run
