"""Reports as tables for analysis, safe to open in a spreadsheet. Pure."""

import csv
import json
from collections.abc import Mapping, Sequence
from io import StringIO

from bot.ideas.domain import Named, Report

# A cell that begins like this is a formula to a spreadsheet, and may run a command or send the
# sheet away. Source: owasp.org/www-community/attacks/CSV_Injection
BEGINS_A_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)


def as_rows(
    reports: Sequence[Report], voices: Mapping[int, int]
) -> list[dict[str, str | int | None]]:
    """Return a row for each report; ``voices`` counts those added to it."""
    return [_row(report, voices.get(report.number, 0)) for report in reports]


def _row(report: Report, voices: int) -> dict[str, str | int | None]:
    words = report.words
    return {
        "report": report.label,
        "kind": words.kind.value,
        "severity": words.severity.value,
        "department": words.department_id,
        "moment": words.moment_id,
        "state": report.state.value,
        "reported_at": report.reported_at.isoformat(),
        "due_at": report.due.due_at.isoformat(),
        "answered_at": report.answered_at.isoformat() if report.answered_at else None,
        "finished_at": report.finished_at.isoformat() if report.finished_at else None,
        "merged_into": report.merged_into,
        "voices": voices,
        "reporter": report.reporter.employee_id if isinstance(report.reporter, Named) else "",
        "customer": words.customer,
        "today": words.today,
        "better": words.better,
    }


def as_csv(rows: Sequence[Mapping[str, str | int | None]]) -> str:
    """Return the rows as CSV in which no cell is a formula."""
    table = StringIO()
    if rows:
        writer = csv.DictWriter(table, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return table.getvalue()


def _harmless(cell: str | int | None) -> str | int | None:
    if isinstance(cell, str) and cell.startswith(BEGINS_A_FORMULA):
        return f"'{cell}"
    return cell


def as_jsonl(rows: Sequence[Mapping[str, str | int | None]]) -> str:
    """Return the rows as JSON, one object a line, unchanged: no spreadsheet reads it."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
