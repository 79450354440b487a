"""Every command against what goes wrong around it: said in one sentence, by its status."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.commands.failures import Status
from tests.commands.every_command import (
    ARCHIVE,
    ENDING,
    EVERY,
    EXPORTED,
    MAKE_STATE,
    NEEDS,
    QUESTION,
    READ_KNOWLEDGE,
    READ_STATE,
)
from tests.commands.running import Done, Run

STRANGE = "a?b#c%d%20e"
WRITES = {*MAKE_STATE, "knowledge schemas", "backup", "restore", "customers erase"}
FINDS_SOMETHING = {"doctor", "knowledge check", "bank check", "bank guess"}


def told_once(done: Done) -> bool:
    return done.stderr.count("\n") == 1


def around(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


@pytest.mark.parametrize("name", sorted({*READ_KNOWLEDGE} - {"doctor"}))
@pytest.mark.usefixtures("kept")
def test_a_folder_that_is_not_there_is_told_and_makes_nothing(
    run: Run, folder: Path, name: str
) -> None:
    before = around(folder.parent)
    nowhere = str(folder.parent / "nowhere")

    done = run(*EVERY[name], typed=QUESTION, KNOWLEDGE=nowhere, **NEEDS.get(name, {}))

    assert (done.returncode, done.stdout) == (Status.CANNOT, "")
    assert nowhere in done.stderr
    assert told_once(done)
    assert around(folder.parent) == before


@pytest.mark.parametrize("name", sorted({*ENDING} - {*READ_KNOWLEDGE}))
@pytest.mark.usefixtures("kept")
def test_a_folder_that_is_not_there_is_nothing_to_who_reads_none(
    run: Run, folder: Path, name: str
) -> None:
    done = run(*EVERY[name], KNOWLEDGE=str(folder.parent / "nowhere"), **NEEDS.get(name, {}))

    assert done.returncode == Status.DONE, done.stderr
    assert not (folder.parent / "nowhere").exists()


def test_doctor_tells_of_a_folder_that_is_not_there(run: Run, folder: Path) -> None:
    done = run("doctor", KNOWLEDGE=str(folder.parent / "nowhere"))

    assert done.returncode == Status.CANNOT
    assert "MEND  KNOWLEDGE: there is no knowledge folder at" in done.stdout


@pytest.mark.parametrize("name", READ_STATE)
@pytest.mark.usefixtures("quiz")
def test_a_state_that_is_not_there_is_told_and_made_by_nobody_who_reads(
    run: Run, asked_folder: Path, name: str
) -> None:
    before = around(asked_folder)

    done = run(*EVERY[name], STATE=str(asked_folder / "mistyped"))

    assert (done.returncode, done.stdout) == (Status.CANNOT, "")
    assert "mistyped" in done.stderr
    assert told_once(done)
    assert around(asked_folder) == before


@pytest.mark.parametrize("name", sorted({*ENDING} - {*READ_STATE, *MAKE_STATE}))
@pytest.mark.usefixtures("quiz")
def test_a_state_that_is_not_there_is_made_by_nobody_who_needs_none(
    run: Run, asked_folder: Path, name: str
) -> None:
    before = around(asked_folder)

    run(*EVERY[name], STATE=str(asked_folder / "mistyped"), **NEEDS.get(name, {}))

    assert around(asked_folder) - before <= {EXPORTED}


@pytest.mark.parametrize("name", ENDING)
@pytest.mark.usefixtures("kept", "quiz")
def test_broken_files_end_no_command_but_by_a_sentence_that_names_one(
    run: Run, folder: Path, name: str
) -> None:
    for broken in ("departments.yaml", "questions/sales.yaml", "moments.yaml"):
        (folder / broken).write_text("questions: [", "utf-8")

    done = run(*EVERY[name], typed=QUESTION, **NEEDS.get(name, {}))

    assert done.returncode in {Status.DONE, Status.CANNOT}, done.stderr
    assert done.returncode == Status.DONE or ".yaml:1: " in done.stdout + done.stderr


@pytest.mark.parametrize("broken", ["departments.yaml", "questions/sales.yaml"])
@pytest.mark.parametrize("name", ["doctor", "knowledge check", "bank check"])
@pytest.mark.usefixtures("quiz")
def test_a_broken_file_is_named_by_what_checks(
    run: Run, folder: Path, name: str, broken: str
) -> None:
    (folder / broken).write_text("questions: [", "utf-8")

    done = run(*EVERY[name])

    assert done.returncode == Status.CANNOT
    assert f"{broken}:1: it is not readable YAML" in done.stdout + done.stderr


@pytest.mark.parametrize("name", ENDING)
@pytest.mark.usefixtures("kept", "quiz")
def test_a_command_opens_what_is_named_however_it_is_called(
    run: Run, folder: Path, name: str
) -> None:
    state = (folder.parent / "state").rename(folder.parent / f"s{STRANGE}")
    strange = folder.rename(folder.parent / f"k{STRANGE}")
    before = around(folder.parent)
    where = {"STATE": str(state), "KNOWLEDGE": str(strange), **NEEDS.get(name, {})}

    done = run(*EVERY[name], typed=QUESTION, **where)

    may_be = {Status.DONE, *([Status.CANNOT] if name in FINDS_SOMETHING else [])}
    assert done.returncode in may_be, done.stderr
    assert around(folder.parent) - before <= {EXPORTED, ARCHIVE}


@contextmanager
def a_full_disk() -> Iterator[None]:
    """Let no file grow beyond what a sentence needs."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.MonkeyPatch.context() as patched:
        # Python 3.11 would keep half a compiled module, and run none of it ever after.
        patched.setattr(sys, "dont_write_bytecode", True)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", [*MAKE_STATE, "knowledge schemas"])
def test_a_full_disk_is_told_and_does_no_harm(run: Run, asked_folder: Path, name: str) -> None:
    with a_full_disk():
        full = run(*EVERY[name], typed=QUESTION)
    afterwards = run(*EVERY[name], typed=QUESTION)

    assert full.returncode == Status.CANNOT, full.stderr
    assert "I/O error" not in full.stderr
    assert afterwards.returncode == Status.DONE, afterwards.stderr


@pytest.mark.parametrize("name", ["backup", "restore"])
def test_a_full_disk_takes_nothing_that_was_kept(run: Run, kept: Path, name: str) -> None:
    before = kept.read_bytes()

    with a_full_disk():
        full = run(*EVERY[name])

    assert full.returncode == Status.CANNOT
    assert told_once(full)
    assert kept.read_bytes() == before
    assert run(*EVERY[name]).returncode == Status.DONE


def test_a_full_disk_is_told_before_a_demo_begins(run: Run) -> None:
    with a_full_disk():
        full = run(*EVERY["demo"])

    assert full.returncode == Status.CANNOT
    assert told_once(full)


@pytest.mark.parametrize("name", sorted({*ENDING} - WRITES))
@pytest.mark.usefixtures("kept", "quiz")
def test_a_full_disk_ends_no_command_that_reads_but_by_a_sentence(run: Run, name: str) -> None:
    with a_full_disk():
        full = run(*EVERY[name], **NEEDS.get(name, {}))

    as_ever = full.returncode == run(*EVERY[name], **NEEDS.get(name, {})).returncode
    assert as_ever or told_once(full)
    assert "I/O error" not in full.stdout + full.stderr
