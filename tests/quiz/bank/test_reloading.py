"""An edit of a file of questions counts at once."""

import os
import time
from pathlib import Path

import pytest

from bot.quiz.bank.reloading import ReloadingBank, look_of
from tests.quiz.bank.test_reading import HEAD, one, written


def test_an_edit_counts_from_the_next_question_on(tmp_path: Path) -> None:
    bank = ReloadingBank(written(tmp_path, HEAD + one("01")))
    before = bank()

    path = written(tmp_path, HEAD + one("01") + one("02")) / "logistics.yaml"
    os.utime(path, ns=(1, 1))

    assert len(before.questions) == 1
    assert len(bank().questions) == 2
    assert bank() is bank()


def test_what_cannot_be_used_is_logged_by_its_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = written(tmp_path, HEAD + one("01").replace("difficulty: 2", "difficulty: 9"))

    ReloadingBank(folder)()

    (record,) = caplog.records
    assert vars(record)["place"] == f"{folder}/logistics.yaml:8"


def test_an_edit_in_the_same_instant_counts_too(tmp_path: Path) -> None:
    folder = written(tmp_path, HEAD + one("01"))
    (file,) = folder.glob("*.yaml")
    bank = ReloadingBank(folder)
    bank()
    at = file.stat().st_mtime_ns

    written(tmp_path, HEAD + one("01") + one("02"))
    os.utime(file, ns=(at, at))

    assert len(bank().questions) == 2


def test_who_may_read_a_file_counts_as_an_edit(tmp_path: Path) -> None:
    file = tmp_path / "logistics.yaml"
    file.write_text(HEAD + one("01"), encoding="utf-8")
    before = look_of(file)
    time.sleep(0.02)  # of the clock of a file system

    file.chmod(0o600)

    assert look_of(file) != before


def test_an_edit_in_any_of_its_folders_counts(tmp_path: Path) -> None:
    bank = ReloadingBank(written(tmp_path, HEAD + one("01")), tmp_path / "more" / "questions")
    assert len(bank().questions) == 1

    written(tmp_path / "more", HEAD + one("02"))

    assert len(bank().questions) == 2


def test_a_question_that_slips_is_asked_as_it_was_before(tmp_path: Path) -> None:
    bank = ReloadingBank(written(tmp_path, HEAD + one("01") + one("02") + one("03")))
    before = {each.question_id: each for each in bank().questions}

    slips = one("01").replace("difficulty: 2", "difficulty: 9")
    written(tmp_path, HEAD + slips + one("02"))  # the third was taken out
    broken = {each.question_id: each for each in bank().questions}
    written(tmp_path, HEAD + one("02"))

    assert broken == {name: before[name] for name in list(before)[:2]}
    assert [each.question_id for each in bank().questions] == list(before)[1:2]


def test_a_file_that_cannot_be_read_is_asked_as_it_was_before(tmp_path: Path) -> None:
    bank = ReloadingBank(written(tmp_path, HEAD + one("01")))
    before = bank().questions

    written(tmp_path, "questions: [")

    assert bank().questions == before


def test_what_slips_is_asked_as_it_was_after_a_start_too(tmp_path: Path) -> None:
    folder = written(tmp_path, HEAD + one("01") + one("02"))
    copy = tmp_path / "state" / "logistics.last.yaml"
    before = ReloadingBank(folder, copy_of=lambda _: copy)()

    written(tmp_path, "questions: [")
    unreadable = ReloadingBank(folder, copy_of=lambda _: copy)()
    slips = one("02").replace("difficulty: 2", "difficulty: 0x_")
    written(tmp_path, HEAD + slips + one("03"))
    slipping = ReloadingBank(folder, copy_of=lambda _: copy)()
    written(tmp_path, HEAD + one("03"))
    mended = ReloadingBank(folder, copy_of=lambda _: copy)()

    assert unreadable.questions == before.questions
    assert [one.question_id[-2:] for one in slipping.questions] == ["03", "02"]
    assert [one.question_id[-2:] for one in mended.questions] == ["03"]


def test_a_copy_that_cannot_be_kept_stops_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path, HEAD + one("01"))
    (tmp_path / "state").write_text("a file in place of a folder", encoding="utf-8")

    bank = ReloadingBank(folder, copy_of=lambda path: tmp_path / "state" / path.name)

    assert len(bank().questions) == 1
