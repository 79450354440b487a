"""Makes the map for whoever wants to see it, as they may see it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.effect.domain import ReadReports
from bot.effect.map import messages
from bot.effect.map.domain import (
    ContactsOf,
    CountGaps,
    DepartmentStand,
    KnownBy,
    LookSeen,
    LooksOf,
    NextStep,
    ShowMap,
    ShowReports,
)
from bot.effect.map.service import WINDOW, counted, stand
from bot.errors import CannotDoError
from bot.moments.domain import MomentsMap
from bot.people.domain import Department, Employee, People
from bot.people.groups import Band, week_began
from bot.slack import Block


class MomentGoneError(CannotDoError):
    """A button outlived the moment that it opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWork:
    """Reads the features through ports; keeps nothing."""

    people: People
    moments: MomentsMap
    read_reports: ReadReports
    count_gaps: CountGaps
    contacts_of: ContactsOf
    known_by: KnownBy
    looks_of: LooksOf
    show_reports: ShowReports
    next_step: NextStep
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ShowMap, self.show)])

    async def show(self, task: ShowMap, work: Work) -> Sequence[Outgoing]:
        """Answer the command."""
        message = messages.message(await self.blocks(task.employee_id, work.team_id))
        return [Respond(task.response_url, message.text, message.blocks)]

    async def modal(self, employee_id: str, team_id: str, first: int = 0) -> Block:
        """Return the map to be opened."""
        return messages.modal(await self.blocks(employee_id, team_id, first))

    async def blocks(self, employee_id: str, team_id: str, first: int = 0) -> Sequence[Block]:
        """Return the map as this employee sees it."""
        reported = await self.read_reports(team_id)
        gaps = await self.count_gaps()
        until, contacts = week_began(self.now()), await self.contacts_of()
        seen = stand(self.moments.moments, reported, gaps, until, contacts)
        if seen.weakest is None:
            return messages.whole(seen, (), first)
        moment = seen.weakest.row.moment
        who = await self.people.employee(employee_id)
        steps = [
            await self.next_step(who, team_id, moment, one)
            for one in self._departments(moment.moment_id)
        ]
        return messages.whole(seen, steps, first)

    async def moment(
        self, moment_id: str, employee_id: str, team_id: str, first: int = 0
    ) -> Block:
        """Return one moment, its departments and reports, as this employee sees them.

        Raises:
            MomentGoneError: the map has it no more.
        """
        moment = self.moments.named(moment_id)
        if moment is None:
            message = "This moment is not on our map any more."
            raise MomentGoneError(message)
        employee = await self.people.employee(employee_id)
        here = [one for one in await self.read_reports(team_id) if one.moment_id == moment_id]
        until = week_began(self.now())
        cells = [
            DepartmentStand(
                one,
                counted(
                    [each for each in here if each.department_id == one.department_id], until
                ),
                await self._known(employee, one, moment_id),
                await self._looks(employee, one, moment_id),
            )
            for one in self._departments(moment_id)
        ]
        reports = await self.show_reports(employee, team_id, moment_id)
        return messages.of_moment(moment, cells, reports, first)

    async def _known(
        self, who: Employee, department: Department, moment_id: str
    ) -> Band | None:
        return (await self.known_by(who, department)).get(moment_id)

    async def _looks(
        self, who: Employee, department: Department, moment_id: str
    ) -> Sequence[LookSeen]:
        since = week_began(self.now()) - 2 * WINDOW
        looks = await self.looks_of(who, department)
        return [one for one in looks if one.moment_id == moment_id and one.at >= since]

    def _departments(self, moment_id: str) -> list[Department]:
        moment = self.moments.named(moment_id)
        named = (
            [self.people.company.named(one.department_id) for one in moment.parts]
            if moment
            else []
        )
        return [one for one in named if one]
