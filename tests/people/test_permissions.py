import pytest

from bot.people.domain import Role
from bot.people.permissions import ALLOWED, Action, NotAllowedError, check, may
from tests.builders_people import a_manager, an_employee


def test_the_table_speaks_of_every_action() -> None:
    assert set(ALLOWED) == set(Action)


def test_a_manager_sees_the_learning_of_the_own_department_only() -> None:
    assert may(a_manager(), Action.SEE_DEPARTMENT_LEARNING, "logistics")
    assert not may(a_manager(), Action.SEE_DEPARTMENT_LEARNING, "it-systems")
    assert not may(a_manager(), Action.SEE_DEPARTMENT_LEARNING)


def test_an_employee_does_not_see_the_learning_of_the_own_department() -> None:
    with pytest.raises(
        NotAllowedError, match="you may not see how this department is learning"
    ):
        check(an_employee(), Action.SEE_DEPARTMENT_LEARNING, "logistics")


def test_a_trainer_sees_questions_but_no_department() -> None:
    trainer = an_employee(roles=frozenset({Role.EMPLOYEE, Role.TRAINER}))

    check(trainer, Action.SEE_QUESTION_STATISTICS)

    assert not may(trainer, Action.SEE_DEPARTMENT_LEARNING, "logistics")


def test_who_left_the_company_may_do_nothing() -> None:
    assert not may(a_manager(is_active=False), Action.TAKE_QUIZ)
