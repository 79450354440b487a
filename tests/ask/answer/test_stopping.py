"""Slack's stop button ends an answer that is being made, and no other."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.ask.answer import stopping
from bot.ask.answer.domain import AnswerMessage
from bot.ask.answer.listeners import stop_in
from bot.ask.answer.stopping import Stopping
from bot.delivery.work import Outgoing, Post, Posted
from tests.fakes import FakeDelivery

QUESTION = AnswerMessage("T1:D1:5.0", "Why?", "U0DAN", "D1", "5.0", "5.0")
STOP = {"channel": "D1", "thread_ts": "5.0", "user": "U0DAN", "event_ts": "6.0"}


class Desk:
    """A bot of which somebody may press the stop button."""

    def __init__(self) -> None:
        self.stopped: Posted | None = None
        self.ended: list[tuple[str, str, str]] = []
        self.stopping = Stopping(self.posted, self.end_status)

    async def posted(self, _reference: str) -> Posted | None:
        return self.stopped

    async def end_status(self, *place: str) -> None:
        self.ended.append(place)  # type: ignore[arg-type]

    async def press(self) -> Sequence[Outgoing]:
        work = stop_in(STOP, "T1")
        assert work
        return await self.stopping.handlers()[work.kind](work)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "LOOK_SECONDS", 0.01)


async def endless(ended: list[str]) -> str:
    try:
        await asyncio.Event().wait()
    finally:
        ended.append("ended")
    return "an answer"


async def soon() -> str:
    await asyncio.sleep(0.03)
    return "an answer"


async def test_who_presses_is_told_and_slack_shows_nobody_at_work() -> None:
    desk = Desk()

    (said,) = await desk.press()

    assert isinstance(said, Post)
    assert (said.channel, said.thread_ts) == ("D1", "5.0")
    assert "I have stopped" in said.text
    assert desk.ended == [("T1", "D1", "5.0")]


async def test_what_was_asked_before_is_answered_no_more() -> None:
    desk, ended = Desk(), list[str]()
    desk.stopped = Posted("D1", "7.0")

    assert await desk.stopping.unless_stopped(QUESTION, endless(ended)) is None
    await asyncio.sleep(0)
    assert ended == ["ended"]


@pytest.mark.parametrize("stopped", [None, Posted("D1", "4.0")], ids=["never", "before"])
async def test_what_was_asked_since_is_answered(stopped: Posted | None) -> None:
    desk = Desk()
    desk.stopped = stopped

    assert await desk.stopping.unless_stopped(QUESTION, soon()) == "an answer"


async def test_a_press_is_one_stop_however_often_slack_tells_of_it() -> None:
    delivery = FakeDelivery()

    for _ in range(2):
        work = stop_in(STOP, "T1")
        assert work
        await delivery.take_in(work)

    assert len(delivery.taken_in) == 1


def test_a_session_without_a_thread_has_nothing_to_stop() -> None:
    assert stop_in(STOP | {"thread_ts": None}, "T1") is None
