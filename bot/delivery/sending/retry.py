"""How long to wait between tries, and between calls to Slack."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar
from weakref import WeakSet

from bot.errors import BotError

T = TypeVar("T")

_random = Random()  # noqa: S311  # spreads retries, hides no secret
_resting: WeakSet[asyncio.Task[Any]] = WeakSet()


async def rest(seconds: float) -> None:
    """Sleep until the next try; see `is_resting`."""
    task = asyncio.current_task()
    if task is None:  # never in a coroutine
        return
    _resting.add(task)
    try:
        await asyncio.sleep(max(0.0, seconds))
    finally:
        _resting.discard(task)


def is_resting(task: asyncio.Task[Any]) -> bool:
    """Tell whether the task does nothing but wait for its next try: a stop leaves it kept."""
    return task in _resting


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses between tries, in seconds; each is spread by ±20 % so that replicas part."""

    give_up: float  # after so much waiting in all
    first_pause: float  # doubled each time …
    longest_pause: float  # … up to here

    def pauses(self) -> Iterator[float]:
        """Yield the pause before each further try; ends once ``give_up`` is waited."""
        waited, pause = 0.0, self.first_pause
        while waited < self.give_up:
            spread = pause * _random.uniform(0.8, 1.2)
            yield spread
            waited += spread
            pause = min(2 * pause, self.longest_pause)

    async def retry(self, go: Callable[[], Awaitable[T]], trouble: type[BotError]) -> T:
        """Call ``go`` until it returns; the last try, after ``give_up``, may raise."""
        for pause in self.pauses():
            try:
                return await go()
            except trouble:
                await rest(pause)
        return await go()


@dataclass(frozen=True, slots=True)
class RateLimits:
    """What Slack asks for between calls, and how long it is waited for, in seconds."""

    channel_gap: float = 1.0  # Slack allows about one message a second in a channel …
    workspace_gap: float = 0.05  # … and some hundreds a minute in a workspace
    settling: float = 3.0  # what a dying process sent last may still be on its way
    outage: Backoff = Backoff(give_up=7200, first_pause=0.5, longest_pause=30)
    reference: Backoff = Backoff(give_up=60, first_pause=0.5, longest_pause=8)
