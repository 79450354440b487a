"""The durable work of the first thirty days: welcome, department, and that they are over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Work
from bot.people.domain import Employee, People
from bot.people.permissions import Action, check
from bot.quiz.learners import known_learner
from bot.quiz.path import messages
from bot.quiz.path.domain import (
    ChooseOwnDepartment,
    GreetEmployee,
    TellPathCompleted,
    WelcomeEmployee,
)
from bot.quiz.replies import posted, said_where, updated
from bot.quiz.requests import AskForDepartment
from bot.quiz.rounds import NeedsDepartment
from bot.quiz.service import Quiz
from bot.quiz.times import earliest
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class PathWork:
    """Welcomes and asks where somebody works; each handler may run again after a crash."""

    quiz: Quiz
    people: People

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(WelcomeEmployee, self.welcome),
                performs(GreetEmployee, self.greet),
                performs(AskForDepartment, self.ask_department),
                performs(ChooseOwnDepartment, self.choose_department),
                performs(TellPathCompleted, self.tell_managers),
            )
        )

    async def welcome(self, task: WelcomeEmployee, work: Work) -> Sequence[Outgoing]:
        """Welcome somebody new; who already chose a department is no longer new."""
        employee = await self.people.employee(task.employee_id)
        if employee.department_id or not employee.is_active:
            return []
        return await self._welcomed(employee, work.team_id)

    async def greet(self, task: GreetEmployee, work: Work) -> Sequence[Outgoing]:
        """Answer the first hello with the welcome."""
        employee = await self.people.employee(task.employee_id)
        check(employee, Action.TAKE_QUIZ)
        return await self._welcomed(employee, work.team_id)

    async def ask_department(
        self, request: AskForDepartment, _work: Work
    ) -> Sequence[Outgoing]:
        """Ask for the department, also of somebody who has one."""
        who = request.employee_id
        asked = posted(who, messages.where_do_you_work(await self._needed_of(who)))
        return [asked, *said_where(request)]

    async def choose_department(
        self, task: ChooseOwnDepartment, work: Work
    ) -> Sequence[Outgoing]:
        """Keep the department and offer the first step, or the next questions."""
        who, chosen = task.employee_id, task.department_id
        is_first = not await self.quiz.stores.rounds.of(who)
        department = await self.quiz.choose_department(who, chosen, team_id=work.team_id)
        hours = await self.quiz.unasked_time(self.people.company.site_of(chosen))
        message = messages.department_chosen(department, earliest(hours), is_first=is_first)
        return [updated(task, message)]

    async def tell_managers(self, task: TellPathCompleted, _work: Work) -> Sequence[Outgoing]:
        """Tell the department's managers that the path is complete, never how."""
        employee = await self.people.employee(task.employee_id)
        department = self.people.company.named(employee.department_id)
        if department is None:
            return []
        levels = await self.people.managers_of(department.department_id)
        managers = [who.employee_id for level in levels[:1] for who in level.employees]
        message = messages.path_completed(employee.name, department)
        return [posted(who, message) for who in managers if who != employee.employee_id]

    async def asking_department(self, employee_id: str, needed: NeedsDepartment) -> Message:
        """Return the question for the department, with the welcome for somebody new."""
        if await self.quiz.stores.learners.of(employee_id):
            return messages.where_do_you_work(needed)
        employee = await self.people.employee(employee_id)
        return messages.welcome(needed, employee.name)

    async def _welcomed(self, employee: Employee, team_id: str) -> Sequence[Outgoing]:
        await known_learner(self.quiz.stores.learners, employee, team_id)
        needed = await self._needed_of(employee.employee_id)
        return [posted(employee.employee_id, messages.welcome(needed, employee.name))]

    async def _needed_of(self, employee_id: str) -> NeedsDepartment:
        suggested = await self.people.suggested_department(employee_id)
        return NeedsDepartment(self.people.company.departments, suggested)
