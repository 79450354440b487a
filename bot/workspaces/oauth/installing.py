"""How a workspace installs the app: Slack's OAuth, in Bolt's flow, with pages of our own."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from urllib.parse import urljoin

from aiohttp import ClientError
from slack_bolt import BoltResponse
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import BotError
from bot.slack_clients import slack_client
from bot.workspaces.domain import RefusedInstallError, is_team_id
from bot.workspaces.oauth import pages
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.states import States
from bot.workspaces.oauth.token_encryption import TokenEncryption

log = logging.getLogger(__name__)

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
AUTHORIZE = "/oauth/v2/authorize"  # on the host of the Web API
UNREACHED = (SlackApiError, ClientError, SQLAlchemyError, BotError, OSError, TimeoutError)
HEADERS: dict[str, str | Sequence[str]] = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",  # the address holds Slack's code
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

Welcome: TypeAlias = Callable[[str], Awaitable[None]]
"""Opens the workspace of that team id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackApp:
    """The app as its page at api.slack.com names it."""

    client_id: str
    client_secret: str
    signing_secret: str
    api_url: str  # of the Web API, ends with a slash
    scopes: tuple[str, ...]  # asked for on Slack's page
    allowed: frozenset[str]  # ids of the workspaces that may install it; empty: any
    encryption: TokenEncryption  # what tokens are kept under


class Installing(AsyncOAuthFlow):
    """Leads whoever installs to Slack and back; `handle_installation`, `handle_callback`."""

    def __init__(
        self,
        app: SlackApp,
        installations: Installations,
        states: States,
        *,
        welcome: Welcome,
        now: Callable[[], datetime],
    ) -> None:
        """Bind what it needs; ``welcome`` makes a workspace ready for its first question."""
        super().__init__(
            client=slack_client(app.api_url),
            settings=AsyncOAuthSettings(
                client_id=app.client_id,
                client_secret=app.client_secret,
                scopes=app.scopes,
                install_path=INSTALL,
                redirect_uri_path=REDIRECT,
                authorization_url=urljoin(app.api_url, AUTHORIZE),
                callback_options=AsyncCallbackOptions(success=_installed, failure=_failed),
                installation_store=installations.store,
                state_store=states,
            ),
        )
        self.app = app
        self._installations = installations
        self._welcome = welcome
        self._now = now

    async def build_install_page_html(self, url: str, request: AsyncBoltRequest) -> str:  # noqa: ARG002  # Bolt's name
        """Return our own page instead of Bolt's."""
        return pages.install_page(url)

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        """Return Slack's page; a link may name the workspace, and nothing else."""
        team_id = request.query.get("team", [""])[0]
        return self.settings.authorize_url_generator.generate(
            state, team_id if is_team_id(team_id) else None
        )

    async def handle_installation(self, request: AsyncBoltRequest) -> BoltResponse:
        """Answer whoever opens the install page."""
        try:
            response = await super().handle_installation(request)
        except UNREACHED as error:
            return _unreached(error)
        response.headers.update({name.lower(): [str(value)] for name, value in HEADERS.items()})
        return response

    async def handle_callback(self, request: AsyncBoltRequest) -> BoltResponse:
        """Answer whom Slack sends back: installed, cancelled, too late or refused."""
        try:
            return await super().handle_callback(request)
        except RefusedInstallError as refused:
            log.info("install refused", extra={"why": str(refused)})
            return BoltResponse(
                status=403, body=pages.refusal_page(str(refused)), headers=HEADERS
            )
        except UNREACHED as error:
            return _unreached(error)

    async def store_installation(
        self,
        request: AsyncBoltRequest,  # noqa: ARG002  # Bolt's name
        installation: Installation,
    ) -> None:
        """Keep what Slack granted, and open the workspace.

        Raises:
            RefusedInstallError: it is for nobody we serve; the grant was given back.
        """
        try:
            installed = await self._installations.keep(installation, self._now())
        except RefusedInstallError:
            await self.client.auth_revoke(token=installation.bot_token)
            raise
        log.info("workspace installed", extra={"team_id": installed.team_id})
        await self._welcome(installed.team_id)


async def _installed(args: AsyncSuccessArgs) -> BoltResponse:
    new = args.installation
    page = pages.installed_page(
        new.team_name or "your workspace", new.team_id or "", new.app_id or ""
    )
    return BoltResponse(status=200, body=page, headers=_without_state(args))


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    log.info("not installed", extra={"reason": args.reason[:80]})
    page = pages.failure_page(args.reason[:80])
    return BoltResponse(
        status=args.suggested_status_code, body=page, headers=_without_state(args)
    )


def _without_state(args: AsyncSuccessArgs | AsyncFailureArgs) -> dict[str, str | Sequence[str]]:
    gone = args.settings.state_utils.build_set_cookie_for_deletion()
    return HEADERS | {"Set-Cookie": gone}


def _unreached(error: Exception) -> BoltResponse:
    log.warning("install interrupted", extra={"why": type(error).__name__})
    return BoltResponse(status=503, body=pages.failure_page("no_answer"), headers=HEADERS)
