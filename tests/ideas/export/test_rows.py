"""Reports as a table that no spreadsheet takes for a program."""

import csv
import json
from io import StringIO

import pytest

from bot.ideas.export.rows import as_csv, as_jsonl, as_rows
from bot.ideas.report.domain import Anonymous, State
from tests.ideas.builders import MONDAY, a_report, some_words

BEGINNINGS = [*"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", " =", "\u200b=", "\ufeff="]


@pytest.mark.parametrize("begin", BEGINNINGS)
def test_no_cell_is_a_formula(begin: str) -> None:
    attack = f'{begin}HYPERLINK("https://evil.example","click")'
    rows = as_rows(
        [a_report(words=some_words(today=attack, better=attack, customer=attack))], {}
    )

    (read,) = csv.DictReader(StringIO(as_csv(rows), newline=""))

    shown = [read[name] for name in ("today", "better", "customer")]
    assert [text.startswith(f"'{begin}") for text in shown] == [True] * 3


@pytest.mark.parametrize("separator", [";", "\t", "\n", "\r", "\r\n"])
def test_no_cell_is_a_formula_for_who_separates_cells_otherwise(separator: str) -> None:
    rows = as_rows([a_report(words=some_words(today=f'Hi{separator}=1+1";=2'))], {})

    assert f"Hi{separator}'=1+1" in as_csv(rows)
    assert ";'=2" in as_csv(rows)


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


def test_merged_report_names_the_one_it_became() -> None:
    rows = as_rows([a_report(merged_into=2), a_report()], {})

    assert [row["merged_into"] for row in rows] == ["I-1002", None]


def test_nothing_to_export_is_an_empty_table() -> None:
    assert as_csv([]).startswith('"report","kind"')
    assert len(as_csv([]).splitlines()) == 1
    assert as_jsonl([]) == ""
