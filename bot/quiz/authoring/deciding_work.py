"""The durable work of a trainer's decision: into the bank, or aside, and shown everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.audit.domain import Change, RecordChange, Subject, unrecorded
from bot.delivery.tasks import performs
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Update, Work
from bot.quiz.authoring import messages
from bot.quiz.authoring.domain import DecideDraft, DraftVerdict, QuestionDraft
from bot.quiz.authoring.serialization import reference_of
from bot.quiz.authoring.service import (
    Authoring,
    DecidedBefore,
    DraftDecision,
    InvalidDraft,
)
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class DecidingWork:
    """Carries decisions about drafts out; may run again after a crash."""

    authoring: Authoring
    delivery: Delivery
    record: RecordChange = unrecorded

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict((performs(DecideDraft, self.decide),))

    async def decide(self, task: DecideDraft, work: Work) -> Sequence[Outgoing]:
        """Carry out what a trainer decided, and show it wherever the draft was posted.

        Raises:
            NotAllowedError: only trainers may.
            DraftGoneError: there is no such draft.
        """
        who = task.employee_id
        if task.verdict is DraftVerdict.REJECT:
            decision = await self.authoring.reject(who, task.draft_id)
        else:
            decision = await self.authoring.approve(who, task.draft_id, task.question)
        if isinstance(decision, QuestionDraft):
            await self.record(change_of(decision, work.key))
        return await self._told(decision, task)

    async def _told(self, decision: DraftDecision, task: DecideDraft) -> Sequence[Outgoing]:
        who = task.employee_id
        match decision:
            case InvalidDraft(_, errors):
                return [_posted(who, messages.invalid(errors))]
            case DecidedBefore(draft):
                late = _posted(who, messages.decided_before(draft))
                return [late, *await self._renewed(draft, task)]
            case QuestionDraft():
                return await self._renewed(decision, task)

    async def _renewed(self, draft: QuestionDraft, task: DecideDraft) -> list[Outgoing]:
        """Return what stands from now on wherever trainers were asked to decide."""
        company, moments = self.authoring.people.company, self.authoring.moments
        message = messages.decided(draft, company, moments)
        clicked = (task.channel, task.ts)
        renewed: list[Outgoing] = [
            Update(message.text, message.blocks, channel=task.channel, ts=task.ts)
        ]
        for trainer in await self.authoring.trainers():
            reference = reference_of(draft, trainer)
            posted = await self.delivery.posted(reference)
            if posted and (posted.channel, posted.ts) != clicked:
                renewed.append(Update(message.text, message.blocks, reference=reference))
        return renewed


def change_of(decided: QuestionDraft, key: str) -> Change:
    """Return the decision for the audit trail; ``key`` is the identity of the work."""
    return Change(
        key=key,
        employee_id=decided.decided_by or "",
        subject=Subject.QUESTION,
        name=decided.question.question_id,
        deed=decided.state.value,
    )


def _posted(trainer: str, message: Message) -> Post:
    return Post(trainer, message.text, message.blocks)
