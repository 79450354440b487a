from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.company.working_time import WorkingTime
from bot.quiz.domain import Occasion
from bot.quiz.remind.pause_parsing import NoEnd
from tests.builders_people import NORTHWIND, a_profile
from tests.builders_quiz import MONDAY
from tests.quiz.desk import Desk


async def learning_desk() -> Desk:
    """Marco took a first round on Monday and got one question wrong."""
    desk = Desk()
    asked = await desk.asked(key="monday")
    for number in range(5):
        choice = 1 if number else 0
        await desk.quiz.answer("U0MARCO", asked.round.round_id, number, choice)
    return desk


async def test_a_wrong_answer_comes_back_unasked() -> None:
    desk = await learning_desk()
    wrong = next(iter(desk.attempts.kept.values())).question_id
    desk.wait(days=1)

    asked = await desk.reminding.remind("U0MARCO", "tuesday")

    assert asked is not None
    assert wrong in asked.round.question_ids
    assert asked.round.occasion is Occasion.REMINDER
    assert len(asked.round.question_ids) == 3


async def test_nothing_comes_on_a_day_when_nothing_is_due() -> None:
    desk = Desk()
    await desk.takes_round()
    desk.wait(days=1)

    assert await desk.reminding.remind("U0MARCO", "tuesday") is None
    assert await desk.reminding.who_may_be_reminded() == []


async def test_the_same_visit_repeated_brings_the_same_question() -> None:
    desk = await learning_desk()
    desk.wait(days=1)

    first = await desk.reminding.remind("U0MARCO", "tuesday")
    again = await desk.reminding.remind("U0MARCO", "tuesday")

    assert first is not None
    assert again == first
    assert desk.learners.kept["U0MARCO"].unanswered_reminders == 1


async def test_a_visit_repeated_after_the_bank_was_emptied_brings_nothing() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    await desk.reminding.remind("U0MARCO", "tuesday")

    desk.questions = ()

    assert await desk.reminding.remind("U0MARCO", "tuesday") is None


async def test_a_second_visit_on_the_day_brings_nothing() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    await desk.reminding.remind("U0MARCO", "tuesday 10:00")

    assert await desk.reminding.remind("U0MARCO", "tuesday 10:15") is None


async def test_nothing_comes_on_vacation_and_the_first_day_back_is_gentle() -> None:
    desk = await learning_desk()
    desk.profile(a_profile("U0MARCO", is_away=True))
    desk.wait(days=1)
    away = await desk.reminding.remind("U0MARCO", "tuesday")

    desk.profile(a_profile("U0MARCO"))
    desk.wait(days=20)
    back = await desk.reminding.remind("U0MARCO", "back")

    assert away is None
    assert back is not None
    assert len(back.round.question_ids) == 3


async def test_do_not_disturb_only_delays_a_reminder() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    desk.directory.quiet.add("U0MARCO")
    quiet = await desk.reminding.remind("U0MARCO", "10:00")

    desk.directory.quiet.clear()
    later = await desk.reminding.remind("U0MARCO", "10:15")

    assert quiet is None
    assert later is not None


async def test_who_left_the_company_is_left_alone() -> None:
    desk = await learning_desk()
    desk.profile(a_profile("U0MARCO", is_active=False))
    desk.wait(days=1)

    assert await desk.reminding.remind("U0MARCO", "tuesday") is None


async def test_a_stranger_to_the_quiz_is_left_alone() -> None:
    assert await Desk().reminding.remind("U0MARCO", "k") is None


async def test_who_has_no_department_is_left_alone() -> None:
    desk = await learning_desk()
    desk.chosen.kept.clear()
    desk.wait(days=1)

    assert await desk.reminding.remind("U0MARCO", "tuesday") is None


async def test_a_pause_holds_reminders_back_until_it_is_over() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    await desk.reminding.pause("U0MARCO", "until thursday")

    paused = await desk.reminding.remind("U0MARCO", "tuesday")
    desk.wait(days=2)
    over = await desk.reminding.remind("U0MARCO", "thursday")

    assert paused is None
    assert over is not None


async def test_reminders_can_be_resumed_at_once() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    await desk.reminding.pause("U0MARCO", "")
    await desk.reminding.resume("U0MARCO")

    assert await desk.reminding.remind("U0MARCO", "tuesday") is not None


async def test_an_answer_makes_reminders_as_frequent_as_before() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    asked = await desk.reminding.remind("U0MARCO", "tuesday")
    assert asked is not None

    await desk.answers(asked)

    assert desk.learners.kept["U0MARCO"].unanswered_reminders == 0


async def test_a_step_of_the_path_comes_on_its_day_with_five_questions() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    await desk.takes_round("U0YARA", "day 0")
    desk.wait(days=1)

    asked = await desk.reminding.remind("U0YARA", "day 1")

    assert asked is not None
    assert asked.round.occasion is Occasion.PATH
    assert len(asked.round.question_ids) == 5


async def test_between_two_steps_what_is_due_comes_back() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    await desk.takes_round("U0YARA", "day 0")
    desk.wait(days=1)
    await desk.takes_round("U0YARA", "day 1")
    desk.wait(days=1)

    asked = await desk.reminding.remind("U0YARA", "day 2")

    assert asked is not None
    assert asked.round.occasion is Occasion.REMINDER


async def test_between_two_steps_new_questions_wait() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    await desk.takes_round("U0YARA", "day 0")
    desk.now -= timedelta(hours=9)
    desk.wait(days=1)

    assert await desk.reminding.remind("U0YARA", "early on day 1") is None


@pytest.mark.parametrize("hour", [8, 18])
async def test_nobody_is_looked_at_outside_working_hours(hour: int) -> None:
    desk = await learning_desk()
    desk.now = desk.now.replace(hour=hour) + timedelta(days=1)

    assert await desk.reminding.who_may_be_reminded() == []


async def test_who_moved_to_another_time_zone_is_not_woken_up() -> None:
    desk = await learning_desk()
    desk.wait(days=1)
    desk.profile(a_profile("U0MARCO", time_zone="America/New_York"))

    assert await desk.reminding.remind("U0MARCO", "tuesday") is None
    assert desk.learners.kept["U0MARCO"].time_zone == "America/New_York"


async def test_a_pause_that_is_not_understood_changes_nothing() -> None:
    desk = Desk()

    _, until = await desk.reminding.pause("U0MARCO", "until the cows come home")

    assert until is NoEnd.UNCLEAR
    assert desk.learners.kept["U0MARCO"].paused_until is None


async def test_reminders_keep_the_hours_and_days_that_the_company_settled() -> None:
    desk = await learning_desk()
    desk.hours = WorkingTime(opens=time(7), closes=time(8), weekdays=frozenset({1}))
    found = []
    for minutes in (-1, 0, 29, 30):
        desk.now = MONDAY.replace(hour=7, minute=30) + timedelta(days=1, minutes=minutes)
        found.append(len(await desk.reminding.who_may_be_reminded()))

    assert found == [0, 1, 1, 0]
    desk.now = MONDAY.replace(hour=7, minute=30) + timedelta(days=2)
    assert await desk.reminding.who_may_be_reminded() == []


async def test_nobody_is_reminded_on_a_holiday_at_their_site() -> None:
    desk = await learning_desk()
    desk.closed = {"Lyon": frozenset({MONDAY.date() + timedelta(days=1)})}
    desk.wait(days=1)
    logistics, *others = NORTHWIND.departments
    lyon = (replace(logistics, site="Lyon"), *others)

    elsewhere = await desk.reminding.who_may_be_reminded()
    desk.people.replace_company(replace(NORTHWIND, departments=lyon))

    assert [each.employee_id for each in elsewhere] == ["U0MARCO"]
    assert await desk.reminding.who_may_be_reminded() == []
    assert await desk.reminding.remind("U0MARCO", "tuesday") is None
