"""How many works are decided at once: 16, or 2 while 15 or more a second come in.

Slack waits three seconds for an acknowledgement and an employee longer for an answer, so in a
rush the processors belong to taking in.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

AT_ONCE = 16  # deciding mostly waits, for Slack or a language model
AT_ONCE_IN_A_RUSH = 2  # or computes
RUSH_A_SECOND = 15
LOOK_SECONDS = 0.05


class WorkLimiter:
    """Gives at most `AT_ONCE` works a slot, in a rush `AT_ONCE_IN_A_RUSH`; the rest waits."""

    def __init__(self) -> None:
        self._all = asyncio.Semaphore(AT_ONCE)
        self._held: frozenset[str] = frozenset()
        self._released = asyncio.Event()
        self._busy = 0
        self._came: deque[float] = deque(maxlen=RUSH_A_SECOND)

    @property
    def is_rush(self) -> bool:
        """Whether `RUSH_A_SECOND` works or more came in within the last second."""
        is_full = len(self._came) == RUSH_A_SECOND
        return is_full and time.monotonic() - self._came[0] < 1

    def hold(self, kinds: Iterable[str]) -> None:
        """Give works of these kinds no slot before `release`."""
        self._held = frozenset(kinds)

    def release(self) -> None:
        """Give works of every kind slots from now on."""
        self._released.set()

    def note_coming(self) -> None:
        """Count a work towards a rush."""
        self._came.append(time.monotonic())

    @asynccontextmanager
    async def slot(self, kind: str) -> AsyncIterator[None]:
        """Hold a slot while the block lasts; may wait long, a held kind for `release`."""
        if kind in self._held:
            await self._released.wait()
        async with self._all:
            while self.is_rush and self._busy >= AT_ONCE_IN_A_RUSH:  # noqa: ASYNC110  # it just ends
                await asyncio.sleep(LOOK_SECONDS)
            self._busy += 1
            try:
                yield
            finally:
                self._busy -= 1
