"""Every command against every bad day: one sentence, its status, an object with --json."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.failures import Status, ending_told
from tests.commands.every_command import TOKENS
from tests.commands.running import Run
from tests.ports import free_port


@pytest.mark.usefixtures("kept")
def test_one_question_that_cannot_be_read_exports_nothing_and_says_so(
    run: Run, folder: Path
) -> None:
    (folder / "questions").mkdir()
    (folder / "questions" / "logistics.yaml").write_text("questions: [", "utf-8")

    done = run("export", "attempts")

    assert (done.returncode, done.stdout) == (Status.CANNOT, "")
    assert "logistics.yaml:1" in done.stderr
    assert "Nothing is exported" in done.stderr


@pytest.mark.usefixtures("kept")
def test_a_table_is_marked_as_utf_8_for_excel(run: Run) -> None:
    assert run("export", "reports").stdout.startswith("\ufeff")
    assert not run("export", "reports", "--format", "jsonl").stdout.startswith("\ufeff")


def test_serving_says_in_one_sentence_what_keeps_it_from_beginning(
    run: Run, kept: Path
) -> None:
    with closing(sqlite3.connect(kept)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    done = run("serve", **TOKENS, PORT=str(free_port()))

    assert done.returncode == Status.CANNOT
    assert done.stderr.startswith("The database was migrated by a newer bot.")
    assert done.stderr.count("\n") == 1


def interrupted() -> int:
    raise KeyboardInterrupt


def unread() -> int:
    raise BrokenPipeError


def broken() -> int:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("run", "status"),
    [(interrupted, Status.INTERRUPTED), (unread, Status.READER_GONE), (broken, Status.DEFECT)],
)
def test_whatever_ends_a_command_has_its_status(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Callable[[], int], status: Status
) -> None:
    with (tmp_path / "out").open("w") as output:
        monkeypatch.setattr(sys, "stdout", output)

        assert ending_told(run, is_json=False) == status


def test_an_early_ctrl_c_leaves_no_traceback() -> None:
    asked = [sys.executable, "-X", "importtime", "-m", "bot", "doctor"]
    with subprocess.Popen(  # noqa: S603  # our own
        asked, stderr=subprocess.PIPE, text=True, env={**os.environ, "STATE": "/nowhere"}
    ) as started:
        assert started.stderr is not None
        while "typer" not in (loaded := started.stderr.readline()):  # it loads the commands
            assert loaded
        started.send_signal(signal.SIGINT)
        rest = started.stderr.read()

    assert started.returncode in {-signal.SIGINT, Status.INTERRUPTED}
    assert "Traceback" not in rest
