"""``export``: tables for analysis."""

import asyncio
from enum import StrEnum
from typing import Annotated

import typer

from bot.commands.options import read_settings
from bot.database.engine import open_database
from bot.database.migrate import make_ready
from bot.ideas.exporting import as_csv, as_jsonl, as_rows
from bot.ideas.store import DatabaseReports
from bot.opening import database_url
from bot.quiz.bank import read_bank
from bot.quiz.exporting import attempts_as_csv
from bot.quiz.store import DatabaseAttempts
from bot.settings import Settings


class Table(StrEnum):
    """What can be exported."""

    ATTEMPTS = "attempts"
    REPORTS = "reports"


class Format(StrEnum):
    """How reports are written."""

    CSV = "csv"
    JSONL = "jsonl"


As = Annotated[Format, typer.Option("--format", help="Of reports; attempts are CSV always.")]


def export(table: Table, written_as: As = Format.CSV) -> None:
    """Write quiz attempts (no names, no days, no small groups) or reports to stdout."""
    match table:
        case Table.ATTEMPTS:
            print(asyncio.run(_attempts(read_settings())), end="")
        case Table.REPORTS:
            print(asyncio.run(_reports(read_settings(), written_as)), end="")


async def _reports(settings: Settings, written_as: Format) -> str:
    database = open_database(database_url(settings))
    try:
        await make_ready(database)
        kept = DatabaseReports(database)
        rows = as_rows(await kept.all_of(None), await kept.voice_counts())
    finally:
        await database.close()
    return as_jsonl(rows) if written_as is Format.JSONL else as_csv(rows)


async def _attempts(settings: Settings) -> str:
    bank, _ = read_bank(settings.knowledge / "questions")
    database = open_database(database_url(settings))
    try:
        await make_ready(database)
        attempts = await DatabaseAttempts(database).everybodys()
    finally:
        await database.close()
    return attempts_as_csv(attempts, bank)
