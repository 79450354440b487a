"""The durable work of an employee's own affairs: pause, own data, disagreement."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Posted, Respond, Update, Work
from bot.quiz.object import messages as objection_messages
from bot.quiz.object.domain import AnswerObjection, ObjectToQuestion
from bot.quiz.object.service import Objecting, Objection
from bot.quiz.path import messages as path_messages
from bot.quiz.personal import messages as data_messages
from bot.quiz.personal.service import OwnAffairs
from bot.quiz.remind.pausing import NoEnd
from bot.quiz.wishes import (
    ForgetOwnData,
    PauseReminders,
    QuizWish,
    ResumeReminders,
    ShowOwnData,
)
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalWork:
    """Does what employees ask for themselves; each handler may run again after a crash."""

    own: OwnAffairs
    objecting: Objecting
    posted: Callable[[str], Awaitable[Posted | None]]

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return dict(
            (
                performs(PauseReminders, self.pause),
                performs(ResumeReminders, self.resume),
                performs(ShowOwnData, self.show_data),
                performs(ForgetOwnData, self.forget),
                performs(ObjectToQuestion, self.disagree),
                performs(AnswerObjection, self.answer_disagreement),
            )
        )

    async def pause(self, wish: PauseReminders, work: Work) -> Sequence[Outgoing]:
        """Stop what comes unasked, until the day that was named."""
        who = wish.employee_id
        until = await self.own.pause(who, wish.text, team_id=work.team_id)
        if isinstance(until, NoEnd):
            return [_reply(wish, path_messages.pause_without_end(until))]
        learner = (await self.own.look(who)).learner
        time_zone = learner.time_zone if learner else "UTC"
        paused = path_messages.paused(until, self.own.now(), time_zone)
        return [_reply(wish, paused)]

    async def resume(self, wish: ResumeReminders, work: Work) -> Sequence[Outgoing]:
        """Let reminders come again."""
        await self.own.resume(wish.employee_id, team_id=work.team_id)
        return [_reply(wish, path_messages.resumed())]

    async def show_data(self, wish: ShowOwnData, _work: Work) -> Sequence[Outgoing]:
        """Show employees everything kept about them, in their direct message only."""
        who = wish.employee_id
        first, *rest = data_messages.own_data(await self.own.look(who), self.own.quiz.bank())
        return [
            _reply(wish, first),
            *[Post(who, message.text, message.blocks) for message in rest],
        ]

    async def forget(self, wish: ForgetOwnData, _work: Work) -> Sequence[Outgoing]:
        """Delete everything kept about the employee."""
        await self.own.forget(wish.employee_id)
        message = data_messages.forgotten()
        return [Post(wish.employee_id, message.text, message.blocks)]

    async def disagree(self, task: ObjectToQuestion, work: Work) -> Sequence[Outgoing]:
        """Bring the objection to the question's owners, without a name."""
        who = task.employee_id
        objection = await self.objecting.object_to(
            who, task.question_id, task.words, key=work.key
        )
        told = objection_messages.objection_for_owner(objection)
        kept = objection_messages.objection_kept(objection)
        return [
            Post(who, kept.text, kept.blocks),
            *[
                Post(owner, told.text, told.blocks, reference=_reference(objection, owner))
                for owner in objection.owners
            ],
        ]

    async def answer_disagreement(
        self, task: AnswerObjection, _work: Work
    ) -> Sequence[Outgoing]:
        """Bring the owner's answer to the employee; a second owner learns of the first."""
        who = task.employee_id
        objection = await self.objecting.answer(who, task.disagreement_id, task.words)
        disagreement = objection.disagreement
        if disagreement.answered_by != who or disagreement.answer != task.words:
            late = objection_messages.answered_before(objection)
            return [Post(who, late.text, late.blocks)]
        heard = objection_messages.answer_for_employee(objection)
        return [
            Post(disagreement.employee_id, heard.text, heard.blocks),
            *await self._owners_messages(objection),
        ]

    async def _owners_messages(self, objection: Objection) -> list[Outgoing]:
        """Return what stands from now on where the owners were asked to answer."""
        kept = objection_messages.objection_answered(objection)
        references = [_reference(objection, owner) for owner in objection.owners]
        return [
            Update(kept.text, kept.blocks, reference=reference)
            for reference in references
            if await self.posted(reference)
        ]


def _reference(objection: Objection, owner: str) -> str:
    return f"{objection.disagreement.disagreement_id}:{owner}"


def _reply(wish: QuizWish, message: Message) -> Outgoing:
    """Answer where the employee asked: quietly after a command, else in the direct message."""
    if wish.response_url:
        return Respond(wish.response_url, message.text, message.blocks)
    return Post(wish.employee_id, message.text, message.blocks)
