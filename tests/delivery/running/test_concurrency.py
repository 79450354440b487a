import asyncio

from bot.delivery.running.concurrency import AT_ONCE, AT_ONCE_IN_A_RUSH, RUSH_A_SECOND, Hands

KIND = "ask.answer"


class Deciding:
    """Works that are decided until they are told to end; counts those begun."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.begun = 0
        self._end = asyncio.Event()

    async def decide(self) -> None:
        async with self.hands.lent(KIND):
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
    hands = Hands()
    hands.hold([KIND])
    deciding = Deciding(hands)
    decided = asyncio.create_task(deciding.most_of(1))
    await asyncio.sleep(0.05)
    begun_before = deciding.begun

    hands.release()
    await decided

    assert (begun_before, deciding.begun) == (0, 1)


async def test_many_works_are_decided_at_once_but_not_all() -> None:
    assert await Deciding(Hands()).most_of(AT_ONCE + 5) == AT_ONCE


async def test_in_a_rush_few_works_are_decided_at_once() -> None:
    hands = Hands()
    for _ in range(RUSH_A_SECOND):
        hands.note_coming()

    deciding = Deciding(hands)
    decided = asyncio.create_task(deciding.most_of(5))
    await asyncio.sleep(0.05)

    assert hands.is_rush
    assert deciding.begun == AT_ONCE_IN_A_RUSH
    await decided


async def test_a_rush_ends_with_its_second() -> None:
    hands = Hands()
    for _ in range(RUSH_A_SECOND):
        hands.note_coming()

    await asyncio.sleep(1.0)

    assert not hands.is_rush
