"""Whose turn an open gap is, until when, and who comes next."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ask.domain import Owners
from bot.ask.gaps.domain import EscalateGap, Gap, Turn
from bot.ask.gaps.office import GapOffice
from bot.company.working_time import WorkingTime
from bot.delivery.tasks import work_of
from bot.delivery.work import Work

CUSTOMER_WAITS = timedelta(minutes=30)  # of working time, for each of the chain
OTHER_DAYS = 3  # working days


@dataclass(frozen=True, slots=True, kw_only=True)
class GapTurns:
    """Gives gaps to those who are to answer, one after the other."""

    office: GapOffice
    working_of: Callable[[str], Awaitable[WorkingTime]]  # an employee's, on their clock
    take_in: Callable[[Work], Awaitable[None]]

    async def begin(self, gap: Gap, team_id: str, *, is_urgent: bool) -> Gap:
        """Give the gap to its owner; anew if a customer waits now, or if nobody had answered.

        A turn that is under way stays as it is; after a crash its end is waited for again.
        """
        if gap.due_at is None or (is_urgent and not gap.is_urgent):
            is_anew = gap.due_at is None
            level, holder = (0, None) if is_anew else (gap.level, gap.holder_id)
            urgent = is_urgent or gap.is_urgent
            gap = await self._given(gap, level, holder, is_urgent=urgent)
        await self._wait(gap, team_id)
        return gap

    async def hand_on(self, gap: Gap, to: str, team_id: str) -> Gap | None:
        """Give the gap to somebody who knows; None if it is closed."""
        handed = await self._given(gap, gap.level, to, is_urgent=gap.is_urgent)
        if handed.holder_id != to or handed.closed_at:
            return None
        await self._wait(handed, team_id)
        return handed

    async def next(self, task: EscalateGap, team_id: str) -> Gap | None:
        """Give the gap to the next of the chain; after the last one, no time is set any more.

        None if it was answered, handed on or given to somebody meanwhile.
        """
        gap = await self.office.gaps.find(int(task.key))
        if gap is None or gap.closed_at:
            return None
        is_ours = (
            gap.level == task.step + 1 and gap.holder_id is None
        )  # run again after a crash
        if (gap.level, gap.due_at) != (task.step, task.due) and not is_ours:
            return None
        if not is_ours:
            gap = await self._given(gap, task.step + 1, None, is_urgent=gap.is_urgent)
        await self._wait(gap, team_id)
        return gap

    async def _given(
        self, gap: Gap, level: int, holder_id: str | None, *, is_urgent: bool
    ) -> Gap:
        """Return the gap with this turn; as it is kept if it was closed meanwhile."""
        chain = await self.office.chain_of(gap.document)
        is_over = holder_id is None and level >= len(chain)
        who = Owners((holder_id,)) if holder_id else chain[min(level, len(chain) - 1)]
        due = None if is_over else await self._due(gap, who, is_urgent=is_urgent)
        turn = Turn(level, holder_id, due, is_urgent)
        given = await self.office.gaps.give(gap.gap_id, turn)
        return given or await self.office.gaps.find(gap.gap_id) or gap

    async def _due(self, gap: Gap, who: Owners, *, is_urgent: bool) -> datetime:
        asker = gap.askers[0].employee_id if gap.askers else ""
        working = await self.working_of(next(iter(who.employee_ids), asker))
        span = CUSTOMER_WAITS if is_urgent else OTHER_DAYS * working.day
        return working.after(self.office.now(), span)

    async def _wait(self, gap: Gap, team_id: str) -> None:
        if gap.due_at is None or gap.closed_at:
            return
        task = EscalateGap(str(gap.gap_id), gap.level, gap.due_at)
        key = f"{EscalateGap.KIND}:{gap.gap_id}:{gap.level}:{gap.due_at:%Y%m%dT%H%M%S}"
        await self.take_in(work_of(task, key, team_id, not_before=gap.due_at))
