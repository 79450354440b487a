"""Where Slack comes in for all workspaces: each request goes to one of them."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.company.provisioning.domain import ProvisioningDoor
from bot.workspaces.domain import NotInstalledError
from bot.workspaces.several.registry import OpenWorkspaces
from bot.workspaces.several.uninstalling import Uninstalling

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkspaceRouter:
    """Hands each request to its workspace's Bolt app, which alone reads what is in it."""

    opened: OpenWorkspaces
    uninstalling: Uninstalling
    provisioning: ProvisioningDoor | None = None  # for their identity providers

    async def take(self, asked: AsyncBoltRequest) -> BoltResponse:
        """Take what Slack signed to the workspace that it is about."""
        if asked.body.get("type") == "url_verification":
            return BoltResponse(status=200, body={"challenge": asked.body.get("challenge")})
        if await self._is_farewell(asked.body):
            return _acknowledged()
        return await self._pass_on(asked)

    async def _pass_on(self, asked: AsyncBoltRequest) -> BoltResponse:
        team_id = asked.context.team_id or ""
        try:
            workspace = await self.opened.of(team_id)
        except NotInstalledError as error:
            log.info("not installed", extra={"team_id": team_id})
            is_command = "command" in asked.body
            return _acknowledged(str(error) if is_command else "")
        return await workspace.bolt.async_dispatch(asked)

    async def _is_farewell(self, body: Mapping[str, Any]) -> bool:
        """Tell whether the app was removed from a workspace, after seeing to it."""
        event = body.get("event")
        kind = event.get("type") if isinstance(event, dict) else None
        if body.get("type") != "event_callback" or kind not in {
            "app_uninstalled",
            "tokens_revoked",
        }:
            return False
        # People's own tokens are revoked as well; we ask for none.
        if kind == "app_uninstalled" or (event or {}).get("tokens", {}).get("bot"):
            at = datetime.fromtimestamp(float(body.get("event_time") or time.time()), UTC)
            await self.uninstalling.end(str(body.get("team_id") or ""), at)
        return True


def _acknowledged(words: str = "") -> BoltResponse:
    return BoltResponse(status=200, body=words)
