"""What features send unasked goes out as the limits allow."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.company.unasked.domain import KINDS, NewsLimits, Reader
from bot.company.unasked.messages import STOP
from bot.company.unasked.store import SqlUnasked
from bot.company.unasked.work import OfferLater, StartUnasked, StopUnasked, Unasked
from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.delivery.work import Outgoing, Post, Update, Work
from bot.slack import Message, actions, button, section
from tests.fakes import FakeDelivery

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
WHO = "U0ANA"


class Desk:
    def __init__(self, database: Database) -> None:
        self.now, self.delivery = MONDAY, FakeDelivery()
        self.store = SqlUnasked(database)
        self.unasked = Unasked(
            store=self.store,
            delivery=self.delivery,
            reader=self._reader,
            limits=self._limits,
            now=lambda: self.now,
        )

    async def _reader(self, employee_id: str) -> Reader:
        return Reader(has_stopped=await self.store.has_stopped(employee_id))

    async def _limits(self, _employee_id: str) -> NewsLimits:
        return NewsLimits()

    async def says(self, kind: str, key: str, text: str = "News") -> Sequence[Outgoing]:
        async def handler(_: Work) -> Sequence[Outgoing]:
            return [Post(WHO, text, (section(text),))]

        begin = actions("company.questions", [button("Begin", "begin")])
        short = Message("Questions wait", (section("Questions wait"), begin))
        handle = self.unasked.through(KINDS[kind], handler, lambda: short)
        return await handle(Work(kind, key, {"employee_id": WHO}))

    async def when_due(self) -> Sequence[Outgoing]:
        work = self.delivery.taken_in.pop()
        assert work.not_before is not None
        self.now = work.not_before
        return await self.unasked.handlers()[OfferLater.KIND](work)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_a_message_goes_out_with_the_button_that_stops_all(desk: Desk) -> None:
    sent = await desk.says("ideas.digest", "d", "Your Monday")

    assert isinstance(sent[0], Post)
    assert sent[0].text == "Your Monday"
    assert sent[0].blocks[-1]["elements"][0]["action_id"] == STOP


async def test_work_that_runs_again_sends_the_same(desk: Desk) -> None:
    first = await desk.says("ideas.digest", "d")

    assert await desk.says("ideas.digest", "d") == first


async def test_a_reminder_is_added_to_the_digest_of_the_morning(desk: Desk) -> None:
    [digest] = await desk.says("ideas.digest", "d", "Your Monday")
    desk.now += timedelta(minutes=30)

    [merged] = await desk.says("quiz.reminder", "r")

    assert isinstance(digest, Post)
    assert isinstance(merged, Update)
    assert merged.reference == digest.reference
    assert merged.text == "Your Monday · Questions wait"


async def test_of_two_reminders_that_look_at_one_moment_one_is_added(desk: Desk) -> None:
    await desk.says("ideas.digest", "d", "Your Monday")

    [added] = await desk.says("quiz.reminder", "r")
    again = await desk.says("quiz.reminder", "s")

    assert isinstance(added, Update)
    assert again == []


async def test_two_of_a_kind_in_one_message_keep_its_blocks(desk: Desk) -> None:
    await desk.says("ideas.digest", "d", "Your Monday")
    await desk.says("quiz.path_completed", "p")

    [both] = await desk.says("quiz.path_completed", "q")

    assert isinstance(both, Update)
    ids = [block["block_id"] for block in both.blocks if "block_id" in block]
    assert "company.questions" in ids
    assert len(ids) == len(set(ids))


async def test_a_second_message_of_a_day_waits_for_the_next(desk: Desk) -> None:
    await desk.says("quiz.reminder", "r")
    desk.now += timedelta(hours=1)

    nothing = await desk.says("ideas.digest", "d", "Your Monday")
    later = await desk.when_due()

    assert nothing == []
    assert desk.now == MONDAY + timedelta(days=1)
    assert isinstance(later[0], Post)
    assert later[0].text == "Your Monday"


async def test_the_fifth_message_of_a_week_does_not_come(desk: Desk) -> None:
    counts = []
    for day in range(5):
        desk.now = MONDAY + timedelta(days=day)
        counts.append(len(await desk.says("quiz.reminder", f"r{day}")))

    assert counts == [1, 1, 1, 1, 0]


async def test_stopping_everything_is_obeyed_and_undone(desk: Desk) -> None:
    handlers = desk.unasked.handlers()

    await handlers[StopUnasked.KIND](work_of(StopUnasked(WHO, ""), "s"))
    stopped = await desk.says("ideas.digest", "d")
    awaited = await desk.says("answer", "a")
    await handlers[StartUnasked.KIND](work_of(StartUnasked(WHO, ""), "t"))
    started = await desk.says("ideas.digest", "e")

    assert (len(stopped), len(awaited), len(started)) == (0, 1, 1)


async def test_what_a_role_must_act_on_is_bundled_within_the_hour(desk: Desk) -> None:
    first = await desk.says("ideas.nudge", "a")
    desk.now += timedelta(minutes=20)
    second = await desk.says("ideas.nudge", "b", "Late")

    later = await desk.when_due()

    assert (len(first), len(second), len(later)) == (1, 0, 1)
    assert desk.now == MONDAY + timedelta(hours=1)


async def test_a_question_that_comes_unasked_is_found_again_by_its_own_name(desk: Desk) -> None:
    async def handler(_: Work) -> Sequence[Outgoing]:
        return [Post(WHO, "Which one?", reference="quiz.asked:r:0:0")]

    handle = desk.unasked.through(KINDS["quiz.reminder"], handler)
    (sent,) = await handle(Work("quiz.remind", "k", {"employee_id": WHO}))

    assert isinstance(sent, Post)
    assert sent.reference == "quiz.asked:r:0:0"
