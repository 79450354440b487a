"""The one next step for a department at the weakest moment, and where its button leads."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.ask.domain import Owners
from bot.ask.gaps.domain import Gap, Gaps
from bot.ask.gaps.messages import WRITE_ANSWER, in_short
from bot.ask.home.messages import ASK_SUGGESTED
from bot.guidance.domain import Guidance
from bot.ideas.home.inbox_messages import LIST, Listed
from bot.ideas.report.domain import State
from bot.ideas.report.ports import Reports
from bot.ideas.report.visibility import Viewer, viewer_of
from bot.moments.domain import Moment
from bot.people.domain import Department, Employee
from bot.quiz.messages import start_button
from bot.slack import Block, button, escape, section


@dataclass(frozen=True, slots=True)
class NextSteps:
    """Tells what an employee can do for a department: decide, answer, learn, or read."""

    reports: Reports
    gaps: Gaps
    documents: Callable[[], Sequence[Guidance]]
    owners_of: Callable[[str | None], Awaitable[Owners]]  # of a document

    async def of(
        self, employee: Employee, team_id: str, moment: Moment, department: Department
    ) -> Block:
        """Return the step with its button; the first of these that is theirs to take."""
        name = escape(department.name)
        if count := await self._to_decide(employee, team_id, moment, department):
            told = "one report here waits" if count == 1 else f"{count} reports here wait"
            return _step(f"{name}: {told} for your decision.", _DECIDE)
        if gap := await self._to_answer(employee, moment, department):
            answer = button("Answer this", WRITE_ANSWER, str(gap.gap_id))
            return _step(
                f"{name}: colleagues ask what our guidance does not say.\n>{in_short(gap)}",
                answer,
            )
        if employee.department_id == department.department_id:
            return _step(f"{name}: learn our rules here in the quiz.", start_button("Quiz me"))
        read = button("Read that", f"{ASK_SUGGESTED}.1", moment.question or moment.name)
        return _step(f"{name}: read what our guidance asks here.", read)

    async def _to_decide(
        self, employee: Employee, team_id: str, moment: Moment, department: Department
    ) -> int:
        return sum(
            one.words.moment_id == moment.moment_id
            and one.words.department_id == department.department_id
            and one.state is State.NEW
            and viewer_of(employee, one) is Viewer.ACTING
            for one in await self.reports.open_ones(team_id)
        )

    async def _to_answer(
        self, employee: Employee, moment: Moment, department: Department
    ) -> Gap | None:
        """Return the gap that is asked most of those that are theirs; None: there is none."""
        documents = await self._documents(moment, department)
        gaps = await self.gaps.open() if documents else ()
        for gap in gaps:
            if gap.document in documents and await self._is_theirs(gap, employee):
                return gap
        return None

    async def _documents(self, moment: Moment, department: Department) -> Sequence[str]:
        """Return what the department has to say at the moment."""
        return [
            one.document
            for one in await asyncio.to_thread(self.documents)
            if moment.moment_id in one.moments
            and department.department_id in {one.owner, *one.departments}
        ]

    async def _is_theirs(self, gap: Gap, employee: Employee) -> bool:
        if gap.holder_id:
            return gap.holder_id == employee.employee_id
        owners = await self.owners_of(gap.document)
        return employee.employee_id in owners.employee_ids


def _step(text: str, accessory: Block) -> Block:
    return section(f"•  {text}", accessory=accessory)


_DECIDE = button("Decide them", f"{LIST}.{Listed.WAITING}", Listed.WAITING)
