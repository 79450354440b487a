"""Reads the thread a question stands in: "and for collections?" means what was said before."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import is_new_words_of_a_person, without_mentions

log = logging.getLogger(__name__)

MESSAGES_READ = 50  # what a question still refers to; a longer thread is read from here back

ClientOf = Callable[[str], Awaitable[AsyncWebClient]]


class SlackThreads:
    """Reads threads through the client of the workspace they are in."""

    def __init__(self, client_of: ClientOf) -> None:
        self._client_of = client_of

    async def before(
        self, team_id: str, channel: str, thread_ts: str, ts: str
    ) -> Sequence[str]:
        """Return what people wrote in the thread before the message, oldest first.

        A thread that cannot be read is no reason for silence: the question is then answered
        by itself.
        """
        client = await self._client_of(team_id)
        try:
            page = await client.conversations_replies(
                channel=channel, ts=thread_ts, latest=ts, limit=MESSAGES_READ
            )
        except SlackApiError as error:
            log.info("thread not read", extra={"why": error.response["error"]})
            return ()
        return tuple(
            without_mentions(message.get("text", ""))
            for message in page["messages"]
            if is_new_words_of_a_person(message) and message["ts"] < ts
        )
