"""Where Slack and browsers come in, for all workspaces: each request goes to one of them."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from slack_bolt.adapter.starlette.async_handler import (
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.work import Delivery
from bot.workspaces.domain import NotInstalledError
from bot.workspaces.oauth.installing import INSTALL, REDIRECT, Installing
from bot.workspaces.several.external_users import is_from_elsewhere, refusal_of
from bot.workspaces.several.registry import OpenWorkspaces
from bot.workspaces.several.uninstalling import Uninstalling

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkspaceRouter:
    """Looks who a request comes from, then hands it on unread."""

    verifier: SignatureVerifier
    opened: OpenWorkspaces
    installing: Installing
    uninstalling: Uninstalling
    delivery: Delivery  # the shared one

    @property
    def routes(self) -> list[Route]:
        """The addresses that Slack and browsers know."""
        return [
            Route("/slack/events", self.take, methods=["POST"]),
            Route(INSTALL, self.install, methods=["GET"]),
            Route(REDIRECT, self.finish, methods=["GET"]),
        ]

    async def install(self, request: Request) -> Response:
        """Show the page that leads to Slack."""
        asked = to_async_bolt_request(request, b"")
        return to_starlette_response(await self.installing.handle_installation(asked))

    async def finish(self, request: Request) -> Response:
        """Receive whom Slack sends back."""
        asked = to_async_bolt_request(request, b"")
        return to_starlette_response(await self.installing.handle_callback(asked))

    async def take(self, request: Request) -> Response:
        """Take what Slack sends, if it is Slack, to the workspace that it is about."""
        body = await request.body()
        if not self.verifier.is_valid_request(body, dict(request.headers)):
            return PlainTextResponse("not signed by Slack", status_code=401)
        asked = to_async_bolt_request(request, body)
        if asked.body.get("type") == "url_verification":
            return JSONResponse({"challenge": asked.body.get("challenge")})
        if await self._is_farewell(asked.body):
            return PlainTextResponse("")
        return await self._pass_on(asked)

    async def _pass_on(self, asked: AsyncBoltRequest) -> Response:
        team_id = asked.context.team_id or ""
        try:
            workspace = await self.opened.of(team_id)
            if is_from_elsewhere(asked):
                return await self._turned_away(asked)
        except NotInstalledError as error:
            log.info("not installed", extra={"team_id": team_id})
            is_command = "command" in asked.body
            return PlainTextResponse(str(error) if is_command else "")
        return to_starlette_response(await workspace.bolt.async_dispatch(asked))

    async def _turned_away(self, asked: AsyncBoltRequest) -> Response:
        log.info("from another company", extra={"team_id": asked.context.team_id})
        refusal = refusal_of(asked)
        if refusal:
            await self.delivery.take_in(refusal)
        return PlainTextResponse("")

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
