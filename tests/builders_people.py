"""People and companies; builders fill in what a test is not about."""

from bot.people.domain import Company, Department, Employee, Profile, Role
from bot.people.service import CompanyPeople
from tests.fakes_people import FakeChosenDepartments, FakeDirectory

NORTHWIND = Company(
    departments=(
        Department("logistics", "Logistics", ("U0LENA",), ("U0NADIA",), "management"),
        Department("it-systems", "IT systems", ("U0PETE",), (), "management"),
        Department("management", "Management", ("U0XENIA",)),
    ),
    administrators=("U0ZOE",),
    administrators_channel="C0ADMINS",
    trainers=("U0SAM",),
)
EVERYBODY = ("U0LENA", "U0NADIA", "U0MARCO", "U0PETE", "U0XENIA", "U0ZOE", "U0SAM", "U0YARA")


def a_profile(employee_id: str = "U0MARCO", **changes: object) -> Profile:
    name = employee_id.removeprefix("U0").title()
    return Profile(**{"employee_id": employee_id, "name": name} | changes)  # type: ignore[arg-type]


def an_employee(employee_id: str = "U0MARCO", **changes: object) -> Employee:
    given = {"employee_id": employee_id, "name": "Marco", "department_id": "logistics"}
    return Employee(**given | changes)  # type: ignore[arg-type]


def a_manager(**changes: object) -> Employee:
    given: dict[str, object] = {
        "employee_id": "U0LENA",
        "roles": frozenset({Role.EMPLOYEE, Role.MANAGER}),
        "manages": frozenset({"logistics"}),
    }
    return an_employee(**given | changes)  # type: ignore[arg-type]


def northwind(*away: str, company: Company = NORTHWIND) -> CompanyPeople:
    """Return the people of Northwind, of whom some are on vacation."""
    profiles = {who: a_profile(who, is_away=who in away) for who in EVERYBODY}
    chosen = FakeChosenDepartments({"U0MARCO": "logistics"})
    return CompanyPeople(company, directory=FakeDirectory(profiles), chosen=chosen)
