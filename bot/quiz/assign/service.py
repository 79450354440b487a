"""Assigns rounds, and tells how many took part, in groups of five or more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.people.domain import Employee
from bot.people.groups import Band, Doings, GroupFigures, Tally
from bot.people.permissions import Action, check, may
from bot.quiz.assign.domain import (
    PARTICIPATION,
    AssigningPage,
    AssignRound,
    SeenAssignment,
)
from bot.quiz.assigned import Assignment
from bot.quiz.rounds import name_of_round
from bot.quiz.service import Quiz
from bot.quiz.spacing import ROUND_SIZE
from bot.quiz.twins import by_rule

SHOWN = 10  # assigned rounds; those before are history
LONGEST = timedelta(days=90)  # ahead; a later day is a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigning:
    """What trainers do with rounds for a whole department."""

    quiz: Quiz
    groups: GroupFigures
    now: Callable[[], datetime]

    async def page(self, employee_id: str) -> AssigningPage:
        """Return what was assigned, and what may be.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self._trainer(employee_id)
        newest = list(reversed(await self.quiz.stores.assignments.everything()))[:SHOWN]
        asked = {one.department_id for one in self.quiz.bank().questions}
        company = self.quiz.people.company.departments
        return AssigningPage(
            seen=[await self._seen(one) for one in newest],
            departments=[one for one in company if one.department_id in asked],
            moments=self.quiz.moments().moments,
        )

    def errors(self, department_id: str, moment_id: str, day: date) -> dict[str, str]:
        """Return what is wrong with a wish, by field; empty if nothing is."""
        today = self.now().date()
        found = {}
        if not self._size(department_id, moment_id):
            found["moment"] = "There are no questions for this department at this moment."
        if not today < day <= today + LONGEST:
            found["day"] = f"Choose a day after today, at most {LONGEST.days} days ahead."
        return found

    async def assign(self, task: AssignRound, key: str) -> SeenAssignment:
        """Keep that the department gets a round; the same key keeps one.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self._trainer(task.employee_id)
        new = Assignment(
            assignment_id=name_of_round(key),
            department_id=task.department_id,
            moment_id=task.moment_id,
            until=date.fromisoformat(task.day),
            employee_id=task.employee_id,
            made_at=self.now(),
        )
        return self._told(await self.quiz.stores.assignments.keep(new))

    async def take_back(self, employee_id: str, assignment_id: str) -> None:
        """Bring it to nobody any more; what was answered stays answered.

        Raises:
            NotAllowedError: only trainers may.
        """
        await self._trainer(employee_id)
        await self.quiz.stores.assignments.end(assignment_id, self.now())

    async def _trainer(self, employee_id: str) -> Employee:
        employee = await self.quiz.people.employee(employee_id)
        check(employee, Action.ASSIGN_ROUNDS)
        return employee

    async def _seen(self, one: Assignment) -> SeenAssignment:
        async def doings() -> Doings:
            return await self._doings(one)

        bands = await self.groups.of(f"quiz.assigned:{one.assignment_id}", doings)
        return self._told(one, bands.get(PARTICIPATION))

    def _told(self, one: Assignment, participation: Band | None = None) -> SeenAssignment:
        department = self.quiz.people.company.named(one.department_id)
        moment = self.quiz.moments().named(one.moment_id)
        return SeenAssignment(
            one,
            department.name if department else one.department_id,
            moment.name if moment else one.moment_id,
            one.is_open(self.now().date()),
            participation,
        )

    async def _doings(self, one: Assignment) -> Doings:
        """Return what the department answered of it, without those who may look."""
        members = await self._members(one.department_id)
        rounds = {name_of_round(one.round_key(who)) for who in members}
        last: dict[str, datetime] = {}
        answers = 0
        for attempt in await self.quiz.stores.attempts.everybodys():
            if attempt.attempt_id.rsplit(".", 1)[0] in rounds:
                answers += 1
                last[attempt.employee_id] = attempt.answered_at
        could = len(members) * self._size(one.department_id, one.moment_id)
        tally = Tally(len(last), max(could, answers), answers)
        return Doings({PARTICIPATION: tally}, list(last.values()))

    async def _members(self, department_id: str) -> Sequence[str]:
        everybodys = await self.quiz.people.everybodys_departments()
        own = [who for who, where in everybodys.items() if where == department_id]
        found = [await self.quiz.people.employee(who) for who in own]
        return [
            one.employee_id
            for one in found
            if one.is_active and not may(one, Action.ASSIGN_ROUNDS)
        ]

    def _size(self, department_id: str, moment_id: str) -> int:
        """Return how many questions each is asked; 0 where there are none."""
        questions = [
            one
            for one in self.quiz.bank().of_department(department_id)
            if moment_id in {"", one.moment_id}
        ]
        return min(ROUND_SIZE, len(by_rule(questions)))
