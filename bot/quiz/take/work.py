"""The durable work of taking the quiz: from what was taken in to what is posted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

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
from bot.quiz.domain import AnsweredQuestion, AskedQuestion, QuestionGoneError
from bot.quiz.personal import messages as personal_messages
from bot.quiz.remind.service import Reminding
from bot.quiz.service import NeedsDepartment, Quiz
from bot.slack import Block, Message

LOOK_ROUND, REMIND, PATH_COMPLETED = "quiz.look_round", "quiz.remind", "quiz.path_completed"
MOVED = "quiz.moved"


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
    beside_choices: Callable[[AskedQuestion], tuple[Block, ...]] = lambda _: ()

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "quiz.begin": self.begin,
            "quiz.answer": self.answer,
            "quiz.next": self.go_on,
            "quiz.stop": self.stop,
            "quiz.welcome": self.welcome,
            "quiz.greet": self.greet,
            "quiz.ask_department": self.ask_department,
            "quiz.choose_department": self.choose_department,
            MOVED: self.note_time_zone,
            LOOK_ROUND: self.look_round,
            REMIND: self.remind,
            PATH_COMPLETED: self.tell_managers,
        }

    async def begin(self, work: Work) -> Sequence[Outgoing]:
        """Bring the next question into the direct message."""
        who = work.payload["employee_id"]
        begun = await self.quiz.begin(who, work.key, team_id=work.team_id)
        if isinstance(begun, AskedQuestion):
            sent = self._post(begun)
        elif isinstance(begun, NeedsDepartment):
            sent = _posted(who, await self._welcome_of(who, begun))
        else:
            sent = _posted(who, messages.nothing_to_ask(begun.department.name))
        return [sent, *_said_where(work)]

    async def answer(self, work: Work) -> Sequence[Outgoing]:
        """Show what was right in place of the question; the first choice stays."""
        place = work.payload
        who, this, number = place["employee_id"], place["round_id"], place["number"]
        answered = await self.quiz.answer(who, this, number, place["choice"])
        if answered.completes_path:
            await self.delivery.take_in(
                Work(
                    kind=PATH_COMPLETED,
                    key=f"{PATH_COMPLETED}:{who}",
                    payload={"employee_id": who},
                    team_id=work.team_id,
                )
            )
        return [self._explained(answered, work)]

    async def go_on(self, work: Work) -> Sequence[Outgoing]:
        """Bring the next question, and take the buttons for it off the one before."""
        who, this = work.payload["employee_id"], work.payload["round_id"]
        following = await self.quiz.go_on(who, this)
        left = await self._explained_before(work, after=())
        sent: list[Outgoing] = [left or _updated(work, messages.goes_on())]
        if isinstance(following, AskedQuestion):
            return [*sent, self._post(following)]
        return [*sent, _posted(who, messages.round_over())]

    async def stop(self, work: Work) -> Sequence[Outgoing]:
        """Put the round aside; nothing is lost by it."""
        who, this = work.payload["employee_id"], work.payload["round_id"]
        following = await self.quiz.go_on(who, this)
        stopped = messages.stopped(following.round, work.payload["number"])
        explained = await self._explained_before(work, after=stopped.blocks)
        return [explained or _updated(work, stopped)]

    async def welcome(self, work: Work) -> Sequence[Outgoing]:
        """Welcome somebody new; who already chose a department is no longer new."""
        who = work.payload["employee_id"]
        employee = await self.people.employee(who)
        if employee.department_id or not employee.is_active:
            return []
        await self.quiz.known(employee, work.team_id)
        needed = await self._needed_of(who)
        return [_posted(who, personal_messages.welcome(needed, employee.name))]

    async def greet(self, work: Work) -> Sequence[Outgoing]:
        """Answer the first hello with the welcome."""
        who = work.payload["employee_id"]
        employee = await self.people.employee(who)
        check(employee, Action.TAKE_QUIZ)
        await self.quiz.known(employee, work.team_id)
        needed = await self._needed_of(who)
        return [_posted(who, personal_messages.welcome(needed, employee.name))]

    async def note_time_zone(self, work: Work) -> Sequence[Outgoing]:
        """Keep the time zone that Slack says somebody is in now."""
        employee = await self.people.employee(work.payload["employee_id"])
        await self.quiz.known(employee, work.team_id)
        return []

    async def ask_department(self, work: Work) -> Sequence[Outgoing]:
        """Ask for the department, also of somebody who has one."""
        who = work.payload["employee_id"]
        asked = _posted(who, personal_messages.where_do_you_work(await self._needed_of(who)))
        return [asked, *_said_where(work)]

    async def choose_department(self, work: Work) -> Sequence[Outgoing]:
        """Keep the department and offer the first step, or the next questions."""
        who, chosen = work.payload["employee_id"], work.payload["department_id"]
        is_first = not await self.quiz.stores.rounds.of(who)
        department = await self.quiz.choose_department(who, chosen, team_id=work.team_id)
        message = personal_messages.department_chosen(department, is_first=is_first)
        return [_updated(work, message)]

    async def look_round(self, work: Work) -> Sequence[Outgoing]:
        """See for whom it is a good time, and let each be reminded by itself."""
        turn = work.payload.get("due") or self.now().isoformat()
        for learner in await self.reminding.who_may_be_reminded():
            await self.delivery.take_in(
                Work(
                    kind=REMIND,
                    key=f"{REMIND}:{learner.employee_id}:{turn}",
                    payload={"employee_id": learner.employee_id},
                    team_id=learner.team_id,
                )
            )
        return []

    async def remind(self, work: Work) -> Sequence[Outgoing]:
        """Bring what is due, if anything is and nothing speaks against it."""
        asked = await self.reminding.remind(work.payload["employee_id"], work.key)
        return [self._post(asked, is_reminder=True)] if asked else []

    async def tell_managers(self, work: Work) -> Sequence[Outgoing]:
        """Tell the department's managers that the path is complete, never how."""
        employee = await self.people.employee(work.payload["employee_id"])
        department = self.people.company.named(employee.department_id)
        if department is None:
            return []
        levels = await self.people.managers_of(department.department_id)
        managers = [who.employee_id for level in levels[:1] for who in level.employees]
        message = personal_messages.path_completed(employee.name, department)
        return [_posted(who, message) for who in managers if who != employee.employee_id]

    async def _needed_of(self, employee_id: str) -> NeedsDepartment:
        suggested = await self.people.suggested_department(employee_id)
        return NeedsDepartment(self.people.company.departments, suggested)

    async def _welcome_of(self, employee_id: str, needed: NeedsDepartment) -> Message:
        if await self.quiz.stores.learners.of(employee_id):
            return personal_messages.where_do_you_work(needed)
        employee = await self.people.employee(employee_id)
        return personal_messages.welcome(needed, employee.name)

    async def _explained_before(self, work: Work, *, after: Sequence[Block]) -> Update | None:
        """Return the message that was clicked as it stays; None if it is not answered yet."""
        who, this = work.payload["employee_id"], work.payload["round_id"]
        try:
            answered = await self.quiz.answered(who, this, work.payload["number"])
        except QuestionGoneError:
            return None
        return self._explained(answered, work, after=after)

    def _post(self, asked: AskedQuestion, *, is_reminder: bool = False) -> Post:
        message = messages.question(
            asked,
            self.moments(),
            is_reminder=is_reminder,
            beside=self.beside_choices(asked),
        )
        return _posted(asked.round.employee_id, message)

    def _explained(
        self, answered: AnsweredQuestion, work: Work, *, after: Sequence[Block] | None = None
    ) -> Update:
        message = messages.explanation(
            answered, self.moments(), further=self.further_buttons, after=after
        )
        return _updated(work, message)


def _posted(employee_id: str, message: Message) -> Post:
    return Post(employee_id, message.text, message.blocks)


def _updated(work: Work, message: Message) -> Update:
    place = work.payload
    return Update(message.text, message.blocks, channel=place["channel"], ts=place["ts"])


def _said_where(work: Work) -> Sequence[Outgoing]:
    """Say where the answer is, to who asked somewhere else."""
    message, place = messages.sent_to_you(), work.payload
    if url := place.get("response_url"):
        return [Respond(url, message.text, message.blocks)]
    if channel := place.get("said_in"):
        return [Ephemeral(channel, place["employee_id"], message.text, message.blocks)]
    return []
