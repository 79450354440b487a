"""Shows an answer claim after claim while it is written, where the workspace can; never twice.

A streamed message has no key until it is finished. So whoever answers looks first: a message
with the key is the answer; one of ours without any was left half written by a process that
ended.
"""

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.domain import Claim
from bot.delivery.sending.finding import METADATA, own_key
from bot.delivery.sending.posting import ClientOf
from bot.delivery.sending.refusals import reason_of
from bot.slack import Block
from bot.slack_markdown import escape_markdown

log = logging.getLogger(__name__)

SECONDS = 3.0  # for a call to Slack; the answer waits for it
LOOKED_AT = 50  # messages of the thread since the question
_TROUBLE = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an answer goes, and the key that it will have there."""

    team_id: str
    channel: str
    thread_ts: str
    ts: str  # of the question
    employee_id: str
    key: str  # as the delivery gives it to the message


@dataclass(slots=True)
class SlackStreams:
    """Streams answers through the client of the workspace they are in."""

    client_of: ClientOf
    live: set[str] = field(default_factory=set)  # ts of what is being written in this process

    async def begin(self, spot: Spot) -> "Stream | None":
        """Return a stream for the answer; None if the answer stands there already.

        What a process that ended left half written is deleted.
        """
        stream = Stream(self, spot, await self.client_of(spot.team_id))
        try:
            return None if await stream.stands() else stream
        except _TROUBLE as error:
            log.info("no stream", extra={"why": reason_of(error)})
            stream.is_broken = True
            return stream


@dataclass(slots=True)
class Stream:
    """An answer while it is written; nothing is shown before its first claim."""

    streams: SlackStreams
    spot: Spot
    client: AsyncWebClient
    ts: str = ""
    told: list[Claim] = field(default_factory=list)
    is_broken: bool = False

    async def tell(self, claim: Claim) -> None:
        """Show a claim below those before; where that fails, the answer comes in one piece."""
        if self.is_broken:
            return
        try:
            await self._write(f"{escape_markdown(claim.text)} [{claim.citation}]\n")
            self.told.append(claim)
        except _TROUBLE as error:
            log.info("no stream", extra={"why": reason_of(error)})
            self.is_broken = True

    async def finish(self, claims: Sequence[Claim], below: Sequence[Block]) -> bool:
        """End the stream with ``below`` under it; tell whether the answer stands there.

        It does only if all claims, and no others, were told.

        If not, what was told is taken away again, and the answer may be posted.
        """
        try:
            if not self.is_broken and self.told and self.told == list(claims):
                await self._stop(below)
                return True
        except _TROUBLE as error:  # it may have been finished all the same
            log.info("stream not finished", extra={"why": reason_of(error)})
        self.end()
        return await self.stands() if self.ts else False

    def end(self) -> None:
        """Count this as no longer being written, so that `stands` may delete it."""
        self.streams.live.discard(self.ts)

    async def give_up(self) -> None:
        """Take away what was told."""
        self.end()
        if self.ts:
            with suppress(*_TROUBLE):
                await self._take_away(self.ts)

    async def stands(self) -> bool:
        """Tell whether the answer stands there; if not, delete our messages without a key.

        Those that this process is still writing stay.
        """
        own = await self._in_time(self.client.auth_test())
        page = await self._in_time(
            self.client.conversations_replies(
                channel=self.spot.channel,
                ts=self.spot.thread_ts,
                oldest=self.spot.ts,
                limit=LOOKED_AT,
                include_all_metadata=True,
            )
        )
        ours = [one for one in page["messages"] if one.get("user") == own["user_id"]]
        if any(own_key(one) == self.spot.key for one in ours):
            return True
        for one in ours:
            if "metadata" not in one and one["ts"] not in self.streams.live:
                await self._take_away(one["ts"])
        return False

    async def _take_away(self, ts: str) -> None:
        await self._in_time(self.client.chat_delete(channel=self.spot.channel, ts=ts))

    async def _write(self, text: str) -> None:
        spot = self.spot
        if self.ts:
            await self._in_time(
                self.client.chat_appendStream(
                    channel=spot.channel, ts=self.ts, markdown_text=text
                )
            )
            return
        begun = await self._in_time(
            self.client.chat_startStream(
                channel=spot.channel,
                thread_ts=spot.thread_ts,
                markdown_text=text,
                recipient_user_id=spot.employee_id,
                recipient_team_id=spot.team_id,
            )
        )
        self.ts = begun["ts"]
        self.streams.live.add(self.ts)

    async def _stop(self, below: Sequence[Block]) -> None:
        await self._in_time(
            self.client.chat_stopStream(
                channel=self.spot.channel,
                ts=self.ts,
                blocks=list(below),
                metadata={"event_type": METADATA, "event_payload": {"key": self.spot.key}},
            )
        )

    async def _in_time(self, call: Awaitable[Any]) -> Any:
        async with asyncio.timeout(SECONDS):
            return await call
