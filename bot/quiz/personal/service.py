"""What an employee may see, stop and delete of their own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.people.domain import People
from bot.quiz.domain import Attempt, Disagreement, Learner, Round
from bot.quiz.ports import Stores
from bot.quiz.remind.pausing import NoEnd, PauseEnd, pause_end
from bot.quiz.service import Quiz


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything the quiz keeps about one employee."""

    learner: Learner | None
    department: str | None  # its name
    attempts: tuple[Attempt, ...]  # oldest first
    rounds: tuple[Round, ...]  # oldest first
    disagreements: tuple[Disagreement, ...]  # oldest first

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is kept at all."""
        return not (
            self.learner
            or self.department
            or self.attempts
            or self.rounds
            or self.disagreements
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAffairs:
    """Does what employees ask for themselves; nobody can ask it for somebody else."""

    quiz: Quiz
    people: People
    stores: Stores
    now: Callable[[], datetime]

    async def pause(self, employee_id: str, text: str, *, team_id: str = "") -> PauseEnd:
        """Stop everything that comes unasked; return until when, or why that is no day."""
        employee = await self.people.employee(employee_id)
        learner = await self.quiz.known(employee, team_id)
        until = pause_end(text, self.now(), learner.time_zone)
        if not isinstance(until, NoEnd):
            await self.stores.learners.keep(replace(learner, paused_until=until))
        return until

    async def resume(self, employee_id: str, *, team_id: str = "") -> None:
        """Let reminders come again."""
        learner = await self.quiz.known(await self.people.employee(employee_id), team_id)
        await self.stores.learners.keep(
            replace(learner, paused_until=None, looked_on=None, unanswered_reminders=0)
        )

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

    async def forget(self, employee_id: str) -> None:
        """Delete everything kept about the employee, the chosen department included."""
        for store in (
            self.stores.attempts,
            self.stores.rounds,
            self.stores.learners,
            self.stores.disagreements,
        ):
            await store.forget(employee_id)
        await self.people.forget(employee_id)
