"""Kept work is found by what it says, in what it was given and in what was decided of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.work import Mentions, Outgoing, Post, Work
from tests.delivery.conftest import Bench

OF_LISA = Mentions(lambda said: "U0LISA" in said, "U0LISA")
HER_QUESTION = Work("test.ask", "asked:1", {"employee_id": "U0LISA"}, "T1")
HER_CARD = Work("test.card", "card:1", {"number": 7}, "T1")  # says so once it is decided
ANOTHERS = Work("test.ask", "asked:2", {"employee_id": "U0MARCO"}, "T1")


@pytest.fixture
async def worked(bench: Bench) -> Bench:
    async def posts(work: Work) -> Sequence[Outgoing]:
        who = "U0LISA" if work.kind == "test.card" else "C0DOCK"
        return [Post(who, "Hello", reference=f"{work.key}:posted")]

    for kind in ("test.ask", "test.card"):
        bench.delivery.register(kind, posts)
    await bench.delivery.start()
    for work in (HER_QUESTION, HER_CARD, ANOTHERS):
        await bench.delivery.take_in(work)
    await bench.delivery.stop()
    bench.renew()
    await bench.delivery.start()
    return bench


async def test_what_was_given_and_what_was_decided_is_counted(worked: Bench) -> None:
    assert await worked.delivery.count_work(OF_LISA) == 2
    assert await worked.delivery.count_work(OF_LISA, "card:") == 1
    assert await worked.delivery.count_work(Mentions(lambda _: True)) == 3


async def test_what_is_forgotten_is_found_no_more(worked: Bench) -> None:
    in_hand = await worked.delivery.forget_work(OF_LISA)

    assert in_hand == 0
    assert await worked.delivery.count_work(OF_LISA) == 0
    assert await worked.delivery.count_work(Mentions(lambda _: True)) == 1


async def test_what_was_taken_in_later_stays(worked: Bench) -> None:
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)

    await worked.delivery.forget_work(replace(OF_LISA, until=an_hour_ago))

    assert await worked.delivery.count_work(OF_LISA) == 2


@pytest.mark.parametrize("keeps_places", [True, False])
async def test_where_a_message_went_that_may_change_can_be_kept(
    worked: Bench, keeps_places: bool
) -> None:
    await worked.delivery.forget_work(OF_LISA, keeps_places=keeps_places)

    is_found = await worked.delivery.posted("asked:1:posted") is not None
    assert is_found is keeps_places
