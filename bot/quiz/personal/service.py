"""What an employee may see of their own."""

from dataclasses import dataclass

from bot.people.domain import People
from bot.quiz.personal.domain import OwnData
from bot.quiz.ports import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAffairs:
    """Shows; nobody can ask it for somebody else."""

    people: People
    stores: Stores

    async def look(self, employee_id: str) -> OwnData:
        """Return everything kept about the employee."""
        employee = await self.people.employee(employee_id)
        department = self.people.company.named(employee.department_id)
        objections = await self.stores.disagreements.everybodys()
        return OwnData(
            learner=await self.stores.learners.of(employee_id),
            department=department.name if department else None,
            attempts=tuple(await self.stores.attempts.of(employee_id)),
            rounds=tuple(await self.stores.rounds.of(employee_id)),
            disagreements=tuple(each for each in objections if each.employee_id == employee_id),
        )
