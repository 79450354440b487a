"""Reports as tables for analysis, safe to open in a spreadsheet. Pure."""

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import StringIO
from types import MappingProxyType
from typing import TypeAlias

from bot.ideas.report.domain import Named, Report, label_of
from bot.ideas.report.visibility import ALL, Viewer, Where, shown

Cell: TypeAlias = str | int | None

# What begins like this is a formula to a spreadsheet, and may run a command or send the sheet
# away. One that separates cells by semicolons or tabs finds a beginning inside a text, too,
# and some look past blanks. Source: owasp.org/www-community/attacks/CSV_Injection
BLANKS = r"(?:[^\S\t\r\n]|[\u200b\u2060\ufeff])*"
BEGINS_A_FORMULA = re.compile(rf"(^|[\t\r\n;])({BLANKS}[=+\-@\uff1d\uff0b\uff0d\uff20])")
BEGINS_A_CELL = ("\t", "\r", "\n")  # to a spreadsheet that drops what stands before

COLUMNS: Mapping[str, Callable[[Report], Cell]] = MappingProxyType(
    {
        "report": lambda report: report.label,
        "kind": lambda report: report.words.kind,
        "severity": lambda report: report.words.severity.value,
        "department": lambda report: report.words.department_id,
        "moment": lambda report: report.words.moment_id,
        "state": lambda report: report.state.value,
        "reported_at": lambda report: report.reported_at.isoformat(),
        "due_at": lambda report: (
            report.due.due_at.isoformat() if report.words.report_kind.has_deadline else None
        ),
        "answered_at": lambda report: _written(report.answered_at),
        "finished_at": lambda report: _written(report.finished_at),
        "merged_into": lambda report: report.merged_into and label_of(report.merged_into),
        "holders": lambda report: " ".join(report.holders),
        "reporter": lambda report: (
            report.reporter.employee_id if isinstance(report.reporter, Named) else ""
        ),
        "praised": lambda report: " ".join(report.words.praised),
        "customer": lambda report: report.words.customer,
        "today": lambda report: report.words.today,
        "better": lambda report: report.words.better,
    }
)
VOICES = "voices"
HIDDEN = frozenset({"reporter", "praised", "customer", "today", "better"})


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def as_rows(reports: Sequence[Report], voices: Mapping[int, int]) -> list[dict[str, Cell]]:
    """Return a row for each report that may be told; ``voices`` counts those added to it.

    Of one of which only may be told that it came, no word and nobody behind it is in its row.
    """
    told = {one.number: shown(one, Where.EXPORT, Viewer.ADMINISTRATORS) for one in reports}
    return [
        {
            **{
                name: cell_of(report)
                if told[report.number] is ALL or name not in HIDDEN
                else ""
                for name, cell_of in COLUMNS.items()
            },
            VOICES: voices.get(report.number, 0),
        }
        for report in reports
        if told[report.number]
    ]


def as_csv(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Return the rows as CSV in which no cell is a formula."""
    table = StringIO()
    writer = csv.DictWriter(
        table, fieldnames=[*COLUMNS, VOICES], lineterminator="\n", quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return table.getvalue()


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = BEGINS_A_FORMULA.sub(r"\1'\2", cell)
    return f"'{text}" if text.startswith(BEGINS_A_CELL) else text


def as_jsonl(rows: Sequence[Mapping[str, Cell]]) -> str:
    """Return the rows as JSON, one object a line, unchanged: no spreadsheet reads it."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
