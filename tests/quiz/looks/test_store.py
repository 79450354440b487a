"""The store of looks and its fake keep the same promises."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.looks.domain import Look, Looks
from bot.quiz.looks.store import SqlLooks
from tests.builders_quiz import MONDAY
from tests.fakes_quiz import FakeLooks

LOOK = Look("l1", "U0LENA", "logistics", "delivery", ("One.", "Two."), MONDAY)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def looks(request: pytest.FixtureRequest) -> Looks:
    if request.param == "fake":
        return FakeLooks()
    return SqlLooks(cast("Database", request.getfixturevalue(f"{request.param}_database")))


async def test_a_look_is_kept_once_and_only_its_manager_s(looks: Looks) -> None:
    await looks.keep(LOOK)

    assert await looks.keep(replace(LOOK, moment_id="claims")) == LOOK
    assert await looks.named("l1", "U0LENA") == LOOK
    assert await looks.named("l1", "U0MARCO") is None


async def test_looks_come_oldest_first_with_what_was_seen(looks: Looks) -> None:
    later = replace(LOOK, look_id="l2", sent_at=MONDAY + timedelta(days=31))
    await looks.keep(later)
    await looks.keep(LOOK)
    nothing_seen = replace(LOOK, ticked=(), ticked_at=MONDAY)

    await looks.tick(nothing_seen)

    assert list(await looks.of_department("logistics")) == [nothing_seen, later]
