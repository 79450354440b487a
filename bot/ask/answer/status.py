"""Shows an employee at once that the bot is at work."""

import logging
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.delivery.sending.posting import ClientOf

log = logging.getLogger(__name__)

STATUS = "is reading our guidance…"


@dataclass(frozen=True, slots=True)
class SlackStatus:
    """Sets the status of a thread with the bot; Slack takes it away when the answer comes."""

    client_of: ClientOf

    async def show(self, team_id: str, channel: str, thread_ts: str | None) -> None:
        """Show it where Slack can; an answer never waits for it, nor fails with it."""
        if thread_ts is None:
            return
        client = await self.client_of(team_id)
        try:
            await client.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread_ts, status=STATUS
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.debug("no status shown", extra={"why": type(error).__name__})
