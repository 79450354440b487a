"""Where people belong: by the identity provider, by Slack's groups, by their own choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.errors import CannotDoError
from bot.people.domain import ChosenDepartments, Company, Directory
from bot.people.identity_provider import IdentityProvider


class MembershipFollowsGroupError(CannotDoError):
    """A group says where somebody belongs, and nobody else does."""


FOLLOWS = (
    "Your department follows a group, in Slack or in your company's directory. Whoever keeps it"
    " can change it."
)


@dataclass(frozen=True, slots=True)
class Memberships:
    """Answers for whatever company it is asked about; Slack's groups are asked each minute."""

    directory: Directory
    chosen: ChosenDepartments
    provider: IdentityProvider | None = None

    async def of(self, company: Company, employee_id: str) -> str | None:
        """Return the id of somebody's department, None if nothing says one."""
        return await self.by_others(company, employee_id) or await self.chosen.of(employee_id)

    async def by_others(self, company: Company, employee_id: str) -> str | None:
        """Return the department that groups say, and not they themselves; None if none does.

        Those of the identity provider come first, then those of Slack.

        Raises:
            DirectoryUnavailableError: Slack does not say, and never did.
        """
        if said := await self._by_provider(company, employee_id):
            return said
        for department in company.departments:
            if employee_id in await self._ids(department.members):
                return department.department_id
        return None

    async def proven(self, company: Company, employee_id: str) -> frozenset[str]:
        """Return all departments of which a group has somebody, in Slack or of the provider.

        What they chose, what their profile says and who is named one by one proves nothing.

        Raises:
            DirectoryUnavailableError: Slack does not say, and never did.
        """
        profile = await self.directory.profile(employee_id)
        if profile is None or not profile.is_active:
            return frozenset()
        found = {
            one.department_id
            for one in company.departments
            if employee_id in await self._ids(filter(_is_group, one.members))
        }
        by_provider = self.provider and await self.provider.departments_of(company, profile)
        return frozenset(found) | (by_provider or frozenset())

    async def everybody(self, company: Company) -> Mapping[str, str]:
        """Return the department id of each person of whom one is known."""
        found = dict(await self.chosen.everybody())
        for department in reversed(company.departments):  # the first of the file counts
            members = await self._ids(department.members)
            found |= dict.fromkeys(members, department.department_id)
        return found | dict(await self.provider.everybody(company) if self.provider else {})

    async def _by_provider(self, company: Company, employee_id: str) -> str | None:
        profile = await self.directory.profile(employee_id) if self.provider else None
        if self.provider is None or profile is None:
            return None
        return await self.provider.department_of(company, profile)

    async def _ids(self, references: Iterable[str]) -> set[str]:
        return {one for each in references for one in await self.directory.resolve(each)}


def _is_group(reference: str) -> bool:
    return reference.startswith("S") and "@" not in reference
