"""The lines that tell which questions are for the map."""

from pathlib import Path

import pytest

from bot.ask.map.domain import MapQuestionLines
from bot.ask.map.reading import read_map_questions

STARTER = Path(__file__).parents[3] / "knowledge" / "map-questions.yaml"


def test_the_starters_lines_can_be_read() -> None:
    lines = read_map_questions(STARTER)

    assert "how does my department affect customers" in lines.map
    assert not set(lines.map) & set(lines.question)


def test_a_line_that_slips_is_logged_and_the_others_count(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "map-questions.yaml"
    path.write_text("map: [why care, 12]\nquestion: [who decides]\n", encoding="utf-8")

    lines = read_map_questions(path)

    assert lines == MapQuestionLines(("why care",), ("who decides",))
    assert "does not count" in caplog.text


def test_a_company_without_the_file_has_no_lines(tmp_path: Path) -> None:
    assert read_map_questions(tmp_path / "map-questions.yaml") == MapQuestionLines()
