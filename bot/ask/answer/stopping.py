"""Slack's stop button: whoever presses it gets no answer any more, from whatever replica.

https://docs.slack.dev/reference/events/agent_session_stopped
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias, TypeVar

from bot.ask.answer.asides import STOPPED
from bot.ask.answer.domain import AnswerMessage
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Posted, Work

T = TypeVar("T")
FindPosted: TypeAlias = Callable[[str], Awaitable[Posted | None]]
"""Returns where the newest message of a reference went; None while it has not gone out."""

LOOK_SECONDS = 1.0  # what is answered sooner, nobody stops


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """Answer no more what was asked in a thread until now."""

    KIND: ClassVar[str] = "ask.stop"
    employee_id: str
    channel: str
    thread_ts: str


@dataclass(frozen=True, slots=True)
class Stopping:
    """Says in the thread that it is over; whoever answers looks for that."""

    posted: FindPosted
    end_status: Callable[[str, str, str], Awaitable[None]]  # team, channel, thread

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(StopAnswer, self.stop)])

    async def stop(self, task: StopAnswer, work: Work) -> Sequence[Outgoing]:
        """Say so; Slack itself shows the bot at work until it is told otherwise."""
        await self.end_status(work.team_id, task.channel, task.thread_ts)
        name = _name(task.channel, task.thread_ts)
        return [Post(task.channel, STOPPED, thread_ts=task.thread_ts, reference=name)]

    async def unless_stopped(
        self, asked: AnswerMessage, answering: Coroutine[Any, Any, T]
    ) -> T | None:
        """Return the answer; None if it was stopped after it was asked for."""
        task = asyncio.create_task(answering)
        try:
            while not (await asyncio.wait({task}, timeout=LOOK_SECONDS))[0]:
                if await self._is_stopped(asked):
                    return None
        finally:
            task.cancel()  # does nothing to what is done
        return await task

    async def _is_stopped(self, asked: AnswerMessage) -> bool:
        said = await self.posted(_name(asked.channel, asked.thread_ts or ""))
        return said is not None and float(said.ts) > float(asked.ts or 0)


def _name(channel: str, thread_ts: str) -> str:
    return f"ask.stopped:{channel}:{thread_ts}"
