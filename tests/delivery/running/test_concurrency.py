import asyncio

from bot.delivery.running.concurrency import (
    AT_ONCE,
    AT_ONCE_IN_A_RUSH,
    RUSH_A_SECOND,
    WorkLimiter,
)
from tests.delivery.conftest import until

KIND = "ask.answer"


class Deciding:
    """Works that are decided until they are told to end; counts those begun."""

    def __init__(self, limiter: WorkLimiter) -> None:
        self.limiter = limiter
        self.begun = 0
        self._end = asyncio.Event()

    async def decide(self) -> None:
        async with self.limiter.slot(KIND):
            self.begun += 1
            await self._end.wait()

    async def most_of(self, works: int) -> int:
        deciding = [asyncio.create_task(self.decide()) for _ in range(works)]
        await asyncio.sleep(0.1)
        most = self.begun
        self._end.set()
        await asyncio.gather(*deciding)
        return most


async def test_a_kind_that_is_held_gets_no_hand_before_it_is_released() -> None:
    limiter = WorkLimiter()
    limiter.hold([KIND])
    deciding = Deciding(limiter)
    decided = asyncio.create_task(deciding.most_of(1))
    await asyncio.sleep(0.05)
    begun_before = deciding.begun

    limiter.release()
    await decided

    assert (begun_before, deciding.begun) == (0, 1)


async def test_many_works_are_decided_at_once_but_not_all() -> None:
    assert await Deciding(WorkLimiter()).most_of(AT_ONCE + 5) == AT_ONCE


async def test_in_a_rush_few_works_are_decided_at_once() -> None:
    limiter = WorkLimiter()
    for _ in range(RUSH_A_SECOND):
        limiter.note_coming()

    deciding = Deciding(limiter)
    decided = asyncio.create_task(deciding.most_of(5))
    await asyncio.sleep(0.05)

    assert limiter.is_rush
    assert deciding.begun == AT_ONCE_IN_A_RUSH
    await decided


async def test_a_rush_ends_with_its_second() -> None:
    limiter = WorkLimiter()
    for _ in range(RUSH_A_SECOND):
        limiter.note_coming()

    await until(lambda: not limiter.is_rush)
