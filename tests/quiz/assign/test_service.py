"""A round for a whole department: who gets it, who may skip it, and what is told of it."""

from datetime import timedelta

import pytest

from bot.people.groups import Band, GroupFigures
from bot.people.permissions import NotAllowedError
from bot.quiz.assign.domain import AssignRound
from bot.quiz.assign.service import Assigning
from bot.quiz.assigned import Assignment
from bot.quiz.domain import Learner, Occasion
from tests.builders_people import a_profile
from tests.builders_quiz import MONDAY, a_question, questions
from tests.fakes_people import FakeSnapshots, WithoutChance
from tests.quiz.desk import Desk

UNTIL = (MONDAY + timedelta(days=11)).date()
CLAIMS = tuple(
    a_question(f"logistics-invoicing-{n:02}", moment_id="invoicing") for n in range(1, 7)
)


def assigning_at(desk: Desk) -> Assigning:
    groups = GroupFigures(FakeSnapshots(), desk.clock, WithoutChance())
    return Assigning(quiz=desk.quiz, groups=groups, now=desk.clock)


async def assigned(desk: Desk, moment_id: str = "") -> Assignment:
    task = AssignRound("U0SAM", "logistics", moment_id, UNTIL.isoformat())
    seen = await assigning_at(desk).assign(task, "a click")
    return seen.assignment


async def test_everybody_of_the_department_gets_it_next_about_what_was_named() -> None:
    desk = Desk(questions(12) + CLAIMS)
    await assigned(desk, "invoicing")

    asked = await desk.asked()

    assert asked.round.occasion is Occasion.ASSIGNED
    assert {desk.bank().named(one).moment_id for one in asked.round.question_ids} == {  # type: ignore[union-attr]
        "invoicing"
    }


async def test_it_comes_unasked_and_only_once() -> None:
    desk = Desk()
    await desk.takes_round()
    desk.wait(days=1)
    await assigned(desk)

    brought = await desk.reminding.remind("U0MARCO", "tuesday")
    assert brought is not None
    assert brought.round.occasion is Occasion.ASSIGNED
    for number in range(5):
        await desk.quiz.answer("U0MARCO", brought.round.round_id, number, 1)

    assert (await desk.asked(key="next")).round.occasion is Occasion.WISH


async def test_who_skips_it_is_not_brought_it_again() -> None:
    desk = Desk()
    await assigned(desk)
    asked = await desk.asked()

    await desk.quiz.skip("U0MARCO", asked.round.round_id)

    assert (await desk.asked(key="next")).round.occasion is Occasion.WISH


@pytest.mark.parametrize("days", [12, 1])
async def test_it_is_not_brought_after_its_day_nor_once_taken_back(days: int) -> None:
    desk = Desk()
    one = await assigned(desk)
    if days == 1:
        await assigning_at(desk).take_back("U0SAM", one.assignment_id)
    desk.wait(days=days)

    assert (await desk.asked()).round.occasion is Occasion.WISH


async def test_the_first_step_of_the_path_goes_first() -> None:
    desk = Desk()
    desk.learners.kept["U0MARCO"] = Learner("U0MARCO", path_began_at=desk.now)
    await assigned(desk)

    assert (await desk.asked()).round.occasion.is_step


async def test_other_departments_get_nothing_of_it() -> None:
    desk = Desk()
    await assigned(desk)
    await desk.people.choose_department("U0YARA", "it-systems")

    assert (await desk.asked("U0YARA")).round.occasion is Occasion.WISH


async def test_participation_is_told_roughly_from_five_people_on() -> None:
    desk = Desk()
    await assigned(desk)
    crew = [f"U0NEW{n}" for n in range(6)]
    for who in crew:
        desk.profile(a_profile(who))
        await desk.people.choose_department(who, "logistics")
    for who in crew[:4]:
        await desk.takes_round(who, f"{who} takes it")
    (too_few,) = (await assigning_at(desk).page("U0SAM")).seen
    for who in crew[4:]:
        await desk.takes_round(who, f"{who} takes it")
    (told,) = (await assigning_at(desk).page("U0SAM")).seen

    assert too_few.participation is None
    assert told.participation is Band.HIGH


async def test_only_trainers_assign_see_and_take_back() -> None:
    assigning = assigning_at(Desk())

    with pytest.raises(NotAllowedError, match="you may not assign a round"):
        await assigning.page("U0MARCO")
    with pytest.raises(NotAllowedError):
        await assigning.assign(AssignRound("U0LENA", "logistics", "", UNTIL.isoformat()), "k")
    with pytest.raises(NotAllowedError):
        await assigning.take_back("U0LENA", "any")


@pytest.mark.parametrize(
    ("moment_id", "days", "wrong"),
    [("", 5, set()), ("claims", 5, {"moment"}), ("", 0, {"day"}), ("", 400, {"day"})],
)
async def test_a_wish_that_cannot_be_is_told_by_field(
    moment_id: str, days: int, wrong: set[str]
) -> None:
    day = MONDAY.date() + timedelta(days=days)

    assert set(assigning_at(Desk()).errors("logistics", moment_id, day)) == wrong
