"""The durable work of disagreement: to the question's owners, and back."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Posted, Update, Work
from bot.quiz.object import messages
from bot.quiz.object.domain import AnswerObjection, Objection, ObjectToQuestion
from bot.quiz.object.service import Objecting
from bot.quiz.replies import posted


@dataclass(frozen=True, slots=True)
class ObjectionWork:
    """Brings objections and answers; each handler may run again after a crash."""

    objecting: Objecting
    place_of: Callable[[str], Awaitable[Posted | None]]  # of a message, by its reference

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(ObjectToQuestion, self.disagree),
                performs(AnswerObjection, self.answer_disagreement),
            )
        )

    async def disagree(self, task: ObjectToQuestion, work: Work) -> Sequence[Outgoing]:
        """Bring the objection to the question's owners, without a name."""
        who = task.employee_id
        objection = await self.objecting.object_to(
            who, task.question_id, task.words, key=work.key
        )
        kept = messages.objection_kept(objection)
        return [posted(who, kept), *(_telling(objection, one) for one in objection.owners)]

    async def again(self, reference: str) -> Post | None:
        """Return an objection as its owner reads it now; None once answered, or not theirs.

        Raises:
            QuestionGoneError: it was withdrawn.
        """
        disagreement_id, _, owner = reference.rpartition(":")
        objection = await self.objecting.named(disagreement_id)
        if objection.disagreement.answer or owner not in objection.owners:
            return None
        return _telling(objection, owner)

    async def answer_disagreement(
        self, task: AnswerObjection, _work: Work
    ) -> Sequence[Outgoing]:
        """Bring the owner's answer to the employee; a second owner learns of the first."""
        who = task.employee_id
        objection = await self.objecting.answer(who, task.disagreement_id, task.words)
        disagreement = objection.disagreement
        if disagreement.answered_by != who or disagreement.answer != task.words:
            late = messages.answered_before(objection)
            return [posted(who, late)]
        heard = messages.answer_for_employee(objection)
        return [
            posted(disagreement.employee_id, heard),
            *await self._owners_messages(objection),
        ]

    async def _owners_messages(self, objection: Objection) -> list[Outgoing]:
        """Return what stands from now on where the owners were asked to answer."""
        kept = messages.objection_answered(objection)
        references = [_reference(objection, owner) for owner in objection.owners]
        return [
            Update(kept.text, kept.blocks, reference=reference)
            for reference in references
            if await self.place_of(reference)
        ]


def _telling(objection: Objection, owner: str) -> Post:
    told = messages.objection_for_owner(objection)
    return Post(owner, told.text, told.blocks, reference=_reference(objection, owner))


def _reference(objection: Objection, owner: str) -> str:
    return f"{objection.disagreement.disagreement_id}:{owner}"
