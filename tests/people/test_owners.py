"""What names an owner who left has somebody who answers for it all the same."""

import pytest

from bot.people.owners import owners_now
from bot.people.service import CompanyPeople
from tests.builders_people import EVERYBODY, NORTHWIND, a_profile
from tests.fakes_people import FakeChosenDepartments, FakeDirectory

DEPARTMENTS = {"U0MARCO": "logistics", "U0LENA": "logistics", "U0XENIA": "management"}


def people(*left: str) -> CompanyPeople:
    profiles = {who: a_profile(who, is_active=who not in left) for who in EVERYBODY}
    chosen = FakeChosenDepartments(DEPARTMENTS)
    return CompanyPeople(NORTHWIND, directory=FakeDirectory(profiles), chosen=chosen)


@pytest.mark.parametrize(
    ("owner", "left", "answers"),
    [
        ("U0MARCO", (), "U0MARCO"),
        ("U0MARCO", ("U0MARCO",), "U0LENA"),
        ("U0MARCO", ("U0MARCO", "U0LENA"), "U0NADIA"),
        ("U0LENA", ("U0LENA", "U0NADIA"), "U0XENIA"),
        ("U0XENIA", ("U0XENIA",), "U0ZOE"),
        ("logistics", ("U0LENA",), "U0NADIA"),
    ],
    ids=["is here", "left", "with the manager", "was the manager", "headed all", "department"],
)
async def test_who_left_is_followed_by_their_manager(
    owner: str, left: tuple[str, ...], answers: str
) -> None:
    assert await owners_now(people(*left), owner) == (answers,)


@pytest.mark.parametrize("owner", ["U0YARA", "U0STRANGER", "nobody@x.example"])
async def test_of_whom_no_department_is_known_nobody_is_found(owner: str) -> None:
    assert await owners_now(people("U0YARA"), owner) == ()
