"""Every command against what goes wrong around it: said in one sentence, by its status."""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.commands import line
from bot.commands.failures import Status
from tests.commands.every_command import EVERY, NEEDS, READING, WITH_JSON
from tests.commands.running import Done, Run

SILENT = {"serve"}  # without its tokens it says why not, on standard error
READS_KNOWLEDGE = {"ask", "search", "index", "knowledge", "bank", "doctor", "rehearse", "demo"}
KEEPS = {"migrate": "bot.sqlite3", "index": "index", "rehearse": "index", "demo": "index"}


def told_once(done: Done) -> bool:
    return done.stderr.count("\n") == 1 and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", EVERY)
def test_a_closed_output_is_told_before_anything_is_done(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, command: str
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    done = run(*EVERY[command], **NEEDS.get(command, {}))

    assert done.returncode == Status.UNWRITTEN
    assert "Standard output is closed" in done.stderr
    assert not (folder.parent / "state").exists()


@pytest.mark.parametrize("command", sorted({*EVERY} - SILENT))
@pytest.mark.usefixtures("kept")
def test_an_output_without_room_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (folder / "questions").mkdir()
    (folder / "questions" / "sales.yaml").write_text("department: sales", "utf-8")
    words = ("backup", "new.tar.gz") if command == "backup" else EVERY[command]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        done = run(*words, **NEEDS.get(command, {}))

    assert done.returncode == Status.UNWRITTEN, done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", READING)
@pytest.mark.usefixtures("kept")
def test_a_closed_input_stops_nobody_who_reads_none(run: Run, command: str) -> None:
    done = run(*READING[command], typed=None)

    assert done.returncode == run(*READING[command]).returncode
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", EVERY)
def test_ctrl_c_while_a_command_is_loaded_ends_it_without_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def interrupted(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(line, "import_module", interrupted)

    done = run(*EVERY[command])

    assert done == Done(Status.INTERRUPTED, "", "")


@pytest.mark.parametrize("command", EVERY)
def test_with_json_what_goes_wrong_is_an_object(run: Run, command: str) -> None:
    done = run(*EVERY[command], "--nosuch", "--json")

    told = json.loads(done.stderr)
    assert told["status"] == done.returncode == Status.USAGE
    assert "--nosuch" in told["error"]


@pytest.mark.parametrize("command", sorted({*WITH_JSON} - {"records", "doctor"}))
def test_with_json_what_cannot_be_is_an_object(run: Run, command: str) -> None:
    done = run(*EVERY[command], "--json", PORT="none")

    told = json.loads(done.stderr)
    assert (done.stdout, told["status"]) == ("", Status.CANNOT)
    assert "PORT is set to 'none'" in told["error"]


@pytest.mark.parametrize("command", sorted(READS_KNOWLEDGE - {"doctor"}))
def test_a_folder_that_is_not_there_is_told_and_makes_nothing(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (folder / "asked.txt").write_text("Late?", "utf-8")
    monkeypatch.chdir(folder)

    done = run(*EVERY[command], KNOWLEDGE=str(folder.parent / "nowhere"))

    assert done.returncode == Status.CANNOT
    assert told_once(done)
    assert {one.name for one in folder.parent.iterdir()} == {folder.name}


def test_doctor_tells_of_a_folder_that_is_not_there(run: Run, folder: Path) -> None:
    done = run("doctor", KNOWLEDGE=str(folder.parent / "nowhere"))

    assert done.returncode == Status.CANNOT
    assert "MEND  KNOWLEDGE: there is no knowledge folder at" in done.stdout


def test_doctor_tells_of_questions_that_cannot_be_read(run: Run, folder: Path) -> None:
    (folder / "questions").mkdir()
    (folder / "questions" / "sales.yaml").write_text("questions: [", "utf-8")

    done = run("doctor")

    assert "MEND  questions: " in done.stdout
    assert "questions/sales.yaml:1: it is not readable YAML" in done.stdout


@pytest.mark.parametrize("name", ["what?", "1#2", "100%", "a%20b"])
def test_a_command_opens_the_state_that_is_named(run: Run, folder: Path, name: str) -> None:
    state = folder.parent / name

    run("migrate", STATE=str(state))
    read = run("settings", STATE=str(state))
    audit = run("audit", STATE=str(state))

    assert (state / "bot.sqlite3").exists()
    assert read.returncode == audit.returncode == Status.DONE
    assert {one.name for one in folder.parent.iterdir()} == {name, folder.name}


@pytest.mark.parametrize("command", ["ask", "search", "index"])
def test_a_command_reads_the_folder_that_is_named(run: Run, folder: Path, command: str) -> None:
    strange = folder.rename(folder.parent / "a?b#c%d%20e")

    done = run(*READING[command], KNOWLEDGE=str(strange))

    assert done.returncode == Status.DONE
    assert {one.name for one in folder.parent.iterdir()} == {"state", strange.name}


@contextmanager
def a_full_disk() -> Iterator[None]:
    """Let no file grow beyond what a sentence needs."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("command", ["migrate", "index", "ask", "rehearse"])
def test_a_full_disk_is_told_and_does_no_harm(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (folder.parent / "asked.txt").write_text("How late may a delivery be?\n", "utf-8")
    monkeypatch.chdir(folder.parent)
    words = (*EVERY[command], *(("--report",) if command == "rehearse" else ()))

    with a_full_disk():
        full = run(*words)
    afterwards = run(*words)

    assert full.returncode == Status.CANNOT
    assert "Traceback" not in full.stderr
    assert afterwards.returncode == Status.DONE, afterwards.stderr


@pytest.mark.parametrize("command", ["backup", "restore"])
@pytest.mark.usefixtures("kept")
def test_a_full_disk_takes_nothing_that_was_kept(run: Run, kept: Path, command: str) -> None:
    words = ("backup", "new.tar.gz") if command == "backup" else EVERY[command]
    before = kept.read_bytes()

    with a_full_disk():
        full = run(*words)

    assert full.returncode == Status.CANNOT
    assert told_once(full)
    assert kept.read_bytes() == before
    assert run(*words).returncode == Status.DONE
