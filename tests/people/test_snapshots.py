"""The store of snapshots and its fake keep the same promises."""

from datetime import timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.people.groups import Band, Snapshot, Snapshots
from bot.people.snapshots import SqlSnapshots
from tests.builders_quiz import MONDAY
from tests.fakes_people import FakeSnapshots

DRAWN = Snapshot("quiz.learning:logistics", MONDAY, {"delivery": Band.LOW})


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def snapshots(request: pytest.FixtureRequest) -> Snapshots:
    if request.param == "fake":
        return FakeSnapshots()
    return SqlSnapshots(cast("Database", request.getfixturevalue(f"{request.param}_database")))


async def test_what_was_drawn_is_kept_by_name(snapshots: Snapshots) -> None:
    await snapshots.keep(DRAWN)

    assert await snapshots.named(DRAWN.name) == DRAWN
    assert await snapshots.named("quiz.learning:accounting") is None


async def test_what_is_drawn_anew_takes_its_place(snapshots: Snapshots) -> None:
    anew = Snapshot(DRAWN.name, MONDAY + timedelta(days=7), {"delivery": Band.HIGH})
    await snapshots.keep(DRAWN)
    await snapshots.keep(anew)

    assert await snapshots.named(DRAWN.name) == anew
