"""A manager's view of learning, from one department to the largest company."""

import json

import pytest

from bot.people.domain import Department
from bot.people.groups import Band
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from bot.quiz.progress.domain import DepartmentLearning
from bot.quiz.progress.learning_messages import learning, whole_learning
from bot.quiz.progress.statistics import PARTICIPATION
from tests.quiz.desk import MOMENTS


def a_department(number: int, known: Band | None = Band.MIDDLE) -> DepartmentLearning:
    bands = {"claims": Band.HIGH, "delivery": known, PARTICIPATION: Band.HIGH} if known else {}
    return DepartmentLearning(Department(f"d{number}", f"Plant {number:02}"), MOMENTS, bands)


def text_of(*seen: DepartmentLearning) -> str:
    return json.dumps(learning(seen), ensure_ascii=False)


def test_who_manages_nothing_sees_nothing() -> None:
    assert learning(()) == []


def test_a_few_departments_are_shown_moment_by_moment() -> None:
    shown = text_of(a_department(1), a_department(2, Band.HIGH))

    assert "Plant 01, learning:*" in shown
    assert "Delivery: a third to two thirds" in shown
    assert "Took part in the last thirty days: over two thirds" in shown
    assert "nobody can tell from it how one person did" in shown


def test_the_one_moment_that_is_least_known_is_called_the_weakest() -> None:
    assert "Weakest: Delivery" in text_of(a_department(1, Band.LOW))
    assert "Weakest" not in text_of(a_department(1, Band.HIGH))


def test_more_departments_are_compared_the_least_known_first() -> None:
    shown = text_of(
        a_department(1, Band.HIGH), a_department(2, Band.LOW), a_department(3, Band.MIDDLE)
    )

    assert shown.index("Plant 02: under a third at 1") < shown.index("Plant 03: ")
    assert shown.index("Plant 03: ") < shown.index("Plant 01: over two thirds at 2")


def test_a_department_whose_answers_are_spread_too_thin_shows_participation_alone() -> None:
    thin = DepartmentLearning(Department("d9", "Plant 09"), MOMENTS, {PARTICIPATION: Band.LOW})

    shown = text_of(thin, a_department(1), a_department(2))

    assert "Plant 09: too few answers by moment  ·  Took part" in shown


@pytest.mark.parametrize("known", [Band.MIDDLE, None])
def test_sixty_departments_take_a_handful_of_blocks(known: Band | None) -> None:
    blocks = learning([a_department(number, known) for number in range(60)])

    assert len(blocks) <= 3
    assert "45 more" in json.dumps(blocks) or "50 more" in json.dumps(blocks)


def test_every_department_of_a_large_company_is_a_button_away() -> None:
    seen = [a_department(number) for number in range(126)]
    seen += [a_department(number, None) for number in range(126, 160)]

    assert "quiz.show_learning" in text_of(*seen)
    whole = visible_text(checked_view(whole_learning(seen)))
    assert all(f"Plant {number:02}" in whole for number in range(160))
