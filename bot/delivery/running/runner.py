"""The steps that see one work through: decide, send each message, tell what failed.

Each step may run again after a crash; what it returns is kept, so what comes after does not.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar, TypeAlias

from bot.database.unavailable import DatabaseUnavailableError
from bot.delivery.running.concurrency import WorkLimiter
from bot.delivery.running.metrics import DeliveryMetrics
from bot.delivery.sending.idempotent_sender import IdempotentSender
from bot.delivery.sending.newest import as_of
from bot.delivery.sending.refusals import RefusedError, refusals_named
from bot.delivery.sending.retry import Backoff
from bot.delivery.serialization import outgoing_from_json, outgoing_to_json, work_from_json
from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Handler, Json, Outgoing, Post, PublishHome, Update, Work
from bot.errors import BotError, CannotDoError, TryAgainError

log = logging.getLogger(__name__)

Explain: TypeAlias = Callable[[Exception], str]
"""Turns what went wrong into one sentence for the employee."""

APOLOGY_SECONDS = 10.0  # then it is told in private
ANY_OTHER = "*"  # the kind of a handler that does whatever has none of its own
MAX_ATTEMPTS = 5  # a work that took the process down with it that often is not tried again
TRY_AGAIN = Backoff(give_up=60, first_pause=1, longest_pause=10)  # a handler's own trouble
DATABASE_DOWN = Backoff(give_up=900, first_pause=0.5, longest_pause=5)


@dataclass(frozen=True, slots=True)
class Apology:
    """Say it in a channel as all of its readers may read it; never kept as work."""

    KIND: ClassVar[str] = "delivery.apology"
    channel: str
    text: str
    thread_ts: str | None


class UnknownWorkError(TryAgainError):
    """No handler is registered for this kind of work; during an upgrade it may come."""


class GivenUpError(CannotDoError):
    """The work was begun more than `MAX_ATTEMPTS` times without an end."""


class WorkRunner:
    """The steps of a work, as `Workflows` calls them; unaware of dbos."""

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        sender: IdempotentSender,
        attempts: SqlDeliveryAttempts,
        *,
        explain: Explain,
    ) -> None:
        self.limiter = WorkLimiter()
        self.metrics = DeliveryMetrics()
        self.restored_at: datetime | None = None
        self._handlers = handlers
        self._sender = sender
        self._attempts = attempts
        self._explain = explain

    async def decide(self, kept: Json) -> Json:
        """Return what goes out, and "answered"; or an apology, and "refused" or "failed"."""
        work = work_from_json(kept)
        try:
            async with self.limiter.slot(work.kind):
                outgoing = await self._decide_with_backoff(work)
        except CannotDoError as error:
            log.info("refused", extra=ids_of(work) | {"reason": type(error).__name__})
            return _decided("refused", await self._apology(work, error))
        except Exception as error:  # a defect, too, ends in a stated failure
            log.exception("failed", extra=ids_of(work))
            return _decided("failed", await self._apology(work, error))
        return _decided("answered", outgoing)

    async def send(self, kept: Json, number: int, outgoing: Json) -> str | None:
        """Send the message of that number; return nothing, or why Slack never will take it."""
        work = work_from_json(kept)
        message = outgoing_from_json(outgoing)
        reason = await self._sender.send(
            message,
            key=f"{work.key}#{number}",
            work=work,
            since=self._in_doubt_since(kept),
            as_of=as_of(message, kept),
        )
        if reason:
            log.error("not sent", extra=ids_of(work) | {"reason": reason, "number": number})
        # A card that cannot be renewed is no answer that is missing.
        return None if isinstance(message, Update | PublishHome) else reason

    async def tell(self, kept: Json) -> None:
        """Tell the employee, where the work names a place, that a message never goes out."""
        work = work_from_json(kept)
        for message in await self._apology(work, CannotDoError(UNSENT)):
            failed = await self._sender.send(message, key=f"{work.key}#told", work=work)
            if failed:
                log.error("not told", extra=ids_of(work) | {"reason": failed})

    def _in_doubt_since(self, kept: Json) -> datetime | None:
        """Return when work from a backup was taken in: it may have been done since."""
        taken_in_at = datetime.fromtimestamp(kept.get("taken_in_at", time.time()), UTC)
        is_older = self.restored_at is not None and taken_in_at < self.restored_at
        return taken_in_at if is_older else None

    def note_end(self, kept: Json, ended: str) -> None:
        """Note that the work is done, for the log and the metrics."""
        work = work_from_json(kept)
        seconds = time.time() - kept.get("taken_in_at", time.time())
        log.info("done", extra=ids_of(work) | {"ended": ended, "seconds": round(seconds, 3)})
        self.metrics.ended.labels(work.kind, ended).inc()
        self.metrics.answer_seconds.labels(work.kind).observe(seconds)

    async def _decide_with_backoff(self, work: Work) -> Sequence[Outgoing]:
        await DATABASE_DOWN.retry(lambda: self._count(work), DatabaseUnavailableError)
        return await TRY_AGAIN.retry(
            lambda: DATABASE_DOWN.retry(
                lambda: _with_slack_named(self._handler(work), work), DatabaseUnavailableError
            ),
            TryAgainError,
        )

    async def _count(self, work: Work) -> None:
        attempt = await self._attempts.begin(f"{work.key}#decide", datetime.now(UTC))
        if attempt.number > MAX_ATTEMPTS:
            log.error("given up", extra=ids_of(work) | {"attempt": attempt.number})
            message = "I tried several times and could not finish this. Please ask again."
            raise GivenUpError(message)

    def _handler(self, work: Work) -> Handler:
        handler = self._handlers.get(work.kind, self._handlers.get(ANY_OTHER))
        if handler is None:
            message = "This can no longer be done here. Please start again."
            raise UnknownWorkError(message)
        return handler

    async def _apology(self, work: Work, error: Exception) -> Sequence[Outgoing]:
        place = work.reports_failure_to
        if place is None:
            return []
        post = Post(place.channel, self._explain(error), thread_ts=place.thread_ts)
        handler = self._handlers.get(Apology.KIND, self._handlers.get(ANY_OTHER))
        if handler is None or not place.channel.startswith(("C", "G")):
            return [post]
        try:
            async with asyncio.timeout(APOLOGY_SECONDS):
                said = asdict(Apology(post.channel, post.text, post.thread_ts))
                return await handler(replace(work, kind=Apology.KIND, payload=said))
        except (BotError, TimeoutError) as trouble:  # nobody says who reads there
            log.info("told in private", extra=ids_of(work) | {"why": type(trouble).__name__})
            private = replace(post, channel=place.employee_id or "", thread_ts=None)
            return [private] if place.employee_id else []


async def apologise(said: Apology, _work: Work) -> Sequence[Outgoing]:
    """Return the message that the apology is."""
    return [Post(said.channel, said.text, thread_ts=said.thread_ts)]


UNSENT = "I could not deliver a message that belongs to this. Please tell whoever runs me."


async def _with_slack_named(handler: Handler, work: Work) -> Sequence[Outgoing]:
    """Let a handler that asks Slack meet a Slack that is away as trouble that passes."""
    try:
        with refusals_named():
            return await handler(work)
    except RefusedError as error:  # Slack understood and said no: a defect of ours
        raise error.__cause__ or error from None


def _decided(ended: str, outgoing: Sequence[Outgoing]) -> Json:
    sent = [outgoing_to_json(message) for message in outgoing]
    return {"ended": ended, "outgoing": sent, "decided_at": time.time()}


def ids_of(work: Work) -> dict[str, str]:
    """Return what a log line says of a work: nothing that anybody wrote."""
    return {"kind": work.kind, "key": work.key, "team_id": work.team_id}
