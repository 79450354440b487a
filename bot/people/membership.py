"""Where people belong: by the groups that a department names, else by their own choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.people.domain import ChosenDepartments, Company, Directory


@dataclass(frozen=True, slots=True)
class Memberships:
    """Answers for whatever company it is asked about; Slack's groups are asked each minute."""

    directory: Directory
    chosen: ChosenDepartments

    async def of(self, company: Company, employee_id: str) -> str | None:
        """Return the id of somebody's department, None if neither says one."""
        return await self.by_group(company, employee_id) or await self.chosen.of(employee_id)

    async def by_group(self, company: Company, employee_id: str) -> str | None:
        """Return the first department whose members' groups hold somebody; None if none does.

        Raises:
            DirectoryUnavailableError: Slack does not say, and never did.
        """
        for department in company.departments:
            if employee_id in await self._ids(department.members):
                return department.department_id
        return None

    async def everybody(self, company: Company) -> Mapping[str, str]:
        """Return the department id of each person of whom one is known."""
        found = dict(await self.chosen.everybody())
        for department in reversed(company.departments):  # the first of the file counts
            members = await self._ids(department.members)
            found |= dict.fromkeys(members, department.department_id)
        return found

    async def _ids(self, references: Iterable[str]) -> set[str]:
        return {one for each in references for one in await self.directory.resolve(each)}
