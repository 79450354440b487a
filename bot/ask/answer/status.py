"""Shows an employee at once that the bot is at work, and takes that away when it is done."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.compose.domain import Tell, tell_nobody
from bot.delivery.sending.posting import ClientOf
from bot.delivery.sending.refusals import reason_of

log = logging.getLogger(__name__)

STATUS = "is reading our guidance…"
# docs.slack.dev/reference/methods/agents.sessions.setStatus
WORKING, DONE = "processing", "active"
PASSING = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable"})
_TROUBLE = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class SlackStatus:
    """Sets the status of a thread with the bot, where Slack can; nothing fails with it.

    Slack's agent sessions have to be told when the work is over. Where an app or a workspace
    has none of them, the older status of assistants is shown: an answer takes it away.
    """

    client_of: ClientOf
    without_sessions: set[str] = field(default_factory=set)  # teams

    @asynccontextmanager
    async def shown(
        self, team_id: str, channel: str, thread_ts: str | None
    ) -> AsyncIterator[Tell]:
        """Show it meanwhile; gives what says which part of the work is being done."""
        if thread_ts is None:
            yield tell_nobody
            return
        client = await self.client_of(team_id)
        place = {"channel_id": channel, "thread_ts": thread_ts}
        has_session = await self._begun(client, team_id, place)

        async def tell(says: str) -> None:
            await _set(client, "assistant.threads.setStatus", place | {"status": says})

        try:
            yield tell
        finally:
            if has_session:
                await _set(client, "agents.sessions.setStatus", place | {"status": DONE})

    async def end(self, team_id: str, channel: str, thread_ts: str) -> None:
        """Show that nothing is done any more."""
        client = await self.client_of(team_id)
        place = {"channel_id": channel, "thread_ts": thread_ts}
        await _set(client, "agents.sessions.setStatus", place | {"status": DONE})

    async def _begun(self, client: AsyncWebClient, team_id: str, place: dict[str, Any]) -> bool:
        if team_id not in self.without_sessions:
            begun = place | {"status": WORKING}
            why_not = await _set(client, "agents.sessions.setStatus", begun)
            if not why_not:
                return True
            if why_not not in PASSING and not why_not.endswith("Error"):
                self.without_sessions.add(team_id)
        await _set(client, "assistant.threads.setStatus", place | {"status": STATUS})
        return False


async def _set(client: AsyncWebClient, method: str, asked: dict[str, Any]) -> str:
    """Call the method; return Slack's or the network's word for why not, "" if it worked."""
    try:
        await client.api_call(method, json=asked)
    except _TROUBLE as error:
        log.debug("no status shown", extra={"why": reason_of(error)})
        return reason_of(error)
    return ""
