"""Checks of where the files say another thing than what was done in Slack, beside settings."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bot.commands.checks.finding import Finding, well
from bot.composition.opening import documents_of
from bot.composition.written import is_served
from bot.database.engine import Database
from bot.errors import BotError
from bot.guidance.parse.folder import Source
from bot.guidance.written.domain import VersionDeed, WrittenVersion
from bot.guidance.written.store import SqlWrittenVersions
from bot.people.reading import read_company
from bot.people.store import SqlChosenDepartments
from bot.quiz.authoring.store import SqlQuestionDrafts
from bot.quiz.bank.reading import read_bank
from bot.quiz.workbench.domain import counting
from bot.quiz.workbench.store import SqlQuestionVersions
from bot.settings import Settings

NAMED = 5  # questions in one line


async def check_departments(database: Database, file: Path) -> list[Finding]:
    """Return departments that employees chose in Slack and that the file does not have.

    A broken file is another check's.
    """
    try:
        company = read_company(file)
    except BotError:
        return []
    chosen = Counter((await SqlChosenDepartments(database).everybody()).values())
    return [
        well(
            "departments",
            f"{count} chose {name} in Slack, which {file.name} does not have; they count as in"
            " none until they choose again",
        )
        for name, count in sorted(chosen.items())
        if company.named(name) is None
    ]


async def check_questions(database: Database, *folders: Path) -> list[Finding]:
    """Return questions approved in Slack that are asked no more, or count otherwise there."""
    bank, _ = read_bank(*folders)
    written = counting(await SqlQuestionVersions(database).newest())
    drafts = await SqlQuestionDrafts(database).approved()
    asked = {one.question_id for one in bank.questions} | set(written)
    gone = {one.question.question_id for one in drafts} - asked
    changed = [
        name for name, one in written.items() if bank.named(name) and bank.named(name) != one
    ]
    return [
        *_of_questions("approved in Slack, but in no file, so it is not asked", [*gone]),
        *_of_questions(
            "what was written in Slack counts, and the file says another thing (`python -m bot"
            " bank export` writes what counts)",
            changed,
        ),
    ]


def _of_questions(says: str, names: Sequence[str]) -> list[Finding]:
    if not names:
        return []
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return [well("questions", f"{says}: {', '.join(sorted(names)[:NAMED])}{more}")]


async def check_guidance(database: Database, settings: Settings) -> list[Finding]:
    """Return the documents that were written in Slack and of which the file says another thing.

    What no file has, and a file that cannot be read, is no difference.
    """
    if not settings.knowledge.is_dir() or not is_served(settings):
        return []
    written = await SqlWrittenVersions(database).newest()
    return [
        _of_document(version)
        for one in documents_of(settings)
        if isinstance(one, Source) and (version := written.get(one.document))
        if version.deed is not VersionDeed.GIVEN_BACK
        if _lines(version.text) != _lines(one.text)
    ]


def _of_document(version: WrittenVersion) -> Finding:
    since = f"since {version.at:%Y-%m-%d} (version {version.number})"
    if not version.text:
        return well(
            version.document,
            f"{since} it is retired in Slack, and its file is still there",
            "Remove the file, or press *Use the file's* in `/customer guidance`.",
        )
    return well(
        version.document,
        f"{since} what was written in Slack counts, and its file says another thing",
        "`python -m bot knowledge export` writes what counts, to put into the folder;"
        " *Use the file's* in `/customer guidance` has the file count.",
    )


def _lines(text: str) -> list[str]:
    """Return what two texts are compared by: a file may end its lines as Windows does."""
    return [line.rstrip() for line in text.removeprefix("\ufeff").strip().splitlines()]
