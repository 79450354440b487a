"""Visits, the same promises from the fake and from both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.home.domain import Visit, Visits
from bot.home.store import SqlVisits
from tests.home.fakes import FakeVisits

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=3)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def visits(request: pytest.FixtureRequest) -> Visits:
    if request.param == "fake":
        return FakeVisits()
    return SqlVisits(request.getfixturevalue(f"{request.param}_database"))


async def test_the_first_and_the_last_visit_are_kept(visits: Visits) -> None:
    await visits.keep("U0DAN", "T0NORTH", NOON)
    await visits.keep("U0DAN", "T0NORTH", LATER)

    assert await visits.of("U0DAN", "T0NORTH") == Visit("U0DAN", "T0NORTH", NOON, LATER)


async def test_who_never_came_has_no_visit(visits: Visits) -> None:
    await visits.keep("U0DAN", "T0NORTH", NOON)

    assert await visits.of("U0DAN", "T0OTHER") is None
    assert await visits.of("U0LENA", "T0NORTH") is None
