"""Every command whose words cannot be written or read, or that is ended early."""

import json
import os
import sys
from pathlib import Path

import pytest

from bot.commands import line
from bot.commands.failures import Status
from bot.settings import Settings
from tests.commands.every_command import ENDING, EVERY, NEEDS, QUESTION, WITH_JSON
from tests.commands.running import Done, Run

SILENT = {"serve"}  # it writes its log to standard error alone
READS_INPUT = {"ask --batch", "search --batch"}
# a second time finds what the first made
ONCE = {"backup", "restore", "knowledge export", "bank export"}
SAYS_NOTHING = {"workspaces", "audit"}  # as JSON, where there are none
NO_SETTINGS = {"records"}  # it reads none


@pytest.mark.parametrize("name", EVERY)
def test_a_closed_output_is_told_before_anything_is_done(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str
) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    done = run(*EVERY[name], **NEEDS.get(name, {}))

    assert done.returncode == Status.UNWRITTEN
    assert "Standard output is closed" in done.stderr
    assert not (folder.parent / "state").exists()


@pytest.mark.parametrize("name", sorted({*EVERY} - SILENT))
@pytest.mark.usefixtures("kept", "quiz")
def test_an_output_without_room_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    as_json = ("--json",) if name in {*WITH_JSON} - SAYS_NOTHING else ()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        done = run(*EVERY[name], *as_json, typed=QUESTION, **NEEDS.get(name, {}))

    *_, last = done.stderr.splitlines()
    told = json.loads(last)["error"] if as_json else last
    assert done.returncode == Status.UNWRITTEN, done.stderr
    assert "No space left on device" in told


@pytest.mark.parametrize("name", ["records", "settings", "knowledge check"])
@pytest.mark.usefixtures("kept", "quiz")
def test_a_reader_who_has_enough_ends_a_command_without_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w", encoding="utf-8", buffering=1) as left:
        monkeypatch.setattr(sys, "stdout", left)
        done = run(*EVERY[name])

    assert (done.returncode, done.stderr) == (Status.READER_GONE, "")


@pytest.mark.parametrize(
    "name",
    sorted({*ENDING} - READS_INPUT - ONCE),
)
@pytest.mark.usefixtures("kept", "quiz")
def test_a_closed_input_stops_nobody_who_reads_none(run: Run, name: str) -> None:
    given = NEEDS.get(name, {})

    done = run(*EVERY[name], typed=None, **given)

    assert done.returncode == run(*EVERY[name], **given).returncode


@pytest.mark.parametrize("name", ["backup", "restore"])
@pytest.mark.usefixtures("kept")
def test_a_closed_input_stops_no_backup(run: Run, name: str) -> None:
    assert run(*EVERY[name], typed=None).returncode == Status.DONE


@pytest.mark.parametrize("name", sorted(READS_INPUT))
def test_a_batch_without_standard_input_is_told(run: Run, folder: Path, name: str) -> None:
    done = run(*EVERY[name], typed=None)

    assert (done.returncode, done.stdout) == (Status.CANNOT, "")
    assert "Standard input is closed" in done.stderr
    assert not (folder.parent / "state").exists()


@pytest.mark.parametrize("name", EVERY)
def test_ctrl_c_while_a_command_is_loaded_ends_it_without_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def interrupted(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(line, "import_module", interrupted)

    assert run(*EVERY[name]) == Done(Status.INTERRUPTED, "", "")


@pytest.mark.parametrize("name", sorted({*EVERY} - NO_SETTINGS))
def test_ctrl_c_while_a_command_begins_ends_it_without_a_word(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Settings, "__init__", interrupted)

    assert run(*EVERY[name]) == Done(Status.INTERRUPTED, "", "")
    assert not (folder.parent / "state").exists()


@pytest.mark.parametrize("name", sorted({*WITH_JSON} - NO_SETTINGS - {"doctor"}))
def test_with_json_what_cannot_be_is_an_object(run: Run, name: str) -> None:
    done = run(*EVERY[name], "--json", PORT="none")

    told = json.loads(done.stderr)
    assert (done.stdout, told["status"]) == ("", Status.CANNOT)
    assert "PORT is set to 'none'" in told["error"]


def test_doctor_tells_as_an_object_of_what_cannot_be(run: Run) -> None:
    done = run("doctor", "--json", PORT="none")

    assert done.returncode == Status.CANNOT
    assert any("none" in one for one in done.stdout.splitlines() if json.loads(one))
