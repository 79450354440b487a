"""Departments and the first thirty days."""

from datetime import timedelta

from bot.quiz.domain import Occasion
from tests.builders_people import a_profile
from tests.quiz.desk import Desk


async def test_choosing_a_department_begins_the_path() -> None:
    desk = Desk()

    department = await desk.quiz.choose_department("U0YARA", "logistics", team_id="T0NORTH")

    learner = desk.learners.kept["U0YARA"]
    assert department.name == "Logistics"
    assert learner.path_began_at == desk.now
    assert learner.team_id == "T0NORTH"


async def test_choosing_again_does_not_begin_the_path_again() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    began_at = desk.now
    desk.wait(days=5)

    await desk.quiz.choose_department("U0YARA", "it-systems")

    assert desk.learners.kept["U0YARA"].path_began_at == began_at


async def test_another_department_brings_its_own_questions_and_keeps_the_old_round() -> None:
    desk = Desk()
    before = await desk.asked(key="before")

    await desk.quiz.choose_department("U0MARCO", "it-systems")
    elsewhere = await desk.asked(key="elsewhere")
    await desk.quiz.choose_department("U0MARCO", "logistics")
    back = await desk.asked(key="back")

    assert elsewhere.question.department_id == "it-systems"
    assert back.round == before.round


async def test_the_first_rounds_of_a_newcomer_are_steps_of_the_path() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")

    first = await desk.takes_round("U0YARA", "day 0")
    second = await desk.asked("U0YARA", "the same day")

    assert first.round.occasion is Occasion.PATH
    assert second.round.occasion is Occasion.WISH


async def test_the_sixth_step_completes_the_path() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")

    told = []
    for day in range(6):
        told.append(await desk.takes_round("U0YARA", f"step {day}"))
        desk.wait(days=17)

    assert [each.completes_path for each in told] == [False] * 5 + [True]
    assert desk.learners.kept["U0YARA"].path_completed_at == desk.now - timedelta(days=17)


async def test_an_earlier_step_does_not_complete_the_path_when_it_is_read_again() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    first = await desk.takes_round("U0YARA", "step 0")
    for day in range(1, 6):
        desk.wait(days=17)
        await desk.takes_round("U0YARA", f"step {day}")

    again = await desk.quiz.answered("U0YARA", first.round.round_id, first.number)

    assert not again.completes_path


async def test_the_time_zone_of_slack_is_kept_with_the_learner() -> None:
    desk = Desk()
    desk.profile(a_profile("U0MARCO", time_zone="Asia/Kolkata"))

    await desk.asked()

    assert desk.learners.kept["U0MARCO"].time_zone == "Asia/Kolkata"
