import pytest

from bot.people.groups import Band
from bot.people.permissions import NotAllowedError
from bot.quiz.domain import Mastery
from tests.builders_people import a_profile
from tests.builders_quiz import an_attempt
from tests.quiz.desk import Desk

COLLEAGUES = ("U0A", "U0B", "U0C", "U0D", "U0E")


def department_of(desk: Desk, *people: str) -> None:
    for who in people:
        desk.profile(a_profile(who))
        desk.chosen.kept[who] = "logistics"
        desk.keep(an_attempt(attempt_id=who, employee_id=who))


async def test_progress_counts_questions_by_moment_and_standing() -> None:
    desk = Desk()
    await desk.takes_round()

    progress = (await desk.overview.section("U0MARCO")).progress

    (delivery,) = progress.moments
    assert delivery.moment.moment_id == "delivery"
    assert delivery.masteries == {Mastery.LEARNING: 5, Mastery.NEW: 7}
    assert progress.due == 0


async def test_progress_tells_where_on_the_path_one_stands() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    await desk.takes_round("U0YARA")

    progress = (await desk.overview.section("U0YARA")).progress

    assert progress.steps_done == 1
    assert progress.next_step_at is not None
    assert (progress.next_step_at.day, progress.next_step_at.hour) == (3, 9)


async def test_who_never_took_the_quiz_sees_an_empty_page() -> None:
    progress = (await Desk().overview.section("U0YARA")).progress

    assert progress.department is None
    assert progress.moments == ()
    assert progress.learner is None


async def test_a_manager_sees_a_group_of_five() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES)

    (logistics,) = (await desk.overview.section("U0LENA")).departments

    assert logistics.known == {"Delivery": Band.LOW}


async def test_a_manager_does_not_see_a_group_of_four() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES[:4])

    (logistics,) = (await desk.overview.section("U0LENA")).departments

    assert logistics.bands == {}


async def test_managers_do_not_make_a_group_large_enough_by_themselves() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES[:4], "U0LENA")

    (logistics,) = (await desk.overview.section("U0LENA")).departments

    assert logistics.bands == {}


async def test_an_employee_sees_neither_departments_nor_figures() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES)

    section = await desk.overview.section("U0MARCO")

    assert section.departments == ()
    assert section.questions == ()


async def test_nobody_looks_at_a_department_of_others() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES)

    (own,) = (await desk.overview.section("U0PETE")).departments

    assert own.department.department_id == "it-systems"


async def test_a_trainer_sees_the_questions_to_look_at_again() -> None:
    desk = Desk()
    await desk.objecting.object_to("U0MARCO", "logistics-delivery-03", "No.", key="d1")

    section = await desk.overview.section("U0SAM")

    assert [each.question_id for each in section.questions] == ["logistics-delivery-03"]
    assert section.departments == ()


async def test_who_is_no_trainer_sees_no_figures() -> None:
    desk = Desk()

    with pytest.raises(NotAllowedError):
        await desk.overview.figures_for(await desk.people.employee("U0LENA"))
