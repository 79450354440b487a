"""Reports as a table that no spreadsheet takes for a program."""

import csv
import json
from io import StringIO

import pytest

from bot.ideas.domain import Anonymous, State
from bot.ideas.exporting import as_csv, as_jsonl, as_rows
from tests.ideas.builders import MONDAY, a_report, some_words


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(begin: str) -> None:
    attack = f'{begin}HYPERLINK("https://evil.example","click")'
    rows = as_rows(
        [a_report(words=some_words(today=attack, better=attack, customer=attack))], {}
    )

    (read,) = csv.DictReader(StringIO(as_csv(rows), newline=""))

    assert [read[name][:2] for name in ("today", "better", "customer")] == [f"'{begin}"] * 3


def test_row_tells_how_it_went() -> None:
    report = a_report(number=42, state=State.ACCEPTED, answered_at=MONDAY)

    (row,) = as_rows([report], {42: 3})

    assert (row["report"], row["state"], row["voices"]) == ("I-1042", "accepted", 3)
    assert (row["reporter"], row["answered_at"]) == ("U0DAN", MONDAY.isoformat())


def test_anonymous_reporter_is_neither_named_nor_hashed() -> None:
    rows = as_rows([a_report(reporter=Anonymous("a" * 64))], {})

    assert rows[0]["reporter"] == ""
    assert "aaaa" not in as_csv(rows) + as_jsonl(rows)


def test_lines_of_json_keep_the_words_as_they_are() -> None:
    rows = as_rows([a_report(words=some_words(today="=1+1\n🙂"))], {})

    (line,) = as_jsonl(rows).splitlines()

    assert json.loads(line)["today"] == "=1+1\n🙂"


def test_nothing_to_export_is_an_empty_table() -> None:
    assert as_csv([]) == as_jsonl([]) == ""
