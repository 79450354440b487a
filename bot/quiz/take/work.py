"""The durable work of taking the quiz: from what was taken in to what is posted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import (
    Delivery,
    Ephemeral,
    Handler,
    Outgoing,
    Post,
    Respond,
    Update,
    Work,
)
from bot.moments.domain import MomentsMap
from bot.people.domain import People
from bot.people.permissions import Action, check
from bot.quiz import messages
from bot.quiz.domain import AnsweredQuestion, QuestionGoneError, RoundQuestion
from bot.quiz.path import messages as path_messages
from bot.quiz.path.domain import GreetEmployee, WelcomeEmployee
from bot.quiz.remind.service import Reminding
from bot.quiz.service import NeedsDepartment, Quiz
from bot.quiz.take.domain import (
    AnswerQuizQuestion,
    ChooseOwnDepartment,
    InRound,
    LookForReminders,
    NextQuestion,
    NoteTimeZone,
    RemindEmployee,
    StopRound,
    TellPathCompleted,
)
from bot.quiz.wishes import AskForDepartment, BeginRound, QuizWish
from bot.slack import Block, Message

Clicked: TypeAlias = (
    InRound | AnswerQuizQuestion | ChooseOwnDepartment
)  # on a message that is renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizWork:
    """Does what the listeners took in; each handler may run again after a crash."""

    quiz: Quiz
    reminding: Reminding
    people: People
    delivery: Delivery
    moments: Callable[[], MomentsMap]
    now: Callable[[], datetime]
    further_buttons: tuple[Block, ...] = ()
    beside_choices: Callable[[RoundQuestion], tuple[Block, ...]] = lambda _: ()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return dict(
            (
                performs(BeginRound, self.begin),
                performs(AnswerQuizQuestion, self.answer),
                performs(NextQuestion, self.go_on),
                performs(StopRound, self.stop),
                performs(WelcomeEmployee, self.welcome),
                performs(GreetEmployee, self.greet),
                performs(AskForDepartment, self.ask_department),
                performs(ChooseOwnDepartment, self.choose_department),
                performs(NoteTimeZone, self.note_time_zone),
                performs(LookForReminders, self.look_for_reminders),
                performs(RemindEmployee, self.remind),
                performs(TellPathCompleted, self.tell_managers),
            )
        )

    async def begin(self, wish: BeginRound, work: Work) -> Sequence[Outgoing]:
        """Bring the next question into the direct message."""
        who = wish.employee_id
        begun = await self.quiz.begin(who, work.key, team_id=work.team_id)
        if isinstance(begun, RoundQuestion):
            sent = self._post(begun)
        elif isinstance(begun, NeedsDepartment):
            sent = _posted(who, await self._welcome_of(who, begun))
        else:
            sent = _posted(who, messages.nothing_to_ask(begun.department.name))
        return [sent, *_said_where(wish)]

    async def answer(self, task: AnswerQuizQuestion, work: Work) -> Sequence[Outgoing]:
        """Show what was right in place of the question; the first choice stays."""
        who = task.employee_id
        answered = await self.quiz.answer(who, task.round_id, task.number, task.choice)
        if answered.completes_path:
            completed = TellPathCompleted(who)
            key = f"{completed.KIND}:{who}"
            await self.delivery.take_in(work_of(completed, key, work.team_id))
        return [self._explained(answered, task)]

    async def go_on(self, task: NextQuestion, _work: Work) -> Sequence[Outgoing]:
        """Bring the next question, and take the buttons for it off the one before."""
        following = await self.quiz.go_on(task.employee_id, task.round_id)
        left = await self._explained_before(task, after=())
        sent: list[Outgoing] = [left or _updated(task, messages.goes_on())]
        if isinstance(following, RoundQuestion):
            return [*sent, self._post(following)]
        return [*sent, _posted(task.employee_id, messages.round_over())]

    async def stop(self, task: StopRound, _work: Work) -> Sequence[Outgoing]:
        """Put the round aside; nothing is lost by it."""
        following = await self.quiz.go_on(task.employee_id, task.round_id)
        stopped = messages.stopped(following.round, task.number)
        explained = await self._explained_before(task, after=stopped.blocks)
        return [explained or _updated(task, stopped)]

    async def welcome(self, task: WelcomeEmployee, work: Work) -> Sequence[Outgoing]:
        """Welcome somebody new; who already chose a department is no longer new."""
        who = task.employee_id
        employee = await self.people.employee(who)
        if employee.department_id or not employee.is_active:
            return []
        await self.quiz.known(employee, work.team_id)
        needed = await self._needed_of(who)
        return [_posted(who, path_messages.welcome(needed, employee.name))]

    async def greet(self, task: GreetEmployee, work: Work) -> Sequence[Outgoing]:
        """Answer the first hello with the welcome."""
        who = task.employee_id
        employee = await self.people.employee(who)
        check(employee, Action.TAKE_QUIZ)
        await self.quiz.known(employee, work.team_id)
        needed = await self._needed_of(who)
        return [_posted(who, path_messages.welcome(needed, employee.name))]

    async def note_time_zone(self, task: NoteTimeZone, work: Work) -> Sequence[Outgoing]:
        """Keep the time zone that Slack says somebody is in now."""
        employee = await self.people.employee(task.employee_id)
        await self.quiz.known(employee, work.team_id)
        return []

    async def ask_department(self, wish: AskForDepartment, _work: Work) -> Sequence[Outgoing]:
        """Ask for the department, also of somebody who has one."""
        who = wish.employee_id
        asked = _posted(who, path_messages.where_do_you_work(await self._needed_of(who)))
        return [asked, *_said_where(wish)]

    async def choose_department(
        self, task: ChooseOwnDepartment, work: Work
    ) -> Sequence[Outgoing]:
        """Keep the department and offer the first step, or the next questions."""
        who, chosen = task.employee_id, task.department_id
        is_first = not await self.quiz.stores.rounds.of(who)
        department = await self.quiz.choose_department(who, chosen, team_id=work.team_id)
        message = path_messages.department_chosen(department, is_first=is_first)
        return [_updated(task, message)]

    async def look_for_reminders(
        self, task: LookForReminders, _work: Work
    ) -> Sequence[Outgoing]:
        """See for whom it is a good time, and let each be reminded by itself."""
        turn = (task.due or self.now()).isoformat()
        for learner in await self.reminding.who_may_be_reminded():
            remind = RemindEmployee(learner.employee_id)
            key = f"{remind.KIND}:{learner.employee_id}:{turn}"
            await self.delivery.take_in(work_of(remind, key, learner.team_id))
        return []

    async def remind(self, task: RemindEmployee, work: Work) -> Sequence[Outgoing]:
        """Bring what is due, if anything is and nothing speaks against it."""
        asked = await self.reminding.remind(task.employee_id, work.key)
        return [self._post(asked, is_reminder=True)] if asked else []

    async def tell_managers(self, task: TellPathCompleted, _work: Work) -> Sequence[Outgoing]:
        """Tell the department's managers that the path is complete, never how."""
        employee = await self.people.employee(task.employee_id)
        department = self.people.company.named(employee.department_id)
        if department is None:
            return []
        levels = await self.people.managers_of(department.department_id)
        managers = [who.employee_id for level in levels[:1] for who in level.employees]
        message = path_messages.path_completed(employee.name, department)
        return [_posted(who, message) for who in managers if who != employee.employee_id]

    async def _needed_of(self, employee_id: str) -> NeedsDepartment:
        suggested = await self.people.suggested_department(employee_id)
        return NeedsDepartment(self.people.company.departments, suggested)

    async def _welcome_of(self, employee_id: str, needed: NeedsDepartment) -> Message:
        if await self.quiz.stores.learners.of(employee_id):
            return path_messages.where_do_you_work(needed)
        employee = await self.people.employee(employee_id)
        return path_messages.welcome(needed, employee.name)

    async def _explained_before(
        self, task: InRound, *, after: Sequence[Block]
    ) -> Update | None:
        """Return the message that was clicked as it stays; None if it is not answered yet."""
        try:
            answered = await self.quiz.answered(task.employee_id, task.round_id, task.number)
        except QuestionGoneError:
            return None
        return self._explained(answered, task, after=after)

    def _post(self, asked: RoundQuestion, *, is_reminder: bool = False) -> Post:
        message = messages.question(
            asked,
            self.moments(),
            is_reminder=is_reminder,
            beside=self.beside_choices(asked),
        )
        return _posted(asked.round.employee_id, message)

    def _explained(
        self,
        answered: AnsweredQuestion,
        clicked: Clicked,
        *,
        after: Sequence[Block] | None = None,
    ) -> Update:
        message = messages.explanation(
            answered, self.moments(), further=self.further_buttons, after=after
        )
        return _updated(clicked, message)


def _posted(employee_id: str, message: Message) -> Post:
    return Post(employee_id, message.text, message.blocks)


def _updated(clicked: Clicked, message: Message) -> Update:
    return Update(message.text, message.blocks, channel=clicked.channel, ts=clicked.ts)


def _said_where(wish: QuizWish) -> Sequence[Outgoing]:
    """Say where the answer is, to who asked somewhere else."""
    message = messages.sent_to_you()
    if wish.response_url:
        return [Respond(wish.response_url, message.text, message.blocks)]
    if wish.said_in:
        return [Ephemeral(wish.said_in, wish.employee_id, message.text, message.blocks)]
    return []
