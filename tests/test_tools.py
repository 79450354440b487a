"""The small tools that every part stands on."""

import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.errors import CannotDoError
from bot.logs import JsonLines, TextLines
from bot.prompts import read_prompt


def test_the_clock_tells_utc_and_can_be_moved_forward() -> None:
    clock = Clock()
    before = datetime.now(UTC)

    clock.move_by(timedelta(days=3))

    assert clock.now() - before >= timedelta(days=3)
    assert clock.now().tzinfo is UTC


def test_the_clock_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="forward only"):
        Clock().move_by(timedelta(seconds=-1))


def test_a_log_line_is_json_with_its_identifiers() -> None:
    record = logging.makeLogRecord({"name": "bot.ask", "msg": "answered", "channel": "C1"})

    line = json.loads(JsonLines().format(record))

    assert line["event"] == "answered"
    assert line["channel"] == "C1"
    assert line["time"].endswith("+00:00")


def test_a_warning_of_a_command_says_what_it_is_about() -> None:
    extras = {"levelname": "WARNING", "msg": "a quiz question is left out", "place": "a.yaml:8"}
    record = logging.makeLogRecord(extras)

    line = TextLines().format(record)

    assert line == "warning: a quiz question is left out (place: a.yaml:8)"


def failing() -> logging.LogRecord:
    words = "what Ana wrote"
    record = logging.makeLogRecord({"msg": "failed"})
    try:
        [][len({words: words}[words])]
    except IndexError as error:
        second = ValueError(words)
        second.__cause__ = error
        record.exc_info = (ValueError, second, None)
    return record


def test_a_log_line_of_a_defect_says_where_but_not_what_people_wrote() -> None:
    line = JsonLines().format(failing())

    assert "in failing" in json.loads(line)["traceback"]
    assert "IndexError" in line
    assert "what Ana" not in line


def test_an_operator_who_asks_for_it_reads_what_errors_say() -> None:
    line = JsonLines(tells_all=True).format(failing())

    assert "ValueError: what Ana wrote" in line


def test_a_prompt_without_front_matter_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "answer.md"
    path.write_text("Answer well.", encoding="utf-8")

    with pytest.raises(CannotDoError, match=r"answer\.md"):
        read_prompt(path)


def test_a_prompt_is_filled_in_its_blanks(tmp_path: Path) -> None:
    path = tmp_path / "answer.md"
    path.write_text(
        "---\npurpose: test\nblanks:\n  question: words\n---\nQ: $question\n", encoding="utf-8"
    )

    prompt = read_prompt(path)

    assert prompt.blanks == {"question"}
    assert prompt.filled(question="Why?") == "Q: Why?\n"
