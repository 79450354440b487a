"""A company's own thresholds: where they count, and where those of the bot do."""

from datetime import date
from pathlib import Path

import pytest

from bot.ask.domain import Answer, NotCovered, Question
from bot.ask.service import answer_question
from bot.ask.sureness import USUAL, Thresholds
from bot.ask.thresholds import FILE, read_thresholds, reading_of, write_thresholds
from bot.errors import CannotDoError
from bot.guidance.domain import QuestionFindings
from tests.ask.searching import FAR, NEARLY, SURELY, FakeSearch, an_excerpt

MEASURED = Thresholds(0.71, 1.02)
TODAY = date(2026, 11, 29)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = write_thresholds(tmp_path, MEASURED, "mini", marks=84, today=TODAY)

    assert path == tmp_path / FILE
    assert read_thresholds(tmp_path, "mini") == MEASURED
    assert "on 2026-11-29, from 84 marked questions" in path.read_text("utf-8")
    assert [*tmp_path.iterdir()] == [path]


def test_a_later_file_counts_at_once(tmp_path: Path) -> None:
    write_thresholds(tmp_path, MEASURED, "mini", marks=84, today=TODAY)
    read_thresholds(tmp_path, "mini")

    write_thresholds(tmp_path, Thresholds(0.6), "mini", marks=90, today=TODAY)

    assert read_thresholds(tmp_path, "mini") == Thresholds(0.6)


def test_without_a_file_what_comes_with_the_bot_counts(tmp_path: Path) -> None:
    assert read_thresholds(tmp_path, "mini") == USUAL


def test_what_was_measured_with_another_embedding_does_not_count(tmp_path: Path) -> None:
    write_thresholds(tmp_path, MEASURED, "mini", marks=84, today=TODAY)

    assert read_thresholds(tmp_path, "openai:large") == USUAL


def test_a_slip_is_named_with_its_line_and_nothing_of_it_counts(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("sure: 0.7\nnear: high\nmeasured_with: mini\n", "utf-8")

    (slip,) = reading_of(tmp_path / FILE).slips

    assert (slip.line, slip.key) == (2, "near")
    assert read_thresholds(tmp_path, "mini") == USUAL


def test_a_folder_that_cannot_be_written_in_is_told_with_what_to_write(tmp_path: Path) -> None:
    gone = tmp_path / "gone"

    with pytest.raises(CannotDoError, match=r"Write into it: sure: 0\.71; near: 1\.02; meas"):
        write_thresholds(gone, MEASURED, "mini", marks=84, today=TODAY)


def test_they_decide_what_is_asserted_and_what_is_shown() -> None:
    def reply(thresholds: Thresholds) -> Answer | NotCovered:
        found = (
            an_excerpt("One.", SURELY),
            an_excerpt("Two.", NEARLY, heading="Rules"),
            an_excerpt("Three.", FAR, heading="History"),
        )
        search = FakeSearch([QuestionFindings("How?", found)])
        return answer_question(Question("How?"), passages=search, thresholds=thresholds)

    strict, lenient = reply(Thresholds(0.99, 1.4)), reply(Thresholds(0.99, 0.3))

    assert isinstance(reply(USUAL), Answer)
    assert isinstance(strict, NotCovered)
    assert isinstance(lenient, NotCovered)
    assert [one.quote for one in strict.closest] == ["One."]
    assert [one.quote for one in lenient.closest] == ["One.", "Two.", "Three."]
