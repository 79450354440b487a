"""What a message is, is read once, whoever asks and however long they wait."""

import asyncio
import gc
from threading import Event

import pytest

from bot.ask.routing.domain import KindOfMessage, MessageLines, TakenFor
from bot.ask.routing.scores import MessageVectors
from bot.ask.routing.service import MessageRouter
from bot.composition.routing import REMEMBERED, RoutingInThreads
from bot.errors import TryAgainError

REPORT = TakenFor(KindOfMessage.REPORT)


def unasked(_texts: object) -> MessageVectors:
    raise NotImplementedError


class FakeRouter(MessageRouter):
    """Takes everything for a report, once it may; notes what it read."""

    def __init__(self) -> None:
        super().__init__(MessageLines({}), unasked, unasked)
        self.read: list[str] = []
        self.may, self.is_away, self.fails = Event(), False, False

    def prepare(self) -> None:
        pass

    def taken_for(self, text: str) -> TakenFor:
        self.read.append(text)
        self.may.wait(10)
        if self.is_away:
            raise TryAgainError
        if self.fails:
            raise RuntimeError
        return REPORT


@pytest.fixture
def router() -> FakeRouter:
    return FakeRouter()


async def test_a_message_is_read_once_for_all_who_ask_at_once(router: FakeRouter) -> None:
    routing = RoutingInThreads(router)
    asking = [asyncio.create_task(routing.taken_for("It rains in")) for _ in range(3)]
    await asyncio.sleep(0)
    router.may.set()

    assert await asyncio.gather(*asking) == [REPORT] * 3
    assert await routing.kind_of("It rains in") is KindOfMessage.REPORT
    assert router.read == ["It rains in"]


async def test_what_somebody_stopped_waiting_for_is_read_for_the_next(
    router: FakeRouter,
) -> None:
    routing = RoutingInThreads(router)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(routing.taken_for("It rains in"), 0)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(routing.taken_for("It rains in"), 0.01)
    router.may.set()

    assert await routing.taken_for("It rains in") == REPORT
    assert router.read == ["It rains in"]


async def test_what_could_not_be_read_is_read_anew(router: FakeRouter) -> None:
    routing = RoutingInThreads(router)
    router.may.set()
    router.is_away = True
    assert (await routing.taken_for("It rains in")).kind is KindOfMessage.QUESTION

    router.is_away = False

    assert await routing.taken_for("It rains in") == REPORT


async def test_a_reading_that_fails_after_all_left_is_no_error_of_its_own(
    router: FakeRouter,
) -> None:
    """As when the bot ends meanwhile: whoever asks after its start reads anew."""
    told: list[str] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: told.append(context["message"]))
    routing = RoutingInThreads(router)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(routing.taken_for("It rains in"), 0.01)
    router.fails = True
    router.may.set()
    await asyncio.sleep(0.1)

    del routing
    gc.collect()
    await asyncio.sleep(0)
    assert told == []


async def test_no_more_than_the_latest_are_remembered(router: FakeRouter) -> None:
    routing = RoutingInThreads(router)
    router.may.set()
    for number in range(REMEMBERED + 1):
        await routing.taken_for(str(number))

    await routing.taken_for(str(REMEMBERED))
    await routing.taken_for("0")

    assert router.read[REMEMBERED + 1 :] == ["0"]
