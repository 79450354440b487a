"""``export``: tables for analysis."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from bot.commands.options import WorkspaceOption, read_settings
from bot.commands.workspace_option import own_database, settings_for
from bot.ideas.export.rows import as_csv, as_jsonl, as_rows
from bot.ideas.report.store import SqlReports
from bot.quiz.bank.reading import read_bank
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
    return as_jsonl(rows) if written_as is ExportFormat.JSONL else as_csv(rows)


async def _attempts(workspace: str | None, written_as: ExportFormat) -> str:
    settings = read_settings()
    async with own_database(settings, workspace) as database:
        bank, _ = read_bank(*settings_for(settings, workspace).question_folders)
        rows = attempt_rows(await SqlAttempts(database).everybodys(), bank)
    return (
        attempts_as_jsonl(rows) if written_as is ExportFormat.JSONL else attempts_as_csv(rows)
    )
