"""Keeps work in dbos; beside how dbos is set up, the only file that knows it."""

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeAlias

from dbos import DBOS, SetWorkflowID

from bot.database.engine import Database
from bot.delivery.running.configuration import SCHEMA, configuration_of
from bot.delivery.running.mentioned import ENDED, work_saying
from bot.delivery.running.metrics import Waiting
from bot.delivery.sending.retry import is_resting
from bot.delivery.work import Json, Mentions

LOOK_SECONDS = 0.05  # until `close` sees that what was busy rests
AT_A_TIME = 500
COUNTED = 5000

Workflow: TypeAlias = Callable[[Json], Coroutine[Any, Any, str]]


class Steps(Protocol):
    """The steps of a work. What one returned is kept, and it is not called again."""

    async def decide(self, kept: Json) -> Json:
        """Return ``{"ended": …, "outgoing": […], "decided_at": …}``, seconds since 1970."""
        ...

    async def send(self, kept: Json, number: int, outgoing: Json) -> str | None:
        """Return nothing, or why it never goes out."""
        ...

    async def tell(self, kept: Json) -> None:
        """Tell that something never goes out."""
        ...

    def note_end(self, kept: Json, ended: str) -> None:
        """Note that it is done: "answered", "refused" or "failed"."""
        ...


class Workflows:
    """Work that survives this process. One may be open in a process at a time."""

    def __init__(self, database: Database, replica_id: str, steps: Steps) -> None:
        self._database = database
        self._config = configuration_of(database, replica_id)
        self._replica_id = replica_id
        self._steps = steps
        self._in_hand: dict[asyncio.Task[Any], str | None] = {}  # with its key
        self._unheld: set[str] = set()  # keys that the last look found in nobody's hand
        self._see_through: Workflow | None = None

    def open(self) -> None:
        """Begin, first with what an earlier run of this replica left; call it in the loop.

        It blocks for a moment. dbos takes the calling thread's loop for work found again.
        """
        # With a handler of its own, dbos does not print past the bot's log.
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        DBOS(config=self._config)
        named = DBOS.workflow(name="see_through", max_recovery_attempts=None)
        self._see_through = named(self._workflow())
        DBOS.launch()

    async def begin(self, key: str, kept: Json) -> None:
        """Keep the work and begin it at once, in this process; nothing for a known key."""
        if self._see_through is None:
            message = "The delivery is not open."
            raise RuntimeError(message)
        with SetWorkflowID(key):
            # Not through a queue, which would be looked at once a second only.
            await DBOS.start_workflow_async(self._see_through, kept)

    async def drop_in_hand(self) -> None:
        """Drop what is in hand; it stays kept, for whoever takes it up."""
        dropped = list(self._in_hand)
        for task in dropped:
            task.cancel()
        await asyncio.gather(*dropped, return_exceptions=True)

    async def recover(self, replica_ids: set[str]) -> int:
        """Take up what these replicas had in hand; return how much. None of them may live."""
        found = await _aside(
            lambda: DBOS._recover_pending_workflows(sorted(replica_ids))  # noqa: SLF001
        )  # resume_workflow, its public sister, would also take what a living one has begun
        return len(found)

    async def take_up_forgotten(self) -> int:
        """Take up what is kept as in hand here and twice was not; return how much.

        A database that breaks off just after it kept a work leaves one: nobody heard that it
        did, and when Slack comes again the work is known already.
        """
        held = await DBOS.list_workflows_async(
            status="PENDING",
            executor_id=self._replica_id,
            limit=AT_A_TIME,
            load_input=False,
            load_output=False,
        )
        unheld = {work.workflow_id for work in held} - set(self._in_hand.values())
        forgotten, self._unheld = unheld & self._unheld, unheld - self._unheld
        if forgotten:
            await DBOS.resume_workflows_async(sorted(forgotten))
        return len(forgotten)

    async def holders(self) -> set[str]:
        """Return the ids of all replicas, living or dead, that have work in hand."""
        held = await DBOS.list_workflows_async(
            status="PENDING", limit=AT_A_TIME, load_input=False, load_output=False
        )
        return {work.executor_id for work in held if work.executor_id}

    async def waiting(self) -> Waiting:
        """Return what has not ended in the whole fleet, at most `COUNTED`."""
        held = await DBOS.list_workflows_async(
            status=["PENDING", "ENQUEUED"], limit=COUNTED, load_input=False, load_output=False
        )
        oldest = min((work.created_at or 0 for work in held), default=0) / 1000
        return Waiting(len(held), max(0.0, time.time() - oldest) if held else 0.0)

    async def prune(self, before: datetime) -> int:
        """Forget the work finished before then; return how much."""
        finished = await DBOS.list_workflows_async(
            status=sorted(ENDED),
            completed_before=before.isoformat(),
            limit=AT_A_TIME,
            load_input=False,
            load_output=False,
        )
        keys = [work.workflow_id for work in finished]
        if not keys:
            return 0
        await DBOS.delete_workflows_async(keys)
        return len(keys) + await self.prune(before)

    async def forget(self, prefix: str) -> None:
        """Forget the work whose key begins so, finished or not."""
        while True:
            found = await DBOS.list_workflows_async(
                workflow_id_prefix=prefix, limit=AT_A_TIME, load_input=False, load_output=False
            )
            if not found:
                return
            await DBOS.delete_workflows_async([work.workflow_id for work in found])

    async def saying(self, mentions: Mentions, prefix: str) -> Mapping[str, bool]:
        """Return the keys of the work that says so, each with whether it has ended."""
        search = partial(work_saying, self._database, mentions, prefix, SCHEMA)
        return await asyncio.to_thread(search)

    async def drop(self, keys: Collection[str]) -> None:
        """Forget this work, which has ended."""
        every = sorted(keys)
        for start in range(0, len(every), AT_A_TIME):
            await DBOS.delete_workflows_async(every[start : start + AT_A_TIME])

    async def close(self, seconds: float) -> None:
        """Finish what is in hand within so many seconds, drop what is left, and end.

        What rests until its next try is not waited for; it is done by whoever takes it up.
        """
        if self._see_through is None:
            return
        self._see_through = None
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while busy := [task for task in self._in_hand if not is_resting(task)]:
                    await asyncio.wait(busy, timeout=LOOK_SECONDS)
        await self.drop_in_hand()
        await _aside(lambda: DBOS.destroy(destroy_registry=True))
        # dbos lent the loop its threads, which are gone now.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())

    def _workflow(self) -> Workflow:
        steps, in_hand = self._steps, self._in_hand

        async def see_through(kept: Json) -> str:
            _hold(in_hand)
            decided = await DBOS.run_step_async({"name": "decide"}, steps.decide, kept)
            # What an earlier version decided does not say when.
            kept = {**kept, "decided_at": decided.get("decided_at")}
            unsent: str | None = None
            for number, message in enumerate(decided["outgoing"]):
                reason = await DBOS.run_step_async(
                    {"name": "send"}, steps.send, kept, number, message
                )
                unsent = unsent or reason
            if unsent:
                await DBOS.run_step_async({"name": "tell"}, steps.tell, kept)
            ended = "failed" if unsent else str(decided["ended"])
            steps.note_end(kept, ended)
            return ended

        return see_through


def _hold(in_hand: dict[asyncio.Task[Any], str | None]) -> None:
    task = asyncio.current_task()
    if task:
        in_hand[task] = DBOS.workflow_id
        task.add_done_callback(in_hand.pop)


async def _aside(call: Callable[[], Any]) -> Any:
    """Return what a blocking call returns, in a thread that is not one of dbos' own."""
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as aside:
        return await loop.run_in_executor(aside, call)
