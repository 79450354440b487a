"""The durable delivery that `bot.app` builds: takes work in and carries it out."""

import asyncio
import contextvars
import logging
import os
import signal
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from bot.clock import CLOCKS_APART
from bot.database.engine import Database
from bot.delivery.fleet import replicas
from bot.delivery.fleet.periodic import Periodic, run_periodically
from bot.delivery.fleet.replicas import SILENT_SECONDS, Replicas
from bot.delivery.running.metrics import Waiting
from bot.delivery.running.not_taken_in import NotTakenInError, not_taken_in_named
from bot.delivery.running.runner import Explain, WorkRunner, ids_of
from bot.delivery.running.workflows import Workflows
from bot.delivery.schedules import SqlSchedules
from bot.delivery.sending.idempotent_sender import IdempotentSender
from bot.delivery.sending.posting import ClientOf, SlackPosting
from bot.delivery.sending.retry import RateLimits
from bot.delivery.serialization import work_to_json
from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Handler, Mentions, Posted, Schedule, Work

log = logging.getLogger(__name__)

TAKE_IN_SECONDS = 20.0  # Slack has long given up by then, and comes again
FIGURES_SECONDS = 3.0
DUE_SECONDS = 1.0
RECOVER_SECONDS = 5.0
PRUNE_SECONDS = 3600.0
FINISHED_KEPT = timedelta(days=30)  # Slack repeats within the hour; the rest is for questions


class DurableDelivery:
    """Keeps work, and carries it out in this process or, if that dies, in another replica.

    Build one, `register` a handler for each kind of work, `start` it in the running event
    loop, take work in, `stop` it. One may run in a process at a time; then another may.
    """

    def __init__(  # noqa: PLR0913  # bound once, in `bot.app`
        self,
        database: Database,
        *,
        client_of: ClientOf,
        explain: Explain,
        replica_id: str = "one",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        pace: RateLimits | None = None,
    ) -> None:
        """Bind what it needs.

        Args:
            database: the bot's own state, migrated; dbos keeps its tables beside it.
            client_of: gives the Slack client of a workspace.
            explain: turns what went wrong into one sentence for the employee.
            replica_id: stable and unique among the processes that share a database.
            now: the time by which later work and schedules fall due.
            pace: the limits that Slack sets.
        """
        self._now = now
        self._database = database
        self._replica_id = replica_id
        self._replicas = Replicas(database, replica_id)
        self._schedules = SqlSchedules(database)
        self._attempts = SqlDeliveryAttempts(database)
        self._handlers: dict[str, Handler] = {}
        posting = SlackPosting(client_of)
        sender = IdempotentSender(
            posting, self._attempts, pace or RateLimits(), self._replicas.wait_until_visible
        )
        steps = WorkRunner(self._handlers, sender, self._attempts, explain=explain)
        self._steps, self._metrics, self._limiter = steps, steps.metrics, steps.limiter
        self._workflows = Workflows(database, replica_id, steps)
        self._periodic: asyncio.Task[None] | None = None
        self._looked_at = datetime.max.replace(tzinfo=UTC)  # for what is due

    def register(self, kind: str, handler: Handler) -> None:
        """Let this handler do the work of that kind, `ANY_OTHER` for all that is left.

        Register all of them before `start`.
        """
        self._handlers[kind] = handler

    async def start(self, *, holds: Collection[str] = ()) -> None:
        """Begin to work, first at what an earlier incarnation of this replica left behind.

        Args:
            holds: kinds of work that are taken in, but decided only after `release`.

        Raises:
            DuplicateReplicaError: another process runs under the same replica id.
        """
        await self._replicas.enter()
        self._limiter.hold(holds)
        self._steps.restored_at = await self._attempts.restored_at()
        await self._attempts.begin_pace()
        self._workflows.open()
        self._periodic = asyncio.create_task(run_periodically(self._periodics()))

    def release(self) -> None:
        """Decide the kinds of work that `start` was told to hold."""
        self._limiter.release()

    async def stop(self, seconds: float = 6.0) -> None:
        """Finish what is in hand within so many seconds; the rest stays kept for later."""
        if self._periodic is None:
            return
        periodics, self._periodic = self._periodic, None
        await self._workflows.close(seconds)
        periodics.cancel()
        await asyncio.gather(periodics, return_exceptions=True)
        await self._replicas.leave()

    async def take_in(self, work: Work) -> None:
        """Keep the work; once this returns, nothing loses it and Slack may be acknowledged.

        Raises:
            NotTakenInError: it could not be kept; do not acknowledge, Slack comes again.
        """
        if self._periodic is None:
            message = "I am just being restarted. Please try again in a moment."
            raise NotTakenInError(message)
        began = time.monotonic()
        self._limiter.note_coming()
        # A context of its own: work taken in by a handler is no part of that handler's step.
        keeping = asyncio.create_task(self._keep(work), context=contextvars.Context())
        with not_taken_in_named():
            async with asyncio.timeout(TAKE_IN_SECONDS):
                # Shielded: what is kept late is still begun; Slack's repeat finds it known.
                await asyncio.shield(keeping)
        self._metrics.accepted.labels(work.kind).inc()
        self._metrics.acknowledge_seconds.observe(time.monotonic() - began)
        log.info("taken in", extra=ids_of(work))

    async def posted(self, reference: str) -> Posted | None:
        """Return where the message of that reference went; None while it has not gone out."""
        return await self._attempts.posted(reference)

    async def keep_schedule(self, schedule: Schedule) -> None:
        """Start the schedule, or replace the one of the same name."""
        await self._schedules.keep(schedule, self._now())

    async def stop_schedule(self, name: str) -> None:
        """Stop the schedule; fine when there is none."""
        await self._schedules.stop(name)

    async def forget(self, prefix: str) -> None:
        """Forget all finished work, schedules and messages whose name begins so, for good."""
        await self._schedules.forget(prefix)
        await self._workflows.forget(prefix)
        await self._attempts.forget(prefix)

    async def count_work(self, mentions: Mentions, prefix: str = "") -> int:
        """Return how much kept work says so, of that whose key begins so."""
        return len(await self._workflows.saying(mentions, prefix))

    async def forget_work(
        self, mentions: Mentions, prefix: str = "", *, keeps_places: bool = False
    ) -> int:
        """Forget finished work that says so, for good; return how much is still in hand."""
        found = await self._workflows.saying(mentions, prefix)
        ended = [key for key, has_ended in found.items() if has_ended]
        await self._workflows.drop(ended)
        await self._attempts.forget_of(ended, keeps_places=keeps_places)
        return len(found) - len(ended)

    async def forget_places(self, prefix: str) -> None:
        """Forget where messages went whose reference begins so: they change no more."""
        await self._attempts.forget_places(prefix)

    async def stop_schedules(self, prefix: str) -> None:
        """Stop every schedule whose name begins so."""
        await self._schedules.stop_all(prefix)

    async def figures(self) -> bytes:
        """Return the metrics in Prometheus' text format."""
        return self._metrics.exposed(await self._waiting())

    async def _waiting(self) -> Waiting | None:
        if not self._replicas.is_cut_off:
            with suppress(TimeoutError):
                async with asyncio.timeout(FIGURES_SECONDS):
                    return await self._workflows.waiting()
        return None

    async def _keep(self, work: Work) -> None:
        if self._replicas.is_cut_off:
            # Fails at once: dbos would wait, a thread a work, and be late when it is back.
            await self._database.ping()
        if work.not_before and work.not_before > self._now():
            await self._schedules.keep_for_later(work, work.not_before, self._now())
        else:
            await self._begin(work)

    async def _begin(self, work: Work) -> None:
        kept = {**work_to_json(work), "taken_in_at": time.time()}
        await self._workflows.begin(work.key, kept)

    def _periodics(self) -> list[Periodic]:
        duties = [
            Periodic("heartbeat", replicas.HEARTBEAT.total_seconds(), self._show_heartbeat),
            Periodic("due", DUE_SECONDS, self._take_in_what_is_due),
            Periodic("prune", PRUNE_SECONDS, self._prune),
        ]
        # A SQLite file has one process, which finds its own work when it starts.
        others = [
            Periodic("count", replicas.HEARTBEAT.total_seconds(), self._replicas.count),
            Periodic("take up", RECOVER_SECONDS, self._recover),
        ]
        return duties if self._database.is_sqlite else duties + others

    async def _show_heartbeat(self) -> None:
        was_silent = self._replicas.silent_seconds > SILENT_SECONDS
        if not await self._replicas.heartbeat():
            log.critical("replaced by a duplicate", extra={"replica_id": self._replica_id})
            os.kill(os.getpid(), signal.SIGTERM)
        elif was_silent:
            # The others may have taken over meanwhile. What they left is taken up again.
            log.warning("was silent", extra={"replica_id": self._replica_id})
            await self._workflows.drop_in_hand()
            await self._workflows.recover({self._replica_id})

    async def _take_in_what_is_due(self) -> None:
        now = self._now()
        if now < self._looked_at - CLOCKS_APART:  # the first time, or somebody set the clock
            await self._schedules.set_right(now)
        self._looked_at = now
        for work in await self._schedules.due(now):
            await self._begin(work)
            await self._schedules.done_with(work, now)

    async def _recover(self) -> None:
        gone = await self._replicas.gone(await self._workflows.holders())
        if gone:
            count = await self._workflows.recover(gone)
            log.warning("took over", extra={"replicas": sorted(gone), "count": count})
        await self._workflows.take_up_forgotten()

    async def _prune(self) -> None:
        before = await self._attempts.surely_now(datetime.now(UTC)) - FINISHED_KEPT
        await self._workflows.prune(before)
        await self._attempts.prune(before)
        await self._replicas.forget_the_dead()
