"""How long to wait, and for what."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from bot.errors import BotError

T = TypeVar("T")

_random = Random()  # noqa: S311  # spreads retries, hides no secret


@dataclass(frozen=True, slots=True)
class Backoff:
    """Growing pauses between goes, in seconds."""

    give_up: float  # after so much waiting
    first_pause: float  # doubled each time …
    longest_pause: float  # … up to here

    def pauses(self) -> Iterator[float]:
        """Yield the pause before each further go; ends when it is time to give up."""
        waited, pause = 0.0, self.first_pause
        while waited < self.give_up:
            spread = pause * _random.uniform(0.8, 1.2)
            yield spread
            waited += spread
            pause = min(2 * pause, self.longest_pause)

    async def retry(self, go: Callable[[], Awaitable[T]], trouble: type[BotError]) -> T:
        """Return what ``go`` returns at last; raise its ``trouble`` when patience ends."""
        for pause in self.pauses():
            try:
                return await go()
            except trouble:
                await asyncio.sleep(pause)
        return await go()


@dataclass(frozen=True, slots=True)
class RateLimits:
    """What Slack asks for between calls, and how long it is waited for, in seconds."""

    channel_gap: float = 1.0  # Slack allows about one message a second in a channel …
    workspace_gap: float = 0.05  # … and some hundreds a minute in a workspace
    settling: float = 3.0  # what a dying process sent last may still be on its way
    outage: Backoff = Backoff(give_up=7200, first_pause=0.5, longest_pause=30)
    reference: Backoff = Backoff(give_up=60, first_pause=0.5, longest_pause=8)
