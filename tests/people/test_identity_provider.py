"""Where people belong: what the identity provider says goes before everything else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.domain import Role, Standing
from bot.people.identity_provider import (
    IdentityProvider,
    ProvisionedPerson,
    department_of_groups,
)
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


@dataclass
class FakeProvisioned:
    """Keeps whose groups are which, and who left, in memory."""

    groups: dict[str, Sequence[str]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    async def is_shut_out(self, employee_id: str, email: str) -> bool:
        return employee_id in self.left

    async def groups_of(self, employee_id: str, email: str) -> Sequence[str]:
        return self.groups.get(employee_id, ())

    async def everybodys_groups(self) -> Mapping[str, Sequence[str]]:
        return dict(self.groups)


@pytest.fixture
def provisioned() -> FakeProvisioned:
    return FakeProvisioned({"U0MARCO": ("EMEA IT", "Everyone"), "U0YARA": ("Everyone",)})


@pytest.fixture
def people(provisioned: FakeProvisioned) -> CompanyPeople:
    async def settled() -> Mapping[str, str]:
        return {"emea it": "it-systems"}

    async def waits(employee_id: str) -> bool:
        return employee_id == "U0PETE"

    directory = FakeDirectory(
        {who: a_profile(who) for who in EVERYBODY}, {GROUP: ("U0MARCO", "U0YARA")}
    )
    chosen = FakeChosenDepartments({"U0YARA": "management"})
    people = CompanyPeople(COMPANY, directory=directory, chosen=chosen)
    people.follow(IdentityProvider(provisioned, settled, waits))
    return people


async def test_its_groups_go_before_those_of_slack(people: CompanyPeople) -> None:
    assert (await people.employee("U0MARCO")).department_id == "it-systems"
    assert await people.department_of("U0MARCO") == "it-systems"
    assert await people.members_of("it-systems") == ("U0MARCO",)


async def test_where_they_say_nothing_slacks_groups_count(people: CompanyPeople) -> None:
    assert (await people.employee("U0YARA")).department_id == "logistics"
    assert (await people.everybodys_departments())["U0YARA"] == "logistics"


async def test_nobody_chooses_against_it(people: CompanyPeople) -> None:
    with pytest.raises(MembershipFollowsGroupError, match="your company's directory"):
        await people.choose_department("U0MARCO", "logistics")


async def test_who_left_is_an_outsider_without_rights_whom_no_report_reaches(
    people: CompanyPeople, provisioned: FakeProvisioned
) -> None:
    provisioned.left |= {"U0LENA", "U0ZOE"}

    lena = await people.employee("U0LENA")

    assert await people.outsider("U0LENA") is Standing.LEFT
    assert not lena.is_active
    assert Role.MANAGER not in lena.roles
    (first, *_) = await people.managers_of("logistics")
    assert [one.employee_id for one in first.employees] == ["U0NADIA"]


def test_who_is_in_several_belongs_to_the_first_of_the_company() -> None:
    groups = ["IT Systems", "the logistics team", "Sales"]

    assert department_of_groups(COMPANY, groups, {}) == "logistics"
    assert department_of_groups(COMPANY, groups, {"The Logistics team": "gone"}) == "it-systems"
    assert department_of_groups(COMPANY, ["Sales"], {}) is None


@given(
    st.lists(st.text(max_size=12) | st.sampled_from(["IT systems", "Logistics"]), max_size=4),
    st.dictionaries(st.text(max_size=12), st.sampled_from(["logistics", "gone", ""])),
)
def test_whatever_groups_are_called_somebody_is_in_a_department_there_is_or_in_none(
    groups: list[str], settled: dict[str, str]
) -> None:
    found = department_of_groups(COMPANY, groups, settled)

    assert found is None or COMPANY.named(found) is not None


@pytest.mark.parametrize(
    ("user_name", "email", "address"),
    [
        ("Marco@Example.com", "", "marco@example.com"),
        ("marco", "M@example.com", "m@example.com"),
        ("marco", "", ""),
    ],
)
def test_slack_is_asked_for_the_address_else_for_a_name_that_is_one(
    user_name: str, email: str, address: str
) -> None:
    assert ProvisionedPerson("1", user_name, email=email).address == address
