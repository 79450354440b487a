"""Whether a press of a button is the one before, as any replica sees it."""

import asyncio
from typing import Any

import pytest

from bot.database.engine import Database
from bot.delivery.clicks import KEPT_SECONDS, TWICE_SECONDS, SqlClicks, clicks

FIRST = 1_700_000_000.0


def a_press(seconds: float = 0.0, who: str = "U1", **more: Any) -> dict[str, Any]:
    """Return a click so many seconds after the first."""
    action = {"action_id": "quiz.next", "block_id": "b", "value": "1"} | more
    return {
        "type": "block_actions",
        "user": {"id": who},
        "channel": {"id": "D1"},
        "message": {"ts": "1.1"},
        "actions": [action | {"action_ts": f"{FIRST + seconds:.6f}"}],
    }


@pytest.mark.parametrize("apart", [0.0, 0.15, 0.4, TWICE_SECONDS / 2])
async def test_what_is_pressed_twice_is_one_press(database: Database, apart: float) -> None:
    presses = [a_press(apart * number, value="1") for number in range(2)]

    first, again = [await SqlClicks(database).first_press(one) for one in presses]

    assert first == again == presses[0]["actions"][0]["action_ts"]


async def test_two_replicas_agree_on_presses_that_come_at_once(database: Database) -> None:
    replicas = [SqlClicks(database) for _ in range(4)]
    presses = [a_press(0.01 * number) for number in range(4)]

    found = await asyncio.gather(
        *(one.first_press(press) for one, press in zip(replicas, presses, strict=True))
    )

    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "other",
    [
        a_press(0.1, who="U2"),
        a_press(0.1, action_id="quiz.stop"),
        a_press(0.1, value="2"),
        a_press(0.1) | {"message": {"ts": "1.2"}},
        a_press(TWICE_SECONDS + 0.1),
    ],
    ids=["another person", "another button", "another choice", "another message", "later"],
)
async def test_another_press_is_another(database: Database, other: dict[str, Any]) -> None:
    kept = SqlClicks(database)
    await kept.first_press(a_press())

    assert await kept.first_press(other) == other["actions"][0]["action_ts"]


async def test_who_changes_their_mind_and_back_is_heard_each_time(database: Database) -> None:
    kept = SqlClicks(database)
    presses = [a_press(0.2 * turn, value=value) for turn, value in enumerate("121")]

    found = [await kept.first_press(press) for press in presses]

    assert found == [press["actions"][0]["action_ts"] for press in presses]


async def test_presses_are_kept_for_a_minute_and_name_nobody(database: Database) -> None:
    kept = SqlClicks(database)
    await kept.first_press(a_press(who="U0ANA"))
    await kept.first_press(a_press(KEPT_SECONDS + 1, who="U0BOB"))

    async with database.begin() as connection:
        rows = (await connection.execute(clicks.select())).all()
    assert len(rows) == 1
    assert "U0" not in str(rows)


async def test_a_press_outside_of_any_block_is_one_as_well(sqlite_database: Database) -> None:
    kept, presses = SqlClicks(sqlite_database), [a_press(), a_press(0.1)]
    for press in presses:
        press["actions"][0].pop("block_id")

    first, again = [await kept.first_press(press) for press in presses]

    assert first == again
