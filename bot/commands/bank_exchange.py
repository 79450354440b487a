"""``bank export`` and ``bank import``: the questions that count, as files and back."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.workspace_option import own_database
from bot.composition.written import questions_written_for
from bot.errors import CannotDoError
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.writing import bank_files
from bot.quiz.bank.written import overlaid
from bot.quiz.workbench.adopting import imported
from bot.quiz.workbench.domain import counting
from bot.quiz.workbench.store import SqlQuestionVersions
from bot.settings import Settings


class ExchangeError(CannotDoError):
    """The files cannot be written, or cannot all be read."""


def export_bank(settings: Settings, target: Path) -> Sequence[Path]:
    """Write the questions that count below an empty or new folder; return the files.

    Raises:
        ExchangeError: something lies there already, or it cannot be written to.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"{target} is not empty; name a new folder with --to."
        raise ExchangeError(message)
    files, _ = read_bank(*settings.question_folders)
    counts = overlaid(files, questions_written_for(settings))
    try:
        target.mkdir(parents=True, exist_ok=True)
        return [_write(target / name, text) for name, text in bank_files(counts).items()]
    except OSError as error:
        message = f"{target} cannot be written to ({error.strerror}); name another with --to."
        raise ExchangeError(message) from error


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def import_bank(settings: Settings, folder: Path, workspace: str | None) -> Sequence[str]:
    """Let the questions of a folder count, each that is another than now; return their names.

    Raises:
        ExchangeError: a question of it cannot be read; then nothing is imported.
        NothingKeptError: there is no database yet.
    """
    new, findings = read_bank(folder)
    if findings:
        more = f" ({len(findings)} in all)" if len(findings) > 1 else ""
        message = f"Nothing is imported: {findings[0]}{more}"
        raise ExchangeError(message)
    if not new.questions:
        message = f"There are no question files (*.yaml) in {folder}."
        raise ExchangeError(message)

    async def run() -> Sequence[str]:
        files, _ = read_bank(*settings.question_folders)
        async with own_database(settings, workspace) as database:
            versions = SqlQuestionVersions(database)
            now = overlaid(files, counting(await versions.newest()))
            return await imported(versions, new, now, datetime.now(UTC))

    return asyncio.run(run())
