"""The store of team cases and its fake keep the same promises."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.cases.domain import CaseChannel, CaseRun, StepOutcome, TeamCases
from bot.quiz.cases.store import SqlTeamCases
from tests.builders_quiz import MONDAY
from tests.fakes_quiz import FakeTeamCases

HERE = CaseChannel("logistics", "C0LOGISTICS", "U0LENA")
RUN = CaseRun("r", "logistics", "C0LOGISTICS", "carton", MONDAY, MONDAY, ("ramp",))
OUTCOME = StepOutcome("delivery", 1)
NEXT = replace(RUN, path=("ramp", "claim"), outcomes=(OUTCOME,))
OPENING = {0: 0.5, 1: -0.25}


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def cases(request: pytest.FixtureRequest) -> TeamCases:
    if request.param == "fake":
        return FakeTeamCases()
    return SqlTeamCases(cast("Database", request.getfixturevalue(f"{request.param}_database")))


async def test_each_person_has_one_vote_at_a_step(cases: TeamCases) -> None:
    await cases.advance(RUN, OPENING)

    assert await cases.vote("r", 0, 1, "U0LENA")
    assert await cases.vote("r", 0, 0, "U0MARCO")
    assert not await cases.vote("r", 0, 0, "U0LENA")
    assert not await cases.vote("r", 1, 0, "U0NADIA")
    assert not await cases.vote("none", 0, 0, "U0NADIA")

    assert await cases.count("r", 0) == (2, {0: 1.5, 1: 0.75})


async def test_a_step_goes_on_once_and_leaves_no_votes(cases: TeamCases) -> None:
    await cases.advance(RUN, OPENING)
    await cases.vote("r", 0, 1, "U0LENA")

    assert await cases.advance(NEXT, OPENING) == NEXT
    assert await cases.advance(replace(NEXT, path=("ramp", "other")), OPENING) == NEXT

    assert await cases.named("r") == NEXT
    assert await cases.count("r", 0) == (0, {})
    assert await cases.vote("r", 1, 1, "U0LENA")


async def test_a_case_that_was_stopped_takes_no_votes_and_goes_on_no_more(
    cases: TeamCases,
) -> None:
    await cases.want(HERE, MONDAY)
    await cases.want(replace(HERE, channel="C0GENERAL"), MONDAY)
    await cases.advance(RUN, OPENING)
    assert await cases.wanted() == [replace(HERE, channel="C0GENERAL")]

    await cases.stop("logistics", MONDAY)

    ended = replace(RUN, ended_at=MONDAY)
    assert await cases.wanted() == []
    assert not await cases.vote("r", 0, 1, "U0LENA")
    assert await cases.advance(NEXT, OPENING) == ended
    assert await cases.runs("logistics") == [ended]


async def test_cases_of_a_department_come_oldest_first(cases: TeamCases) -> None:
    later = replace(RUN, run_id="l", began_at=MONDAY + timedelta(days=14))
    await cases.advance(later, {})
    await cases.advance(RUN, {})

    assert await cases.runs("logistics") == [RUN, later]
    assert await cases.runs("accounting") == []
