import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.database.engine import Database
from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Posted

NOON = datetime(2026, 3, 27, 12, tzinfo=UTC)
HERE = {"T1": 0.05, "T1:C1": 1.0}
ELSEWHERE = {"T1": 0.05, "T1:C2": 1.0}


@pytest.fixture
def attempts(database: Database) -> SqlDeliveryAttempts:
    return SqlDeliveryAttempts(database)


async def test_two_messages_in_a_channel_keep_their_distance(
    attempts: SqlDeliveryAttempts,
) -> None:
    first = await attempts.next_turn(HERE)
    second = await attempts.next_turn(HERE)

    assert [first, second] == pytest.approx([0.0, 1.0], abs=0.3)


async def test_two_channels_wait_for_each_other_only_a_little(
    attempts: SqlDeliveryAttempts,
) -> None:
    await attempts.next_turn(HERE)

    assert 0 <= await attempts.next_turn(ELSEWHERE) <= 0.05


async def test_a_place_that_was_left_alone_is_free_at_once(
    attempts: SqlDeliveryAttempts,
) -> None:
    await attempts.next_turn({"T1:C1": 0.01})
    await asyncio.sleep(0.02)

    assert await attempts.next_turn(HERE) == 0.0


async def test_a_closed_workspace_has_no_turn_before_it_opens(
    attempts: SqlDeliveryAttempts,
) -> None:
    await attempts.next_turn(HERE)
    await attempts.close_for("T1", 30.0)

    assert await attempts.next_turn(ELSEWHERE) == pytest.approx(30.0, abs=0.3)


async def test_attempts_are_counted_from_the_first(attempts: SqlDeliveryAttempts) -> None:
    later = NOON + timedelta(minutes=1)

    first = await attempts.begin("work:1#0", NOON)
    second = await attempts.begin("work:1#0", later)

    assert (first.number, first.last_at) == (1, None)
    assert (second.number, second.first_at, second.last_at) == (2, NOON, NOON)


async def test_an_attempt_that_posted_is_remembered(attempts: SqlDeliveryAttempts) -> None:
    await attempts.begin("work:1#0", NOON)

    await attempts.keep_posted("work:1#0", Posted("C1", "1.1"), "card:1")

    assert (await attempts.begin("work:1#0", NOON)).posted == Posted("C1", "1.1")
    assert await attempts.posted("card:1") == Posted("C1", "1.1")


async def test_old_attempts_are_forgotten_but_not_where_a_card_stands(
    attempts: SqlDeliveryAttempts,
) -> None:
    await attempts.begin("work:1#0", NOON)
    await attempts.begin("work:2#0", NOON)
    await attempts.keep_posted("work:2#0", Posted("C1", "1.1"), "card:1")

    await attempts.prune(NOON + timedelta(days=30))

    assert (await attempts.begin("work:1#0", NOON)).number == 1
    assert await attempts.posted("card:1") == Posted("C1", "1.1")
