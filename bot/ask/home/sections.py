"""What Ask shows on App Home: to an asker, to an owner of guidance, to an administrator."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ask.domain import AskedQuestions
from bot.ask.feedback.domain import NOT_MY_QUESTION, Feedback
from bot.ask.gaps.domain import Gap, Gaps
from bot.ask.handbook import Handbook
from bot.ask.home import messages
from bot.ask.home.messages import AskHealth, AskList, AskUsage, OverdueReview
from bot.guidance.domain import Guidance
from bot.guidance.review import is_overdue
from bot.guidance.sources.domain import SourceState
from bot.people.domain import Employee
from bot.people.permissions import Action, may
from bot.slack import Block

SUGGESTED = 3
WEEKS_SHOWN = 8
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHomeSections:
    """Makes the sections that an employee may see; empty where they may not."""

    handbook: Handbook
    asked: AskedQuestions
    feedback: Feedback
    gaps: Gaps
    has_language_model: bool
    sources: Callable[[], Awaitable[Mapping[str, SourceState]]]
    now: Callable[[], datetime]

    async def suggestions(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return the first `SUGGESTED` questions to begin with, each with a button."""
        suggested = await self.handbook.suggestions(employee.employee_id)
        return messages.suggestions(suggested[:SUGGESTED])

    async def open_gaps(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return the open gaps, most asked first: all, or those of this owner's documents."""
        gaps = await self._gaps_of(employee)
        return messages.open_gaps(gaps) if gaps else ()

    async def listed(self, which: AskList, employee_id: str, first: int = 0) -> Block:
        """Return all of one list that is this employee's to see."""
        employee = await self.handbook.people.employee(employee_id)
        if which is AskList.GAPS:
            return messages.every_gap(await self._gaps_of(employee), first)
        overdue = []
        if may(employee, Action.SEE_OPERATION):
            overdue = self._overdue(await asyncio.to_thread(self.handbook.index.guidance))
        return messages.every_overdue(overdue, first)

    async def _gaps_of(self, employee: Employee) -> list[Gap]:
        return [gap for gap in await self.gaps.open() if await self._is_for(gap, employee)]

    async def _is_for(self, gap: Gap, employee: Employee) -> bool:
        if may(employee, Action.SEE_GAPS):
            theirs = await self.handbook.rights.of_person(employee.employee_id)
            return theirs.may_read(Guidance("", "", audience=gap.audience))
        owners = await self.handbook.owners_of(gap.document)
        return employee.employee_id in owners.employee_ids

    async def operation(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return for administrators the use of eight weeks, and guidance a year unreviewed."""
        if not may(employee, Action.SEE_OPERATION):
            return ()
        guidance = await asyncio.to_thread(self.handbook.index.whole.guidance)
        health = AskHealth(len(guidance), self.has_language_model)
        theirs = await self.handbook.rights.of_person(employee.employee_id)
        overdue = self._overdue([one for one in guidance if theirs.may_read(one)])
        sources = [*(await self.sources()).values()]
        return messages.operation(health, await self._usage(), overdue, sources)

    async def _usage(self) -> AskUsage:
        now = self.now()
        times = await self.asked.times_since(now - WEEKS_SHOWN * WEEK)
        weeks = [0] * WEEKS_SHOWN
        for at in times:
            weeks[min((now - at) // WEEK, WEEKS_SHOWN - 1)] += 1
        judged = await self.feedback.counted()
        return AskUsage(
            by_week={
                f"{now - (weeks_ago + 1) * WEEK:%d %b}": weeks[weeks_ago]
                for weeks_ago in reversed(range(WEEKS_SHOWN))
            },
            helpful=judged.get("helpful", 0),
            judged=sum(judged.values()),
            missed=judged.get(NOT_MY_QUESTION, 0),
            gaps=len(await self.gaps.open()),
        )

    def _overdue(self, documents: Sequence[Guidance]) -> list[OverdueReview]:
        """Return the documents whose review is overdue, never reviewed ones first."""
        today = self.now().date()
        found = [
            OverdueReview(one.title, self.handbook.people.name_of(one.owner), reviewed)
            for one in documents
            if (reviewed := one.reviewed) is None or is_overdue(one, today)
        ]
        return sorted(found, key=lambda one: (one.reviewed is not None, str(one.reviewed)))
