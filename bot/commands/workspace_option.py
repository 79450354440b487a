"""The option ``--workspace``: which database and settings a command uses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.database.engine import Database, open_existing
from bot.database.migrate import make_ready
from bot.database.workspace_database import (
    create_workspace_database,
    workspace_database,
    workspace_names,
)
from bot.errors import CannotDoError
from bot.settings import Settings


class WhichWorkspaceError(CannotDoError):
    """There are several workspaces, or none of that name."""


@asynccontextmanager
async def own_database(settings: Settings, workspace: str | None) -> AsyncIterator[Database]:
    """Open the database of the workspace to read it; of the only one, if tokens name one.

    Raises:
        NothingKeptError: there is no database yet.
        WhichWorkspaceError: it must be named, or does not exist.
    """
    shared = open_existing(settings.state_url)
    try:
        await make_ready(shared)
        if not await checked(shared, settings, workspace) or workspace is None:
            yield shared
            return
        database = workspace_database(shared, workspace)
        await create_workspace_database(database)
        yield database
        await database.close()
    finally:
        await shared.close()


async def checked(shared: Database, settings: Settings, workspace: str | None) -> bool:
    """Tell whether there are several workspaces, of which this is one.

    Raises:
        WhichWorkspaceError: it must be named, or does not exist.
    """
    if not settings.is_for_several:
        if workspace is not None:
            raise _not_several(settings)
        return False
    known = await workspace_names(shared)
    if workspace in known:
        return True
    named = f"There is no workspace {workspace}; there" if workspace else "There"
    listed = ", ".join(known) or "none yet"
    message = f"{named} are: {listed}. Name one with --workspace."
    raise WhichWorkspaceError(message)


def _not_several(settings: Settings) -> WhichWorkspaceError:
    if settings.slack_bot_token:
        return WhichWorkspaceError(
            "SLACK_BOT_TOKEN names one workspace; leave --workspace out."
        )
    message = (
        "Without tokens there is one workspace: leave --workspace out. For one of several, set"
        " SLACK_CLIENT_ID and SLACK_CLIENT_SECRET as for the bot."
    )
    return WhichWorkspaceError(message)


def settings_for(settings: Settings, workspace: str | None) -> Settings:
    """Return the settings as they are for that workspace: its own folder and index.

    Raises:
        WhichWorkspaceError: it has no folder, or the settings are of a single workspace.
    """
    if workspace is None:
        return settings
    if not settings.is_for_several:
        raise _not_several(settings)
    own = settings.of_workspace(workspace)
    if not workspace.isalnum() or not own.knowledge.exists():
        message = f"There is no workspace {workspace}; `python -m bot workspaces` lists them."
        raise WhichWorkspaceError(message)
    return own
