"""The durable work of lessons: drafted for trainers, approved into the bank, or rejected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.audit.domain import RecordChange, unrecorded
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Update, Work
from bot.quiz.authoring import messages as draft_messages
from bot.quiz.authoring.deciding_work import change_of
from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.quiz.authoring.service import DecidedBefore, InvalidDraft
from bot.quiz.complaints import messages
from bot.quiz.complaints.domain import (
    Complaint,
    Complaints,
    DraftLesson,
    RejectLesson,
    TeachLesson,
)
from bot.quiz.complaints.service import ComplaintDrafting
from bot.slack import Message


async def draft_from_complaint(
    delivery: Delivery, number: int, entry: str, team_id: str
) -> None:
    """Take in the drafting of a question from the complaint that this entry marked."""
    task = DraftLesson(number, entry)
    await delivery.take_in(work_of(task, f"{task.KIND}:{number}", team_id))


@dataclass(frozen=True, slots=True)
class LessonWork:
    """Has questions drafted and decisions carried out; may run again after a crash."""

    complaints: Complaints
    drafting: ComplaintDrafting
    delivery: Delivery
    record: RecordChange = unrecorded

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(DraftLesson, self.draft),
                performs(TeachLesson, self.teach),
                performs(RejectLesson, self.reject),
            )
        )

    async def draft(self, task: DraftLesson, _work: Work) -> Sequence[Outgoing]:
        """Have a question drafted from a complaint, and tell the trainers of it."""
        complaint = await self.complaints.marked(task.number, task.entry)
        if complaint is None:
            return []
        await self.drafting.write(complaint)
        return [_telling(complaint, place) for place in await self._places()]

    async def again(self, reference: str) -> Post | None:
        """Return what a trainer is told of a complaint as it looks now; None once decided."""
        _, number, place = reference.split(":")
        complaint = await self.complaints.named(int(number))
        if complaint is None or await self.drafting.is_decided(complaint):
            return None
        if place not in await self._places():
            return None
        return _telling(complaint, place)

    async def teach(self, task: TeachLesson, work: Work) -> Sequence[Outgoing]:
        """Put the question into the bank, and tell the trainers and the reporters."""
        who, number = task.employee_id, task.lesson.number
        await self.drafting.check_trainer(who)
        complaint = await self.complaints.named(number)
        if complaint is None:
            return []
        taught = await self.complaints.taught(number)
        if taught and taught.by != who:
            return [_posted(who, messages.taught_before(complaint.label, taught))]
        question = task.lesson.question(complaint.label, task.difficulty)
        match await self.drafting.approve(who, complaint, question):
            case InvalidDraft(_, errors):
                return [_posted(who, draft_messages.invalid(errors))]
            case DecidedBefore(draft):
                return [_posted(who, messages.decided(complaint.label, draft))]
            case draft:
                await self.record(change_of(draft, work.key))
                await self.complaints.teach(number, who, question.question_id)
                thanks = _posted(who, messages.taught(question.question_id))
                decided = messages.decided(complaint.label, draft)
                return [thanks, *await self._renewed(complaint, decided)]

    async def reject(self, task: RejectLesson, work: Work) -> Sequence[Outgoing]:
        """Keep that the complaint makes no question; what is in the bank stays there."""
        who = task.employee_id
        await self.drafting.check_trainer(who)
        complaint = await self.complaints.named(task.number)
        if complaint is None:
            return []
        if await self.complaints.taught(task.number):
            return [_posted(who, messages.in_the_bank(complaint.label))]
        decision = await self.drafting.reject(who, complaint)
        if isinstance(decision, QuestionDraft):
            await self.record(change_of(decision, work.key))
        draft = decision if isinstance(decision, QuestionDraft) else decision.draft
        if draft.state is DraftState.APPROVED:
            return [_posted(who, messages.in_the_bank(complaint.label))]
        return await self._renewed(complaint, messages.decided(complaint.label, draft))

    async def _places(self) -> list[str]:
        """Return where trainers read; the administrators' channel where there are none."""
        people = self.drafting.authoring.people
        found = await self.drafting.authoring.trainers()
        trainers = [one for one in found if (await people.employee(one)).is_active]
        fallback = people.company.administrators_channel
        return trainers or ([fallback] if fallback else [])

    async def _renewed(self, complaint: Complaint, message: Message) -> list[Outgoing]:
        """Return what stands from now on where trainers were told of the complaint."""
        references = [_reference(complaint, place) for place in await self._places()]
        return [
            Update(message.text, message.blocks, reference=reference)
            for reference in references
            if await self.delivery.posted(reference)
        ]


def _telling(complaint: Complaint, place: str) -> Post:
    message = messages.worth_learning(complaint)
    return Post(place, message.text, message.blocks, reference=_reference(complaint, place))


def _reference(complaint: Complaint, place: str) -> str:
    return f"ideas.lesson:{complaint.number}:{place}"


def _posted(trainer_id: str, message: Message) -> Post:
    return Post(trainer_id, message.text, message.blocks)
