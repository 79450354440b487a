"""A manager's view of learning, from one department to the largest company."""

import json

import pytest

from bot.people.domain import Department
from bot.quiz.progress.domain import DepartmentLearning
from bot.quiz.progress.learning_messages import learning
from bot.quiz.progress.statistics import GroupLearning
from tests.quiz.desk import MOMENTS


def a_department(number: int, known: float | None = 0.5) -> DepartmentLearning:
    group = GroupLearning({"delivery": known}, "delivery", 0.8) if known is not None else None
    return DepartmentLearning(Department(f"d{number}", f"Plant {number:02}"), group, MOMENTS)


def text_of(*seen: DepartmentLearning) -> str:
    return json.dumps(learning(seen), ensure_ascii=False)


def test_who_manages_nothing_sees_nothing() -> None:
    assert learning(()) == []


def test_a_few_departments_are_shown_moment_by_moment() -> None:
    shown = text_of(a_department(1), a_department(2))

    assert "Plant 01: known by moment" in shown
    assert "Plant 02: known by moment" in shown


def test_more_departments_are_compared_the_least_known_first() -> None:
    shown = text_of(a_department(1, 0.9), a_department(2, 0.1), a_department(3, 0.5))

    assert shown.index("Plant 02: 10%") < shown.index("Plant 03: 50%")
    assert shown.index("Plant 03: 50%") < shown.index("Plant 01: 90%")
    assert "Weakest: Delivery" in shown


def test_a_department_whose_answers_are_spread_too_thin_counts_as_nothing_known() -> None:
    nothing = GroupLearning({}, None, None)
    thin = DepartmentLearning(Department("d9", "Plant 09"), nothing, MOMENTS)

    shown = text_of(thin, a_department(1), a_department(2))

    assert "Plant 09: 0%  ·  fewer than 5 answered" in shown


@pytest.mark.parametrize("known", [0.5, None])
def test_sixty_departments_take_a_handful_of_blocks(known: float | None) -> None:
    blocks = learning([a_department(number, known) for number in range(60)])

    assert len(blocks) <= 3
    assert "40 more" in json.dumps(blocks) or "50 more" in json.dumps(blocks)
