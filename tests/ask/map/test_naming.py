"""Which departments a message names."""

import pytest

from bot.ask.map.naming import DepartmentNames
from bot.people.domain import Department

NAMES = DepartmentNames(
    (
        Department("logistics", "Logistics", also=("warehouse", "driver")),
        Department("it-systems", "IT systems", also=("IT", "it department")),
        Department("people", "People", also=("People", "people department", "hr")),
        Department("research", "R&D (all)"),
    )
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("what does LOGISTICS do for customers", ["logistics"]),
        ("I work in the warehouse, and IT is next door", ["logistics", "it-systems"]),
        ("why should drivers care", ["logistics"]),
        ("what has it to do with customers", []),
        ("I am in the it department", ["it-systems"]),
        ("what do people in the warehouse do", ["logistics"]),
        ("HR and the people department", ["people"]),
        ("warehouses, warehousing, unwarehouse", ["logistics"]),
        ("does R&D (all) matter", ["research"]),
        ("", []),
    ],
)
def test_a_department_is_named_as_the_company_calls_it(text: str, named: list[str]) -> None:
    assert [one.department_id for one in NAMES.named_in(text)] == named


def test_one_stands_for_any_of_them() -> None:
    said = NAMES.without_names("What do the people department and our warehouse do?")

    assert said == "What do the department and the department do?"


def test_a_company_without_departments_names_none() -> None:
    nobody = DepartmentNames(())

    assert nobody.named_in("logistics") == ()
    assert nobody.without_names("logistics") == "logistics"
