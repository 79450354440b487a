"""Where people belong: a user group goes before what they chose."""

from dataclasses import replace

import pytest

from bot.people.membership import MembershipFollowsGroupError
from bot.people.service import CompanyPeople
from tests.builders_people import EVERYBODY, NORTHWIND, a_profile
from tests.fakes_people import FakeChosenDepartments, FakeDirectory

GROUP = "S0WAREHOUSE"
COMPANY = replace(
    NORTHWIND,
    departments=(
        replace(NORTHWIND.departments[0], members=(GROUP,)),
        *NORTHWIND.departments[1:],
    ),
)


@pytest.fixture
def directory() -> FakeDirectory:
    profiles = {who: a_profile(who) for who in EVERYBODY}
    return FakeDirectory(profiles, {GROUP: ("U0MARCO",)})


@pytest.fixture
def people(directory: FakeDirectory) -> CompanyPeople:
    chosen = FakeChosenDepartments({"U0MARCO": "it-systems", "U0YARA": "it-systems"})
    return CompanyPeople(COMPANY, directory=directory, chosen=chosen)


async def test_who_is_in_a_departments_group_belongs_there(people: CompanyPeople) -> None:
    assert (await people.employee("U0MARCO")).department_id == "logistics"
    assert await people.department_of("U0MARCO") == "logistics"
    assert await people.members_of("logistics") == ("U0MARCO",)


async def test_who_is_in_no_group_belongs_where_they_chose(people: CompanyPeople) -> None:
    assert (await people.employee("U0YARA")).department_id == "it-systems"
    assert await people.everybodys_departments() == {
        "U0MARCO": "logistics",
        "U0YARA": "it-systems",
    }


async def test_who_leaves_the_group_belongs_where_they_chose_again(
    people: CompanyPeople, directory: FakeDirectory
) -> None:
    directory.references[GROUP] = ()

    assert (await people.employee("U0MARCO")).department_id == "it-systems"


async def test_nobody_chooses_against_their_group(people: CompanyPeople) -> None:
    with pytest.raises(MembershipFollowsGroupError, match="follows a group"):
        await people.choose_department("U0MARCO", "it-systems")
