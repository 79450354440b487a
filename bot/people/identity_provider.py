"""What the company's identity provider says (SCIM): who works here, in which groups.

It says it of people by their e-mail addresses; Slack tells who that is here.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.people.departments import department_called
from bot.people.domain import Company, Profile


@dataclass(frozen=True, slots=True)
class ProvisionedPerson:
    """Somebody as the identity provider names them."""

    person_id: str  # ours; the provider names them by it, too
    user_name: str
    external_id: str | None = None
    email: str = ""  # "" if none was given
    is_active: bool = True
    employee_id: str | None = None  # Slack's; None as long as Slack knows nobody so

    @property
    def address(self) -> str:
        """Return the e-mail address by which Slack may know them; "" if there is none."""
        named = self.email or self.user_name
        return named.casefold() if "@" in named else ""


@dataclass(frozen=True, slots=True)
class ProvisionedGroup:
    """A group as the identity provider names it."""

    group_id: str
    name: str
    external_id: str | None = None
    members: frozenset[str] = frozenset()  # ids of persons


class Provisioned(Protocol):
    """What was provisioned, as `IdentityProvider` asks for it."""

    async def is_shut_out(self, employee_id: str, email: str) -> bool:
        """Tell whether the provider says of somebody, last of all, that they left."""

    async def groups_of(self, employee_id: str, email: str) -> Sequence[str]:
        """Return the names of somebody's groups."""

    async def everybodys_groups(self) -> Mapping[str, Sequence[str]]:
        """Return the names of the groups of all whom Slack knows, too, by Slack's id."""


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """Where its groups put people, and whom it has shut out."""

    provisioned: Provisioned
    settled: Callable[[], Awaitable[Mapping[str, str]]]  # department id by name of a group
    waits: Callable[[str], Awaitable[bool]]  # whether somebody is let in until we know better

    async def says_left(self, profile: Profile) -> bool:
        """Tell whether it says that somebody left."""
        return await self.provisioned.is_shut_out(profile.employee_id, profile.email)

    async def has_shut_out(self, profile: Profile) -> bool:
        """Tell whether somebody is shut out by what it says."""
        return await self.says_left(profile) and not await self.waits(profile.employee_id)

    async def department_of(self, company: Company, profile: Profile) -> str | None:
        """Return the department that somebody's groups stand for, by its id, or None."""
        groups = await self.provisioned.groups_of(profile.employee_id, profile.email)
        return department_of_groups(company, groups, await self.settled()) if groups else None

    async def departments_of(self, company: Company, profile: Profile) -> frozenset[str]:
        """Return all departments that somebody's groups stand for, by their ids."""
        groups = await self.provisioned.groups_of(profile.employee_id, profile.email)
        return departments_of_groups(company, groups, await self.settled())

    async def everybody(self, company: Company) -> Mapping[str, str]:
        """Return the department id of each person whose groups stand for one."""
        settled = await self.settled()
        found = {
            who: department_of_groups(company, groups, settled)
            for who, groups in (await self.provisioned.everybodys_groups()).items()
        }
        return {who: department for who, department in found.items() if department}


def department_of_groups(
    company: Company, groups: Sequence[str], settled: Mapping[str, str]
) -> str | None:
    """Return the first department, in the order of the company, that one of the groups is."""
    meant = departments_of_groups(company, groups, settled)
    ids = (department.department_id for department in company.departments)
    return next((one for one in ids if one in meant), None)


def departments_of_groups(
    company: Company, groups: Sequence[str], settled: Mapping[str, str]
) -> frozenset[str]:
    """Return the departments that the groups are.

    A group is the one that was settled for its name, else the one that has its name.
    """
    by_name = {name.casefold(): department for name, department in settled.items()}
    meant = set()
    for group in groups:
        called = department_called(company, group)
        own = called.department_id if called else ""
        meant.add(by_name.get(group.casefold(), own))
    return frozenset(one for one in meant if company.named(one))
