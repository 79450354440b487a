"""Shows indicators, and keeps what their owners enter."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.company.audit.domain import Change, RecordChange, Subject
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Respond, Work
from bot.effect.domain import ReadReports, months_before
from bot.effect.indicators import messages
from bot.effect.indicators.csv_rows import COLUMNS, MOMENT, FigureRows, changes
from bot.effect.indicators.domain import (
    Indicator,
    Indicators,
    KeepFigures,
    MonthlyFigure,
    MonthlyFigures,
    NotTheirFigureError,
    ShowIndicators,
)
from bot.effect.indicators.service import readings
from bot.moments.domain import MomentsMap
from bot.people.domain import Employee, People
from bot.people.groups import week_began
from bot.people.permissions import Action, may
from bot.slack import Block, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsWork:
    """Everybody reads all figures; an owner, or an administrator, enters one."""

    people: People
    moments: MomentsMap
    indicators: Indicators
    figures: MonthlyFigures
    read_reports: ReadReports
    owners_of: Callable[[str], Awaitable[Sequence[str]]]  # an owner as the file names it
    record: RecordChange
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ShowIndicators, self.show), performs(KeepFigures, self.keep)])

    async def show(self, task: ShowIndicators, work: Work) -> Sequence[Outgoing]:
        """Answer the command."""
        message = await self.message(task.employee_id, work.team_id)
        return [Respond(task.response_url, message.text, message.blocks)]

    async def message(self, employee_id: str, team_id: str) -> Message:
        """Return every indicator as this employee sees it."""
        employee = await self.people.employee(employee_id)
        figures = await self.figures.all()
        reported = await self.read_reports(team_id)
        seen = readings(self.indicators, figures, reported, week_began(self.now()))
        own = await self.own(employee)
        return messages.all_of(seen, employee.department_id or "", may_enter=bool(own))

    async def own(self, employee: Employee) -> Sequence[Indicator]:
        """Return the indicators whose figures the employee may enter."""
        if may(employee, Action.CHANGE_SETTINGS):
            return self.indicators.entered
        return [
            one
            for one in self.indicators.entered
            if employee.is_active and employee.employee_id in await self.owners_of(one.owner)
        ]

    async def entering(self, employee_id: str) -> Block:
        """Return the form for one figure.

        Raises:
            NotTheirFigureError: none is theirs.
        """
        own = await self._own_of(employee_id)
        single = [one for one in own if not one.is_of_moments]
        return messages.entering(single, self.now().date()) if single else self._pasting(own)

    async def pasting(self, employee_id: str) -> Block:
        """Return the form for several figures, with the lines of the last month begun.

        Raises:
            NotTheirFigureError: none is theirs.
        """
        return self._pasting(await self._own_of(employee_id))

    def _pasting(self, own: Sequence[Indicator]) -> Block:
        (month,) = months_before(self.now().date(), 1)
        rows = [",".join((*COLUMNS, MOMENT))]
        moments = [each.moment_id for each in self.moments.moments]
        rows += [
            f"{one.indicator_id},{month:%Y-%m},,{moment_id}"
            for one in own
            for moment_id in (moments if one.is_of_moments else [""])
        ]
        return messages.pasting("\n".join(rows)[: messages.LONGEST_PASTE])

    def rows(self) -> FigureRows:
        """Return what takes lines for figures now."""
        return FigureRows(self.indicators, self.moments, self.now().date())

    async def changed(
        self, figures: Sequence[MonthlyFigure]
    ) -> Sequence[tuple[MonthlyFigure, float | None]]:
        """Return what these would change, each with what it was."""
        return [*changes(figures, await self.figures.all())]

    async def check(self, employee_id: str, figures: Sequence[MonthlyFigure]) -> None:
        """Let the employee enter these.

        Raises:
            NotTheirFigureError: one of them is somebody else's.
        """
        own = {one.indicator_id for one in await self._own_of(employee_id)}
        for one in figures:
            if one.indicator_id not in own:
                message = f"{one.indicator_id} is entered by somebody else: see its owner."
                raise NotTheirFigureError(message)

    async def _own_of(self, employee_id: str) -> Sequence[Indicator]:
        own = await self.own(await self.people.employee(employee_id))
        if not own:
            message = "Figures are entered by their owners, and by administrators."
            raise NotTheirFigureError(message)
        return own

    async def keep(self, task: KeepFigures, work: Work) -> Sequence[Outgoing]:
        """Keep figures, with an entry in the trail for each that changes something."""
        await self.check(task.employee_id, task.figures)
        changed = await self.changed(task.figures)
        for one, before in changed:
            name = ":".join(
                filter(None, (one.indicator_id, f"{one.month:%Y-%m}", one.moment_id))
            )
            entry = Change(
                key=f"{work.key}:{name}",
                employee_id=task.employee_id,
                subject=Subject.FIGURE,
                name=name,
                deed="set",
                old=before,
                new=one.value,
            )
            await self.record(entry)
        await self.figures.keep(task.figures)
        told = messages.kept(
            changed or [(one, one.value) for one in task.figures], self.indicators
        )
        return [Post(task.employee_id, told.text, told.blocks)]
