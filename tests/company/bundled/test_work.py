"""What a role must act on comes at once, and for an hour after it together."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.company.bundled.domain import ForRole, ShowBundle
from bot.company.bundled.store import SqlWaiting, waiting_table
from bot.company.bundled.work import Bundles
from bot.company.unasked.domain import KINDS
from bot.company.unasked.store import unasked_table
from bot.database.engine import Database
from bot.delivery.work import Outgoing, Post, Work
from bot.quiz.domain import QuestionGoneError
from bot.slack import section
from tests.fakes import FakeDelivery

NINE = datetime(2026, 11, 30, 9, 10, tzinfo=UTC)
LENA = "U0LENA"


class Desk:
    """A manager's direct message, and the features that write to it."""

    def __init__(self, database: Database) -> None:
        self.now, self.delivery, self.database = NINE, FakeDelivery(), database
        self.done: set[str] = set()
        self.severe: set[str] = set()
        self.bundles = Bundles(
            store=SqlWaiting(database),
            delivery=self.delivery,
            for_roles={
                "card": ForRole(KINDS["ideas.report"], self._again, self._may_wait),
                "note": ForRole(KINDS["ideas.note"], self._again, self._may_wait),
                "gap": ForRole(KINDS["ask.gap"], self._again),
            },
            zone=self._zone,
            now=lambda: self.now,
        )

    async def _zone(self, _: str) -> ZoneInfo:
        return ZoneInfo("Europe/Berlin")

    async def _again(self, reference: str) -> Post | None:
        if reference == "gap:gone":
            message = "It is gone."
            raise QuestionGoneError(message)
        return None if reference in self.done else shown(reference, "now")

    async def _may_wait(self, reference: str, _: datetime) -> bool:
        return reference not in self.severe

    async def comes(self, *references: str, key: str = "", **payload: str) -> list[str]:
        """Let a feature's work have these to send; return what goes out."""

        async def handler(_: Work) -> Sequence[Outgoing]:
            return [shown(one, "then") for one in references]

        work = Work("ideas.deliver", key or "+".join(references), payload, "T0")
        return names(await self.bundles.through(handler)(work))

    async def when_due(self) -> Sequence[Outgoing]:
        work = self.delivery.taken_in[-1]
        assert work.not_before is not None
        self.now = work.not_before
        return await self.bundles.handlers()[ShowBundle.KIND](work)


def shown(reference: str, said: str) -> Post:
    place = "C0TEAM" if "channel" in reference else LENA
    thread = reference.replace("note", "card") if reference.startswith("note") else None
    blocks = (section("A customer's words"),)
    return Post(place, said, blocks, reference=reference, in_thread_of=thread)


def names(outgoing: Sequence[Outgoing]) -> list[str]:
    return [one.reference or one.text for one in outgoing if isinstance(one, Post)]


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_the_first_comes_at_once_and_the_rest_together_after_an_hour(desk: Desk) -> None:
    first = await desk.comes("card:1")
    desk.now += timedelta(minutes=5)
    second = await desk.comes("card:2")
    desk.now += timedelta(minutes=5)
    third = await desk.comes("gap:3")

    bundle = await desk.when_due()

    assert (first, second, third) == (["card:1"], [], [])
    assert desk.now == NINE + timedelta(hours=1)
    said = "1 more report and 1 gap in the guidance came in since 10:10."
    assert names(bundle) == [said, "card:2", "gap:3"]
    assert {one.text for one in bundle[1:] if isinstance(one, Post)} == {"now"}


async def test_a_bundle_begins_an_hour_of_its_own(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    await desk.when_due()
    desk.now += timedelta(minutes=30)

    assert await desk.comes("card:3") == []
    assert names(await desk.when_due()) == ["card:3"]  # one alone needs no word above it
    assert desk.now == NINE + timedelta(hours=2)


async def test_after_a_quiet_hour_the_next_comes_at_once(desk: Desk) -> None:
    await desk.comes("card:1")
    desk.now += timedelta(hours=1)

    assert await desk.comes("card:2") == ["card:2"]


async def test_what_is_severe_comes_at_once_and_begins_no_hour(desk: Desk) -> None:
    desk.severe = {"card:2", "card:3"}
    await desk.comes("card:1")

    assert await desk.comes("card:2") == ["card:2"]
    assert await desk.comes("card:3") == ["card:3"]
    assert desk.delivery.taken_in == []


async def test_a_channel_and_ones_own_work_hold_nothing_back(desk: Desk) -> None:
    await desk.comes("card:1")

    assert await desk.comes("card:channel") == ["card:channel"]
    assert await desk.comes("card:2", employee_id=LENA) == ["card:2"]
    assert await desk.comes("receipt:1") == ["receipt:1"]


async def test_work_that_runs_again_is_decided_as_it_was(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    again = (await desk.comes("card:1"), await desk.comes("card:2"))
    first_run = await desk.when_due()

    assert again == (["card:1"], [])
    assert await desk.when_due() == first_run
    assert await desk.comes("card:2") == []  # late, after it came with the others
    assert len(desk.delivery.taken_in) == 1


async def test_what_waits_twice_comes_once(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("gap:2", key="asked by one")
    await desk.comes("gap:2", key="asked by two")

    assert names(await desk.when_due()) == ["gap:2"]


async def test_what_was_done_or_withdrawn_meanwhile_is_left_out(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    await desk.comes("gap:gone")
    await desk.comes("card:3")
    desk.done = {"card:2"}

    assert names(await desk.when_due()) == ["card:3"]


async def test_nothing_comes_of_a_bundle_that_is_all_done_and_the_next_comes_at_once(
    desk: Desk,
) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    desk.done = {"card:2"}

    assert await desk.when_due() == []
    assert await desk.comes("card:3") == ["card:3"]


async def test_a_word_in_a_thread_waits_behind_its_card_and_is_not_counted(
    desk: Desk,
) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    await desk.comes("card:3")
    assert await desk.comes("note:2") == []

    bundle = names(await desk.when_due())

    assert bundle == ["2 more reports came in since 10:10.", "card:2", "card:3", "note:2"]


async def test_a_word_that_cannot_wait_brings_its_card_along(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    await desk.comes("card:3")
    desk.severe = {"note:2"}

    assert await desk.comes("note:2") == ["card:2", "note:2"]
    assert await desk.comes("note:2") == ["card:2", "note:2"]  # run again
    assert names(await desk.when_due()) == ["card:3"]


async def test_what_comes_while_a_bundle_is_late_comes_with_it(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")
    desk.now += timedelta(hours=3)  # the bot was down

    assert await desk.comes("card:3") == []
    assert names(await desk.when_due())[1:] == ["card:2", "card:3"]
    assert len(desk.delivery.taken_in) == 1


async def test_no_words_are_kept(desk: Desk) -> None:
    await desk.comes("card:1")
    await desk.comes("card:2")

    async with desk.database.begin() as connection:
        sent = (await connection.execute(select(unasked_table))).all()
        waiting = (await connection.execute(select(waiting_table))).all()
    assert [(one.text, one.blocks) for one in sent] == [("", [])]
    assert "words" not in str([*sent, *waiting])
