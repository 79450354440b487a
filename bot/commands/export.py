"""``export``: tables for analysis."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import WorkspaceOption, read_settings
from bot.commands.printing import csv_marked
from bot.commands.workspace_option import own_database, settings_for
from bot.errors import CannotDoError
from bot.ideas.export.rows import as_csv, as_jsonl, as_rows
from bot.ideas.report.store import SqlReports
from bot.quiz.bank.reading import read_bank
from bot.quiz.domain import QuestionBank
from bot.quiz.progress.exporting import attempt_rows, attempts_as_csv, attempts_as_jsonl
from bot.quiz.store import SqlAttempts


class ExportedTable(StrEnum):
    """What can be exported."""

    ATTEMPTS = "attempts"
    REPORTS = "reports"


class ExportFormat(StrEnum):
    """How tables are written."""

    CSV = "csv"
    JSONL = "jsonl"


ExportFormatOption = Annotated[
    ExportFormat, typer.Option("--format", help="A table, or one JSON object a line.")
]


def export(
    table: ExportedTable,
    workspace: WorkspaceOption = None,
    written_as: ExportFormatOption = ExportFormat.CSV,
) -> None:
    """Write quiz attempts (no names, no days, no small groups) or reports to stdout."""
    match table:
        case ExportedTable.ATTEMPTS:
            print(asyncio.run(_attempts(workspace, written_as)), end="")
        case ExportedTable.REPORTS:
            print(asyncio.run(_reports(workspace, written_as)), end="")


async def _reports(workspace: str | None, written_as: ExportFormat) -> str:
    async with own_database(read_settings(), workspace) as database:
        kept = SqlReports(database)
        rows = as_rows(await kept.all_of(None), await kept.voice_counts())
    return as_jsonl(rows) if written_as is ExportFormat.JSONL else csv_marked(as_csv(rows))


async def _attempts(workspace: str | None, written_as: ExportFormat) -> str:
    settings = read_settings()
    async with own_database(settings, workspace) as database:
        bank = _whole_bank(settings_for(settings, workspace).question_folders)
        rows = attempt_rows(await SqlAttempts(database).everybodys(), bank, datetime.now(UTC))
    is_jsonl = written_as is ExportFormat.JSONL
    return attempts_as_jsonl(rows) if is_jsonl else csv_marked(attempts_as_csv(rows))


def _whole_bank(folders: Sequence[Path]) -> QuestionBank:
    """Read every question: of one that is not read, all attempts would be missing.

    Raises:
        CannotDoError: there are none, or some cannot be read.
    """
    bank, findings = read_bank(*folders)
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        message = "Nothing is exported: attempts at questions that nobody can read would lack."
        raise CannotDoError(message)
    if not bank.questions:
        message = f"There are no questions in {folders[0]}, nothing is exported; see KNOWLEDGE."
        raise CannotDoError(message)
    return bank
