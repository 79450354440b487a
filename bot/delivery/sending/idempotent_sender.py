"""Brings one message to Slack once: looks before it repeats, waits, goes round a wall."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.delivery.sending.posting import SlackPosting
from bot.delivery.sending.refusals import (
    BlocksRefusedError,
    PlaceGoneError,
    RefusedError,
    SlackBusyError,
    SlackSilentError,
)
from bot.delivery.sending.retry import Pace
from bot.delivery.store import DatabaseAttempts
from bot.delivery.work import Ephemeral, Outgoing, Post, Posted, PublishHome, Respond, Work
from bot.delivery.work import Update as UpdateMessage
from bot.errors import TryAgainError

log = logging.getLogger(__name__)
T = TypeVar("T")
NEVER_POSTED = "never_posted"  # the message to renew never went out


@dataclass(slots=True)
class _Going:
    """One message on its way."""

    outgoing: Outgoing
    key: str
    work: Work
    since: datetime | None = None  # set: it may stand in Slack already, posted since then


class PostOnce:
    """Posts each message once, however often it is asked for it."""

    def __init__(
        self,
        posting: SlackPosting,
        attempts: DatabaseAttempts,
        pace: Pace,
        be_heard: Callable[[], Awaitable[None]],
    ) -> None:
        """Bind what it needs; ``be_heard`` returns while the other replicas know we live."""
        self._posting = posting
        self._attempts = attempts
        self._pace = pace
        self._be_heard = be_heard
        self._closed_until: dict[str, float] = {}  # team id to seconds since 1970

    async def send(
        self, outgoing: Outgoing, *, key: str, work: Work, since: datetime | None = None
    ) -> str | None:
        """Send it; return nothing when it went out, or why it never will.

        Args:
            outgoing: what goes out.
            key: names this message among all that ever went out.
            work: whose message it is.
            since: it may have gone out since then without our knowing.
        """
        try:
            await self._send(_Going(outgoing, key, work, since))
        except (BlocksRefusedError, PlaceGoneError) as error:
            log.warning("went another way", extra={"key": key, "reason": error.code})
            way, other = _other_way(outgoing, work, error)
            if other is None:
                return error.code
            return await self.send(other, key=key + way, work=work, since=since)
        except RefusedError as error:
            return error.code
        except TryAgainError as error:
            return type(error).__name__
        return None

    async def _send(self, going: _Going) -> None:
        attempt = await self._patiently(
            lambda: self._attempts.begin(going.key, datetime.now(UTC))
        )
        if attempt.posted:
            return
        if attempt.last_at:
            going.since = going.since or attempt.first_at
            settled = attempt.last_at.timestamp() + self._pace.settling
            await asyncio.sleep(max(0.0, settled - time.time()))
        posted = await self._patiently(lambda: self._go(going))
        if posted and isinstance(going.outgoing, Post):
            reference = going.outgoing.reference
            await self._patiently(
                lambda: self._attempts.keep_posted(going.key, posted, reference)
            )

    async def _patiently(self, go: Callable[[], Awaitable[T]]) -> T:
        return await self._pace.outage.retry(go, TryAgainError)

    async def _go(self, going: _Going) -> Posted | None:
        aimed = await self._aimed(going.outgoing, going.work.team_id)
        if going.since and isinstance(aimed, Post):
            own = await self._find_own(aimed, going, going.since)
            if own:
                return own
        await self._wait_for_our_turn(aimed, going.work.team_id)
        await self._be_heard()
        began = datetime.now(UTC)
        try:
            return await self._posting.send(aimed, key=going.key, team_id=going.work.team_id)
        except SlackSilentError as error:
            if error.may_have_posted:
                going.since = going.since or began
            raise
        except SlackBusyError as error:
            await self._close(going.work.team_id, error.seconds)
            raise

    async def _find_own(self, post: Post, going: _Going, since: datetime) -> Posted | None:
        try:
            return await self._posting.find_own(
                post, key=going.key, team_id=going.work.team_id, since=since
            )
        except RefusedError as error:
            # Not allowed to look: a second copy is a smaller fault than silence.
            log.warning("cannot look", extra={"key": going.key, "reason": error.code})
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
            await asyncio.sleep(pause)
        return None

    async def _wait_for_our_turn(self, outgoing: Outgoing, team_id: str) -> None:
        places = {team_id: self._pace.workspace_gap}
        channel = None if isinstance(outgoing, PublishHome | Respond) else outgoing.channel
        if channel:
            places[f"{team_id}:{channel}"] = self._pace.channel_gap
        turn = await self._attempts.next_turn(places, time.time())
        await asyncio.sleep(max(0.0, turn - time.time()))
        # Slack may have told another message meanwhile to stay away for a while.
        await asyncio.sleep(max(0.0, self._closed_until.get(team_id, 0.0) - time.time()))

    async def _close(self, team_id: str, seconds: float) -> None:
        """Let nobody call this workspace for so long, in this replica and in the others."""
        until = time.time() + seconds
        self._closed_until[team_id] = max(until, self._closed_until.get(team_id, 0.0))
        await self._attempts.close_until(team_id, until)


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
        case Post(text=text, blocks=blocks, reference=reference) if (
            employee_id and outgoing.channel != employee_id
        ):
            return Post(employee_id, text, blocks, reference=reference)
        case _:
            return None
