"""The durable work of App Home: from a page that was opened to the page that is published."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, PublishHome, Work
from bot.errors import BotError
from bot.home import messages
from bot.home.domain import ChooseHomeDepartment, HomeSection, RenewHome, Visits
from bot.people.domain import Employee, People
from bot.slack import Block

log = logging.getLogger(__name__)

ChooseDepartment = Callable[[str, str, str], Awaitable[object]]
"""Keeps where an employee works: employee id, department id, team id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeWork:
    """Publishes pages; each handler may run again after a crash."""

    sections: Sequence[HomeSection]
    settings: Sequence[HomeSection]
    people: People
    visits: Visits
    choose_department: ChooseDepartment
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (performs(RenewHome, self.publish), performs(ChooseHomeDepartment, self.choose))
        )

    async def publish(self, task: RenewHome, work: Work) -> Sequence[Outgoing]:
        """Publish the employee's page as it is now."""
        employee_id = task.employee_id
        if task.is_opened:
            await self.visits.keep(employee_id, work.team_id, self.now())
        return [PublishHome(employee_id, await self._page(employee_id, work.team_id))]

    async def choose(self, task: ChooseHomeDepartment, work: Work) -> Sequence[Outgoing]:
        """Keep the employee's department; the page renews itself after that."""
        await self.choose_department(task.employee_id, task.department_id, work.team_id)
        return ()

    async def _page(self, employee_id: str, team_id: str) -> Block:
        employee = await self.people.employee(employee_id)
        if not employee.is_active:
            return messages.page(messages.for_nobody(), ())
        opening = messages.greeting(employee)
        if await self._is_new(employee_id, team_id):
            opening += messages.welcome()
        made = [await _made(section, employee, team_id) for section in self.sections]
        return messages.page(opening, [*made, await self._settings(employee, team_id)])

    async def _settings(self, employee: Employee, team_id: str) -> Sequence[Block]:
        made = [await _made(section, employee, team_id) for section in self.settings]
        further = list(chain.from_iterable(made))
        return messages.settings(employee, self.people.company, further, self.now())

    async def _is_new(self, employee_id: str, team_id: str) -> bool:
        visit = await self.visits.of(employee_id, team_id)
        return visit is None or visit.first_at == visit.last_at


async def _made(section: HomeSection, employee: Employee, team_id: str) -> Sequence[Block]:
    try:
        return await section(employee, team_id)
    except BotError as error:  # the rest of the page is worth having
        log.warning("a section is missing", extra={"reason": type(error).__name__})
        return messages.missing()
