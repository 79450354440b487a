from bot.app import tell_the_employee
from bot.errors import CannotDoError


def test_a_planned_error_speaks_for_itself() -> None:
    assert tell_the_employee(CannotDoError("That gap is closed.")) == "That gap is closed."


def test_a_defect_is_one_neutral_sentence() -> None:
    told = tell_the_employee(KeyError("employee_id"))

    assert "employee_id" not in told
    assert told.startswith("Something went wrong on my side.")
