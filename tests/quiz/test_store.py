"""Each store and its fake keep the same promises."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.assign.store import SqlAssignments
from bot.quiz.assigned import Assignment
from bot.quiz.domain import Disagreement, Learner, Occasion, Round
from bot.quiz.ports import Stores
from bot.quiz.react.store import SqlReactions
from bot.quiz.reactions import Ground, Reaction
from bot.quiz.store import (
    SqlAttempts,
    SqlDisagreements,
    SqlLearners,
    SqlRounds,
)
from tests.builders_quiz import MONDAY, a_learner, an_attempt
from tests.fakes_quiz import (
    FakeAssignments,
    FakeAttempts,
    FakeDisagreements,
    FakeLearners,
    FakeReactions,
    FakeRounds,
)

LATER = MONDAY + timedelta(days=1)
ROUND = Round("r1", "U0MARCO", Occasion.PATH, ("logistics-delivery-01",), MONDAY)
OBJECTION = Disagreement("d1", "logistics-delivery-01", "U0MARCO", "Not at our dock.", MONDAY)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "fake":
        fakes = (FakeAttempts(), FakeRounds(), FakeLearners(), FakeDisagreements())
        return Stores(*fakes, FakeAssignments(), FakeReactions())
    database = cast("Database", request.getfixturevalue(f"{request.param}_database"))
    return Stores(
        SqlAttempts(database),
        SqlRounds(database),
        SqlLearners(database),
        SqlDisagreements(database),
        SqlAssignments(database),
        SqlReactions(database),
    )


async def test_the_first_choice_at_a_question_stays(stores: Stores) -> None:
    first = an_attempt(attempt_id="r1.0", is_right=False)
    await stores.attempts.add(first)

    kept = await stores.attempts.add(an_attempt(attempt_id="r1.0", is_right=True))

    assert kept == first
    assert await stores.attempts.of("U0MARCO") == [first]


async def test_how_sure_somebody_was_is_kept_once_and_only_of_their_own(
    stores: Stores,
) -> None:
    await stores.attempts.add(an_attempt(attempt_id="r1.0"))

    own = await stores.attempts.rate("r1.0", "U0MARCO", is_sure=True)
    again = await stores.attempts.rate("r1.0", "U0MARCO", is_sure=False)
    others = await stores.attempts.rate("r1.0", "U0NADIA", is_sure=False)

    assert (own, again, others) == (True, True, False)
    assert [one.is_sure for one in await stores.attempts.of("U0MARCO")] == [True]


async def test_attempts_come_oldest_first_and_only_the_own(stores: Stores) -> None:
    await stores.attempts.add(an_attempt(days=2))
    await stores.attempts.add(an_attempt(days=1))
    await stores.attempts.add(an_attempt(days=3, employee_id="U0NADIA"))

    own = await stores.attempts.of("U0MARCO")

    assert own == [an_attempt(days=1), an_attempt(days=2)]
    assert len(await stores.attempts.everybodys()) == 3


async def test_a_round_stays_as_it_was_put_together(stores: Stores) -> None:
    await stores.rounds.keep(ROUND)

    kept = await stores.rounds.keep(replace(ROUND, question_ids=()))

    assert kept == ROUND
    assert await stores.rounds.named("r1") == ROUND
    assert await stores.rounds.named("r2") is None


async def test_a_round_ends_once(stores: Stores) -> None:
    await stores.rounds.keep(ROUND)

    await stores.rounds.end("r1", MONDAY)
    await stores.rounds.end("r1", LATER)

    (ended,) = await stores.rounds.of("U0MARCO")
    assert ended.ended_at == MONDAY


async def test_what_is_kept_about_a_learner_is_replaced(stores: Stores) -> None:
    full = a_learner(
        paused_until=LATER, reminded_on=date(2026, 3, 2), reminded_by="k", team_id="T0NORTH"
    )
    await stores.learners.keep(Learner("U0MARCO"))

    await stores.learners.keep(full)

    assert await stores.learners.of("U0MARCO") == full
    assert await stores.learners.everybody() == [full]
    assert await stores.learners.of("U0NADIA") is None


async def test_the_first_answer_to_an_objection_counts(stores: Stores) -> None:
    await stores.disagreements.add(OBJECTION)
    await stores.disagreements.add(replace(OBJECTION, words="Again."))

    answered = replace(OBJECTION, answer="True.", answered_by="U0LENA", answered_at=LATER)
    await stores.disagreements.answer(answered)
    second = await stores.disagreements.answer(replace(answered, answer="False."))

    assert second == answered
    assert await stores.disagreements.named("d1") == answered
    assert await stores.disagreements.named("d2") is None
    assert list(await stores.disagreements.everybodys()) == [answered]


async def test_an_assigned_round_is_kept_once_and_ends_once(stores: Stores) -> None:
    until = LATER.date()
    one = Assignment("a1", "logistics", "", until, "U0SAM", MONDAY)
    await stores.assignments.keep(replace(one, assignment_id="a2", made_at=LATER))
    await stores.assignments.keep(one)

    assert await stores.assignments.keep(replace(one, moment_id="claims")) == one
    await stores.assignments.end("a1", LATER)
    await stores.assignments.end("a1", LATER + timedelta(days=1))

    first, second = await stores.assignments.everything()
    assert (first.ended_at, second.ended_at) == (LATER, None)
    assert list(await stores.assignments.of("logistics")) == [first, second]
    assert list(await stores.assignments.of("production")) == []


async def test_the_last_word_on_a_round_counts(stores: Stores) -> None:
    first = Reaction("r1", "U0MARCO", True, MONDAY)
    later = Reaction("r2", "U0MARCO", False, LATER, Ground.TOO_EASY)
    await stores.reactions.keep(later)
    await stores.reactions.keep(first)
    await stores.reactions.keep(replace(first, ground=Ground.LEARNT))

    assert await stores.reactions.of("r1") == replace(first, ground=Ground.LEARNT)
    assert await stores.reactions.of("r3") is None
    assert list(await stores.reactions.everybodys()) == [
        replace(first, ground=Ground.LEARNT),
        later,
    ]
