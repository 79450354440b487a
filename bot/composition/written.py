"""Where what is written in Slack is found, and how it is published."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from pydantic import ValidationError

from bot.database.engine import Database, NothingKeptError, open_existing
from bot.database.migrate import make_ready
from bot.database.workspace_database import workspace_database
from bot.errors import TryAgainError
from bot.guidance.sources.domain import MirroredFile
from bot.guidance.sources.mirror import MirrorReading
from bot.guidance.written.domain import WrittenInSlack, WrittenVersion
from bot.guidance.written.store import SqlWrittenVersions, read_written
from bot.quiz.bank.written import WrittenQuestions
from bot.quiz.workbench.domain import counting
from bot.quiz.workbench.store import SqlQuestionVersions
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices

log = logging.getLogger(__name__)


def written_for(settings: Settings) -> WrittenInSlack:
    """Return what was written in Slack for this folder, and said of its documents."""
    database = _database_of(settings)
    return read_written(database) if database else WrittenInSlack()


def mirrored_for(settings: Settings) -> list[MirroredFile]:
    """Return what was read of this folder's sources."""
    database = _database_of(settings)
    return MirrorReading(database)() if database else []


def questions_written_for(settings: Settings) -> WrittenQuestions:
    """Return the questions that count in place of this folder's."""
    database = _database_of(settings)
    return asyncio.run(_questions_in(database)) if database else {}


async def _questions_in(database: Database) -> WrittenQuestions:
    await make_ready(database)
    written = counting(await SqlQuestionVersions(database).newest())
    await database.close()
    return written


def _database_of(settings: Settings) -> Database | None:
    """Return where it is kept; None if nothing is, or for a folder that is not served."""
    if not is_served(settings):
        return None
    try:
        database = open_existing(settings.state_url)
    except NothingKeptError:
        return None
    if _is_of_several(settings):
        return workspace_database(database, settings.knowledge.resolve().parent.name)
    return database


def is_served(settings: Settings) -> bool:
    """Whether the bot serves this folder; nothing was written for one named for a look."""
    if _is_of_several(settings):
        return True
    try:
        return settings.knowledge.resolve() == Settings().knowledge.resolve()
    except ValidationError:  # with such settings no bot begins
        return False


def _is_of_several(settings: Settings) -> bool:
    above = settings.knowledge.resolve().parent
    return above.parent == settings.folder_of_workspaces.resolve()


def publisher(
    services: WorkspaceServices, settings: Settings
) -> Callable[[WrittenVersion], Awaitable[bool]]:
    """Return what keeps a version, and has it found at once; it says whether it was kept.

    While the index is busy or out of reach it is kept all the same: whoever looks at the
    folder next, within a minute, brings it in.
    """
    refresh = refresher(services, settings)

    async def publish(version: WrittenVersion) -> bool:
        if not await SqlWrittenVersions(services.database).keep(version):
            return False
        await refresh()
        return True

    return publish


def refresher(services: WorkspaceServices, settings: Settings) -> Callable[[], Awaitable[None]]:
    """Return what has the index follow what was written or said in Slack."""

    async def refresh() -> None:
        try:
            await asyncio.to_thread(services.index.refresh, settings.knowledge)
        except TryAgainError as error:
            log.warning("written, found within a minute", extra={"why": str(error)})

    return refresh
