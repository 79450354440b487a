"""The token of each workspace, renewed two hours before it runs out."""

import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_clients import by_its_proxy
from bot.workspaces.domain import NotInstalledError, TokenUnavailableError
from bot.workspaces.oauth.installations import Installations

log = logging.getLogger(__name__)

RENEWED_BEFORE = timedelta(hours=2)  # of the twelve that Slack gives: a night's outage passes
RENEWING = timedelta(seconds=30)  # a replica that dies meanwhile holds the others up so long
FRESH_SECONDS = 10.0  # how long a removal on another replica may stay unnoticed here


class WorkspaceTokens:
    """Looks tokens up, at most every `FRESH_SECONDS`; one replica at a time renews one."""

    def __init__(self, installations: Installations, rotator: AsyncTokenRotator) -> None:
        self._installations = installations
        self._rotator = rotator
        self._known: dict[str, tuple[float, Bot]] = {}  # team id to when it was looked up

    async def bot_of(self, team_id: str) -> Bot:
        """Return the workspace's token with who the bot is there.

        Raises:
            NotInstalledError: the app is not in that workspace.
            TokenUnavailableError: the token has run out and there is no new one yet.
        """
        looked_up, known = self._known.get(team_id, (0.0, None))
        if known and time.monotonic() - looked_up < FRESH_SECONDS:
            return known
        bot = await self._kept(team_id)
        if _runs_out_within(bot, RENEWED_BEFORE):
            bot = await self._renewed(bot, team_id)
        self._known[team_id] = (time.monotonic(), bot)
        return bot

    def forget(self, team_id: str) -> None:
        """Look the workspace up anew the next time."""
        self._known.pop(team_id, None)

    async def _kept(self, team_id: str) -> Bot:
        bot = await self._installations.bot_of(team_id)
        if bot is None:
            self.forget(team_id)
            message = "I am not installed in this workspace any more."
            raise NotInstalledError(message)
        return bot

    async def _renewed(self, bot: Bot, team_id: str) -> Bot:
        """Return a bot with a new token; the old one while another replica is at it."""
        now = datetime.now(UTC)
        if await self._installations.begin_renewing(team_id, now, now + RENEWING):
            try:
                bot = await self._renew(team_id)
            finally:
                await self._installations.end_renewing(team_id)
        if _runs_out_within(bot, timedelta(0)):
            message = "Slack does not let me in just now. Please try again in a minute."
            raise TokenUnavailableError(message)
        return bot

    async def _renew(self, team_id: str) -> Bot:
        bot = await self._kept(team_id)  # another replica may have just done it
        try:
            renewed = await self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=int(RENEWED_BEFORE.total_seconds() // 60)
            )
        except (SlackTokenRotationError, ClientError, OSError, TimeoutError) as error:
            log.warning(
                "token not renewed", extra={"team_id": team_id, "why": type(error).__name__}
            )
            return bot
        if renewed is None:
            return bot
        await self._installations.keep_bot(renewed)
        log.info("token renewed", extra={"team_id": team_id})
        return renewed


class WorkspaceClient(AsyncWebClient):
    """A client that looks its workspace's token up before each call."""

    def __init__(self, tokens: WorkspaceTokens, team_id: str, base_url: str) -> None:
        super().__init__(base_url=base_url, retry_handlers=[])
        by_its_proxy(self, base_url)
        self._tokens = tokens
        self._team_id = team_id

    async def ready(self) -> "WorkspaceClient":
        """Return the client with `token` set, for who reads it; raises as `bot_of`."""
        self.token = (await self._tokens.bot_of(self._team_id)).bot_token
        return self

    async def api_call(self, api_method: str, **arguments: Any) -> Any:
        """Call Slack with the present token; raises as `WorkspaceTokens.bot_of`, too."""
        await self.ready()
        return await super().api_call(api_method, **arguments)


def _runs_out_within(bot: Bot, span: timedelta) -> bool:
    expires_at = bot.bot_token_expires_at
    return expires_at is not None and expires_at <= time.time() + span.total_seconds()
