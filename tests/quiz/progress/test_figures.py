"""A trainer sees how each question works; nobody else does."""

import pytest

from bot.people.permissions import NotAllowedError
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from bot.quiz.progress.listeners import QuestionFiguresView
from tests.builders_quiz import a_question, an_attempt
from tests.quiz.desk import Desk


def answered_by_twenty(desk: Desk) -> None:
    desk.keep(
        *[
            an_attempt(attempt_id=f"a{n}", employee_id=f"U0{n}", is_right=n < 15)
            for n in range(20)
        ]
    )


async def test_each_question_is_shown_with_its_figures_and_disagreements() -> None:
    desk = Desk()
    answered_by_twenty(desk)
    await desk.objecting.object_to("U0MARCO", "logistics-delivery-02", "Not so.", key="d1")
    desk.wait(days=7)

    view = await QuestionFiguresView(desk.overview, desk.people).modal("U0SAM", "logistics")

    words = visible_text(view)
    assert "first attempts: 20  ·  right the first time: about 80%" in words
    assert words.count("first attempts: 0") == 11
    assert "open disagreements: 1  ·  needs another look" in words
    assert ">Not so." in words
    assert "U0MARCO" not in words


async def test_the_first_department_with_questions_comes_first() -> None:
    view = await QuestionFiguresView((desk := Desk()).overview, desk.people).modal("U0SAM")

    assert "logistics-delivery-01" in visible_text(view)


async def test_of_more_questions_than_a_modal_has_room_for_each_part_is_in_the_menu() -> None:
    desk = Desk(
        questions=tuple(
            a_question(question_id=f"logistics-delivery-{n:03}", department_id="logistics")
            for n in range(126)
        )
    )
    figures = QuestionFiguresView(desk.overview, desk.people)

    first = checked_view(await figures.modal("U0SAM", "logistics"))
    rest = checked_view(await figures.modal("U0SAM", "logistics|90"))

    assert "Logistics: 91 to 126 of 126" in str(first)
    shown = visible_text(first) + visible_text(rest)
    assert all(f"logistics-delivery-{n:03}" in shown for n in range(126))


async def test_a_department_without_questions_says_so() -> None:
    desk = Desk(questions=())

    view = await QuestionFiguresView(desk.overview, desk.people).modal("U0SAM")

    assert "There are no questions for this department yet." in visible_text(view)


@pytest.mark.parametrize("who", ["U0MARCO", "U0LENA", "U0NOBODY"])
async def test_whoever_is_no_trainer_sees_nothing(who: str) -> None:
    desk = Desk()

    with pytest.raises(NotAllowedError):
        await QuestionFiguresView(desk.overview, desk.people).modal(who)
