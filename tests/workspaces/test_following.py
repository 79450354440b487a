"""An edit counts within a minute, however long a look takes and whatever befalls one."""

import asyncio
import logging
from collections.abc import Sequence

import pytest

from bot.workspaces.following import ended, follow


class EnoughLooksError(Exception):
    """Ends the following, which nothing else does."""


class FakeTime:
    """A clock that only looks and pauses move."""

    def __init__(self, *looks: float | Exception, pause: float = 60) -> None:
        self.now = 1000.0
        self.began: list[float] = []
        self._looks, self._pause = list(looks), pause

    async def look(self) -> None:
        self.began.append(self.now - 1000)
        took = self._looks.pop(0)
        if isinstance(took, Exception):
            raise took
        self.now += took

    async def sleep(self, seconds: float) -> None:
        if not self._looks:
            raise EnoughLooksError
        self.now += seconds

    async def follow(self) -> Sequence[float]:
        """Return the seconds at which each look began."""
        with pytest.raises(EnoughLooksError):
            await follow(
                self.look, lambda: self._pause, clock=lambda: self.now, sleep=self.sleep
            )
        return self.began


async def test_the_minute_is_counted_from_the_beginning_of_a_look() -> None:
    assert await FakeTime(0, 45, 0).follow() == [0, 60, 120]


async def test_a_look_of_more_than_a_minute_is_followed_at_once() -> None:
    assert await FakeTime(90, 0, 0).follow() == [0, 90, 150]


async def test_a_defect_is_logged_in_full_and_ends_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        began = await FakeTime(KeyError("ramps"), 0).follow()

    assert began == [0, 60]
    assert caplog.records[0].exc_info is not None
    assert isinstance(caplog.records[0].exc_info[1], KeyError)


async def test_what_is_ended_has_put_down_what_it_held() -> None:
    begun, put_down = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)  # as a connection is given back
            put_down.set()

    task = asyncio.create_task(hold())
    await begun.wait()

    await ended([task])

    assert put_down.is_set()
    assert task.cancelled()
