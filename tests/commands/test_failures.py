"""Every command against every bad day: one sentence, its status, an object with --json."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands import line
from bot.commands.failures import Status, ending_told
from tests.commands.every_command import EVERY
from tests.commands.running import Run


def test_the_table_has_every_command() -> None:
    assert set(EVERY) == set(line.COMMANDS)


@pytest.mark.parametrize("command", EVERY)
def test_an_option_that_does_not_exist_is_told_and_nothing_is_done(
    run: Run, folder: Path, command: str
) -> None:
    done = run(*EVERY[command], "--nosuch")

    assert (done.returncode, done.stdout) == (Status.USAGE, "")
    assert "--nosuch" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder.parent / "state").exists()


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_batch_without_standard_input_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("bot.commands.batch.sys", type("Closed", (), {"stdin": None}))

    done = run(command, "--batch")

    assert done.returncode == Status.CANNOT
    assert "Standard input is closed" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ask", "late?", "--department", "nosuch"), "There is no department nosuch"),
        (("ask", "late?", "--batch"), "With --batch the questions come from standard input"),
        (("records", "--format", "markdown", "--json"), "Choose one of --format and --json"),
        (("settings", "--format", "yaml", "--json"), "Choose one of --format and --json"),
        (("export", "reports", "--format", "xlsx"), "'--format': 'xlsx' is not one of"),
        (("search", "late", "--limit", "0"), "--limit"),
    ],
)
def test_no_option_is_taken_silently(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)

    assert done.returncode in {Status.CANNOT, Status.USAGE}
    assert told in done.stderr


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
