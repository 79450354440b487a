"""The workspaces that are open in this process: opened when first needed, closed when gone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import TypeAlias

from sqlalchemy.exc import SQLAlchemyError

from bot.delivery.work import Delivery, Outgoing, Work
from bot.delivery.workspace_delivery import WorkspaceDelivery
from bot.errors import BotError, TryAgainError
from bot.workspaces.domain import Installed, NotInstalledError, StillReadingError
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.tokens import WorkspaceTokens
from bot.workspaces.workspace import Workspace

log = logging.getLogger(__name__)

OpenOne: TypeAlias = Callable[[Installed], Awaitable[Workspace]]
READING_SECONDS = 60.0  # a new workspace takes over what the starter's index holds


class UnknownKindError(TryAgainError):
    """No feature does this kind of work; during an upgrade one may come."""


class OpenWorkspaces:
    """Finds the workspace that a request or a piece of work belongs to, by its team alone."""

    def __init__(
        self, installations: Installations, tokens: WorkspaceTokens, open_one: OpenOne
    ) -> None:
        self._installations = installations
        self._tokens = tokens
        self._open_one = open_one
        self._opened: dict[str, tuple[Workspace, AsyncExitStack]] = {}
        self._opening: dict[str, asyncio.Lock] = {}

    async def of(self, team_id: str) -> Workspace:
        """Return the workspace, at work.

        Raises:
            NotInstalledError: the app is not in it, or not any more.
        """
        try:
            await self._tokens.bot_of(team_id)
        except NotInstalledError:
            await self.close(team_id)
            raise
        async with self._opening.setdefault(team_id, asyncio.Lock()):
            if team_id not in self._opened:
                self._opened[team_id] = await self._open(team_id)
            return self._opened[team_id][0]

    async def do(self, work: Work, shared: Delivery) -> Sequence[Outgoing]:
        """Return what the handler of the work's own workspace sends.

        Raises:
            NotInstalledError: it is gone; the work ends here.
            UnknownKindError: it has no handler for this kind.
            StillReadingError: its guidance could not be found within `READING_SECONDS`.
        """
        workspace = await self.of(work.team_id)
        handler = workspace.handlers.get(work.kind)
        if handler is None:
            message = "This can no longer be done here. Please start again."
            raise UnknownKindError(message)
        if work.kind in workspace.reads_guidance:
            await _until_read(workspace)
        return await WorkspaceDelivery(shared, work.team_id).perform_for(work, handler)

    async def keep_up(self) -> None:
        """Open every workspace that has the app; close those that removed it elsewhere.

        One in trouble does not keep the others waiting; it is tried again the next time.
        """
        installed = [
            one.team_id for one in await self._installations.all() if one.ended_at is None
        ]
        for team_id in set(self._opened) - set(installed):
            await self.close(team_id)
        for team_id in installed:
            await self._open_patiently(team_id)

    async def close(self, team_id: str) -> None:
        """Close the workspace and forget its token as read; fine if it is not open."""
        self._tokens.forget(team_id)
        _, stack = self._opened.pop(team_id, (None, None))
        if stack is not None:
            await stack.aclose()

    async def close_all(self) -> None:
        """Close all of them, one after the other."""
        for team_id in list(self._opened):
            await self.close(team_id)

    async def _open_patiently(self, team_id: str) -> None:
        try:
            await self.of(team_id)
        except (BotError, SQLAlchemyError, OSError) as error:
            log.warning("workspace not opened", extra={"team_id": team_id, "why": str(error)})

    async def _open(self, team_id: str) -> tuple[Workspace, AsyncExitStack]:
        installed = await self._installations.of(team_id)
        if installed is None:
            message = "I am not installed in this workspace any more."
            raise NotInstalledError(message)
        workspace = await self._open_one(installed)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(workspace.close)
            await stack.enter_async_context(workspace.at_work())
            log.info("workspace opened", extra={"team_id": team_id})
            return workspace, stack.pop_all()


async def _until_read(workspace: Workspace) -> None:
    try:
        async with asyncio.timeout(READING_SECONDS):
            await workspace.is_read.wait()
    except TimeoutError:
        message = "I am still reading your guidance. Please ask again in a minute."
        raise StillReadingError(message) from None
