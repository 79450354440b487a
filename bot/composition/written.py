"""Where what is written in Slack is found, and how it is published."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.database.engine import NothingKeptError, open_existing
from bot.database.workspace_database import workspace_database
from bot.errors import TryAgainError
from bot.guidance.written.domain import WrittenVersion
from bot.guidance.written.store import SqlWrittenVersions, read_written
from bot.settings import Settings
from bot.workspaces.services import WorkspaceServices

log = logging.getLogger(__name__)


def written_for(settings: Settings) -> Mapping[str, str]:
    """Return what was written in Slack for this folder, by document; empty of a retired one.

    Only the folder that the bot serves has any: another one, named for a look, has nothing.
    """
    above = settings.knowledge.resolve().parent
    is_of_several = above.parent == settings.folder_of_workspaces.resolve()
    if not is_of_several and settings.knowledge.resolve() != Settings().knowledge.resolve():
        return {}
    try:
        database = open_existing(settings.state_url)
    except NothingKeptError:
        return {}
    return read_written(workspace_database(database, above.name) if is_of_several else database)


def publisher(
    services: WorkspaceServices, settings: Settings
) -> Callable[[WrittenVersion], Awaitable[bool]]:
    """Return what keeps a version, and has it found at once; it says whether it was kept.

    While the index is busy or out of reach it is kept all the same: whoever looks at the
    folder next, within a minute, brings it in.
    """

    async def publish(version: WrittenVersion) -> bool:
        if not await SqlWrittenVersions(services.database).keep(version):
            return False
        try:
            await asyncio.to_thread(services.index.refresh, settings.knowledge)
        except TryAgainError as error:
            log.warning("written, found within a minute", extra={"why": str(error)})
        return True

    return publish
