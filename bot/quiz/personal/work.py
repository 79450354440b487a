"""The durable work of an employee's own affairs: pause, own data, disagreement."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.work import Handler, Outgoing, Post, Posted, Respond, Update, Work
from bot.quiz.object import messages as objection_messages
from bot.quiz.object.service import Objecting, Objection
from bot.quiz.personal import data_messages
from bot.quiz.personal import messages as personal_messages
from bot.quiz.personal.pausing import NoEnd
from bot.quiz.personal.service import OwnAffairs
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalWork:
    """Does what employees ask for themselves; each handler may run again after a crash."""

    own: OwnAffairs
    objecting: Objecting
    posted: Callable[[str], Awaitable[Posted | None]]

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "quiz.pause": self.pause,
            "quiz.resume": self.resume,
            "quiz.my_data": self.show_data,
            "quiz.forget": self.forget,
            "quiz.disagree": self.disagree,
            "quiz.answer_disagreement": self.answer_disagreement,
        }

    async def pause(self, work: Work) -> Sequence[Outgoing]:
        """Stop what comes unasked, until the day that was named."""
        who = work.payload["employee_id"]
        words = work.payload.get("text", "")
        until = await self.own.pause(who, words, team_id=work.team_id)
        if isinstance(until, NoEnd):
            return [_reply(work, personal_messages.pause_without_end(until))]
        learner = (await self.own.look(who)).learner
        time_zone = learner.time_zone if learner else "UTC"
        paused = personal_messages.paused(until, self.own.now(), time_zone)
        return [_reply(work, paused)]

    async def resume(self, work: Work) -> Sequence[Outgoing]:
        """Let reminders come again."""
        await self.own.resume(work.payload["employee_id"], team_id=work.team_id)
        return [_reply(work, personal_messages.resumed())]

    async def show_data(self, work: Work) -> Sequence[Outgoing]:
        """Show employees everything kept about them, in their direct message only."""
        who = work.payload["employee_id"]
        first, *rest = data_messages.own_data(await self.own.look(who), self.own.quiz.bank())
        return [
            _reply(work, first),
            *[Post(who, message.text, message.blocks) for message in rest],
        ]

    async def forget(self, work: Work) -> Sequence[Outgoing]:
        """Delete everything kept about the employee."""
        who = work.payload["employee_id"]
        await self.own.forget(who)
        message = data_messages.forgotten()
        return [Post(who, message.text, message.blocks)]

    async def disagree(self, work: Work) -> Sequence[Outgoing]:
        """Bring the objection to the question's owners, without a name."""
        who = work.payload["employee_id"]
        objection = await self.objecting.object_to(
            who, work.payload["question_id"], work.payload["words"], key=work.key
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

    async def answer_disagreement(self, work: Work) -> Sequence[Outgoing]:
        """Bring the owner's answer to the employee; a second owner learns of the first."""
        who = work.payload["employee_id"]
        objection = await self.objecting.answer(
            who, work.payload["disagreement_id"], work.payload["words"]
        )
        disagreement = objection.disagreement
        if disagreement.answered_by != who or disagreement.answer != work.payload["words"]:
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


def _reply(work: Work, message: Message) -> Outgoing:
    """Answer where the employee asked: quietly after a command, else in the direct message."""
    if url := work.payload.get("response_url"):
        return Respond(url, message.text, message.blocks)
    return Post(work.payload["employee_id"], message.text, message.blocks)
