"""Brings each message to Slack once: before it repeats a try, it looks whether that arrived."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.delivery.sending.newest import NewestShown
from bot.delivery.sending.posting import SlackPosting
from bot.delivery.sending.refusals import (
    BlocksRefusedError,
    PlaceGoneError,
    RefusedError,
    SlackBusyError,
    SlackSilentError,
)
from bot.delivery.sending.retry import RateLimits, rest
from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Ephemeral, Outgoing, Post, Posted, PublishHome, Respond, Work
from bot.delivery.work import Update as UpdateMessage
from bot.errors import TryAgainError

log = logging.getLogger(__name__)
T = TypeVar("T")
NEVER_POSTED = "never_posted"  # the message to renew never went out


@dataclass(slots=True)
class _Sending:
    """One message on its way."""

    outgoing: Outgoing
    key: str
    work: Work
    since: datetime | None = None  # set: it may stand in Slack already, posted since then
    as_of: datetime | None = None  # set: it is left out where something newer stands


class IdempotentSender:
    """Posts each message once, however often it is asked for it."""

    def __init__(
        self,
        posting: SlackPosting,
        attempts: SqlDeliveryAttempts,
        pace: RateLimits,
        wait_until_visible: Callable[[], Awaitable[None]],
    ) -> None:
        """Bind what it needs; ``wait_until_visible`` is `Replicas.wait_until_visible`."""
        self._posting = posting
        self._attempts = attempts
        self._pace = pace
        self._wait_until_visible = wait_until_visible
        self._closed_until: dict[str, float] = {}  # team id to `time.monotonic`
        self._newest = NewestShown(attempts)

    async def send(
        self,
        outgoing: Outgoing,
        *,
        key: str,
        work: Work,
        since: datetime | None = None,
        as_of: datetime | None = None,
    ) -> str | None:
        """Send it; return None once it went out, or in one word why it never will.

        Args:
            outgoing: what goes out.
            key: names this message among all that ever went out.
            work: whose message it is.
            since: it may have gone out since then without our knowing.
            as_of: see `newest.as_of`; where something newer stands already, it is left out.
        """
        try:
            await self._send(_Sending(outgoing, key, work, since, as_of))
        except (BlocksRefusedError, PlaceGoneError) as error:
            log.warning("went another way", extra={"key": key, "reason": error.code})
            way, other = _other_way(outgoing, work, error)
            if other is None:
                return error.code
            return await self.send(other, key=key + way, work=work, since=since, as_of=as_of)
        except RefusedError as error:
            return error.code
        except TryAgainError as error:
            return type(error).__name__
        return None

    async def _send(self, sending: _Sending) -> None:
        attempt = await self._with_backoff(
            lambda: self._attempts.begin(sending.key, datetime.now(UTC))
        )
        if attempt.posted:
            return
        if attempt.last_at:
            sending.since = sending.since or attempt.first_at
            settled = attempt.last_at.timestamp() + self._pace.settling
            # Another clock may have said when that was: no longer than the rule has it.
            await rest(min(self._pace.settling, settled - time.time()))
        posted = await self._with_backoff(lambda: self._go(sending))
        if posted and isinstance(sending.outgoing, Post):
            reference = sending.outgoing.reference
            await self._with_backoff(
                lambda: self._attempts.keep_posted(sending.key, posted, reference)
            )

    async def _with_backoff(self, go: Callable[[], Awaitable[T]]) -> T:
        return await self._pace.outage.retry(go, TryAgainError)

    async def _go(self, sending: _Sending) -> Posted | None:
        aimed = await self._aimed(sending.outgoing, sending.work.team_id)
        if sending.since and isinstance(aimed, Post):
            own = await self._find_own(aimed, sending, sending.since)
            if own:
                return own
        await self._wait_for_our_turn(aimed, sending.work.team_id)
        await self._wait_until_visible()
        async with self._newest.turn(aimed, sending.work.team_id, sending.as_of) as is_newest:
            return await self._called(aimed, sending) if is_newest else None

    async def _called(self, aimed: Outgoing, sending: _Sending) -> Posted | None:
        began = datetime.now(UTC)
        try:
            return await self._posting.send(
                aimed, key=sending.key, team_id=sending.work.team_id
            )
        except SlackSilentError as error:
            if error.may_have_posted:
                sending.since = sending.since or began
            raise
        except SlackBusyError as error:
            await self._close(sending.work.team_id, error.seconds)
            raise

    async def _find_own(self, post: Post, sending: _Sending, since: datetime) -> Posted | None:
        try:
            return await self._posting.find_own(
                post, key=sending.key, team_id=sending.work.team_id, since=since
            )
        except RefusedError as error:
            # Not allowed to look: a second copy is a smaller fault than silence.
            log.warning("cannot look", extra={"key": sending.key, "reason": error.code})
            return None

    async def _aimed(self, outgoing: Outgoing, team_id: str) -> Outgoing:
        """Return it with the channel, and the thread or message, that are meant."""
        match outgoing:
            case Post(in_thread_of=str() as reference):
                if (posted := await self._referred(reference)) is None:
                    return await self._aimed(replace(outgoing, in_thread_of=None), team_id)
                return replace(outgoing, channel=posted.channel, thread_ts=posted.ts)
            case UpdateMessage(reference=str() as reference):
                if (posted := await self._referred(reference)) is None:
                    raise RefusedError(code=NEVER_POSTED)
                return replace(outgoing, channel=posted.channel, ts=posted.ts)
            case Post(channel=channel):
                return replace(outgoing, channel=await self._posting.opened(team_id, channel))
            case _:
                return outgoing

    async def _referred(self, reference: str) -> Posted | None:
        """Return where the message referred to stands; it may just be on its way."""
        for pause in self._pace.reference.pauses():
            if posted := await self._attempts.posted(reference):
                return posted
            await rest(pause)
        return None

    async def _wait_for_our_turn(self, outgoing: Outgoing, team_id: str) -> None:
        places = {team_id: self._pace.workspace_gap}
        channel = None if isinstance(outgoing, PublishHome | Respond) else outgoing.channel
        if channel:
            places[f"{team_id}:{channel}"] = self._pace.channel_gap
        await asyncio.sleep(await self._attempts.next_turn(places))
        # Slack may have told another message meanwhile to stay away for a while.
        if team_id in self._closed_until:
            await rest(self._closed_until[team_id] - time.monotonic())

    async def _close(self, team_id: str, seconds: float) -> None:
        """Let nobody call this workspace for so long, in this replica and in the others."""
        until = time.monotonic() + seconds
        self._closed_until[team_id] = max(until, self._closed_until.get(team_id, until))
        await self._attempts.close_for(team_id, seconds)


def _other_way(
    outgoing: Outgoing, work: Work, error: RefusedError
) -> tuple[str, Outgoing | None]:
    """Return a name for the other way, and what to send there, if there is any."""
    if isinstance(outgoing, PublishHome):
        return "", None
    if isinstance(error, BlocksRefusedError):
        return "/plain", replace(outgoing, blocks=()) if outgoing.blocks else None
    return "/direct", _direct(outgoing, work)


def _direct(outgoing: Post | Ephemeral | Respond | UpdateMessage, work: Work) -> Post | None:
    employee_id = work.reports_failure_to.employee_id if work.reports_failure_to else None
    match outgoing:
        case Ephemeral(employee_id=reader, text=text, blocks=blocks):
            return Post(reader, text, blocks)
        case Respond(text=text, blocks=blocks) if employee_id:
            return Post(employee_id, text, blocks)
        case Post(text=text, blocks=blocks, reference=reference):
            meant = outgoing.for_whom or employee_id
            if meant and outgoing.channel != meant:
                return Post(meant, text, blocks, reference=reference)
            return None
        case _:
            return None
