"""Ends a workspace that removed the app, and later deletes what was kept for it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.database.engine import Database
from bot.database.workspace_database import drop_workspace_database
from bot.delivery.durable import DurableDelivery
from bot.delivery.work import Outgoing, Schedule, Work
from bot.delivery.workspace_delivery import prefix_of
from bot.errors import BotError
from bot.workspaces.domain import Installed
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.tokens import WorkspaceClient
from bot.workspaces.several import knowledge_folder
from bot.workspaces.several.registry import OpenWorkspaces

log = logging.getLogger(__name__)

LOOK_AFTER = Schedule("workspaces.look_after", "23 * * * *", "UTC", "workspaces.look_after")
GONE = frozenset({"account_inactive", "token_revoked"})  # Slack's words for a removed app


@dataclass(frozen=True, slots=True, kw_only=True)
class Uninstalling:
    """Ends a workspace at once, and deletes what it kept when its time is over."""

    installations: Installations
    opened: OpenWorkspaces
    delivery: DurableDelivery
    client_of: Callable[[str], WorkspaceClient]
    database: Database
    folder: Path  # of the workspaces' own knowledge
    drop_index: Callable[[str], None]
    kept_for: timedelta
    now: Callable[[], datetime]
    is_clock_right: Callable[[], Awaitable[bool]]  # what it would delete is gone for good

    async def end(self, team_id: str, removed_at: datetime) -> None:
        """Forget the workspace's token; its data stays until `kept_for` is over.

        A removal from before the last install is old news: Slack repeats what it could not
        deliver, for up to an hour.
        """
        installed = await self.installations.of(team_id)
        # Slack tells the time of an event in whole seconds.
        if installed is None or removed_at < installed.installed_at.replace(microsecond=0):
            return
        await self.installations.end(team_id, self.now())
        # Before it is closed: one that is installed again meanwhile opens with its schedules.
        await self.delivery.stop_schedules(prefix_of(team_id))
        await self.opened.close(team_id)
        log.info("workspace left", extra={"team_id": team_id})

    async def look_after(self, _work: Work) -> Sequence[Outgoing]:
        """Notice removals that Slack could not tell of, and delete what is kept too long."""
        for installed in await self.installations.all():
            if installed.ended_at is None:
                await self._look_at(installed)
            elif (
                self.now() - installed.ended_at >= self.kept_for and await self.is_clock_right()
            ):
                await self.forget(installed.team_id)
        return ()

    async def forget(self, team_id: str) -> None:
        """Delete everything that was kept for the workspace, for good."""
        await self.installations.end(team_id, self.now())
        await self.opened.close(team_id)
        await self.delivery.forget(prefix_of(team_id))
        await drop_workspace_database(self.database, team_id)
        await asyncio.to_thread(self.drop_index, team_id)
        await asyncio.to_thread(knowledge_folder.remove, self.folder, team_id)
        await self.installations.forget(team_id)
        log.info("workspace forgotten", extra={"team_id": team_id})

    async def _look_at(self, installed: Installed) -> None:
        try:
            await self.client_of(installed.team_id).auth_test()
        except SlackApiError as error:
            if error.response["error"] in GONE:
                await self.end(installed.team_id, self.now())
        except (BotError, ClientError, OSError, TimeoutError) as error:  # the next hour tells
            why = type(error).__name__
            log.info("cannot look", extra={"team_id": installed.team_id, "why": why})
