"""The store of plans and its fake keep the same promises."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.plans.domain import Outcome, OwnPlan, Plans
from bot.quiz.plans.store import SqlPlans
from tests.builders_quiz import MONDAY
from tests.fakes_quiz import FakePlans

PLAN = OwnPlan("r1", "U0YARA", "logistics", "When it rings, I will pick up.", MONDAY)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def plans(request: pytest.FixtureRequest) -> Plans:
    if request.param == "fake":
        return FakePlans()
    return SqlPlans(cast("Database", request.getfixturevalue(f"{request.param}_database")))


async def test_the_first_plan_after_a_step_stays(plans: Plans) -> None:
    await plans.keep(PLAN)

    assert await plans.keep(replace(PLAN, words="When else")) == PLAN
    assert await plans.named("r1", "U0YARA") == PLAN
    assert await plans.named("r1", "U0LENA") is None


async def test_what_became_of_it_is_kept(plans: Plans) -> None:
    await plans.keep(PLAN)
    done = replace(PLAN, outcome=Outcome.DONE, answered_at=MONDAY, came_of_it="Thanks.")

    await plans.change(done)
    await plans.change(replace(done, employee_id="U0LENA", came_of_it="Mine"))

    assert list(await plans.everybodys()) == [done]


async def test_what_nothing_was_said_of_is_found_by_when_it_was_made(plans: Plans) -> None:
    await plans.keep(PLAN)
    await plans.keep(replace(PLAN, plan_id="r2", outcome=Outcome.DONE))
    an_hour = timedelta(hours=1)

    assert list(await plans.unanswered(MONDAY - an_hour, MONDAY + an_hour)) == [PLAN]
    assert list(await plans.unanswered(MONDAY + an_hour, MONDAY + 2 * an_hour)) == []


async def test_only_its_maker_drops_a_plan(plans: Plans) -> None:
    await plans.keep(PLAN)

    await plans.drop("r1", "U0LENA")
    assert await plans.named("r1", "U0YARA") == PLAN

    await plans.drop("r1", "U0YARA")
    assert await plans.named("r1", "U0YARA") is None
