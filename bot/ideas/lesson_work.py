"""The durable work of lessons: drafted for trainers, approved into the bank, or rejected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.work import Handler, Outgoing, Post, Update, Work
from bot.ideas import lesson_messages
from bot.ideas.lesson_drafts import LessonDrafting
from bot.ideas.lesson_notation import lesson_from_json
from bot.ideas.lessons import teaching_key
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Step, label_of
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.people.permissions import Action, check
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class LessonWork:
    """Has lessons drafted and decisions carried out; may run again after a crash."""

    cards: ReportCards
    drafting: LessonDrafting

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "ideas.draft_lesson": self.draft,
            "ideas.teach": self.take_into_bank,
            "ideas.reject_lesson": self.reject,
        }

    async def draft(self, work: Work) -> Sequence[Outgoing]:
        """Have a lesson drafted from a complaint, and tell the trainers of it."""
        number = int(work.payload["number"])
        event = await self.cards.event(number, work.payload["entry"])
        if event is None:
            return []
        await self.drafting.write(event.report)
        message = lesson_messages.worth_learning(event.report, event.entry)
        return [
            Post(place, message.text, message.blocks, reference=_reference(number, place))
            for place in await self._places()
        ]

    async def _places(self) -> list[str]:
        """Return where trainers read; the administrators' channel where there are none."""
        people = self.cards.context.people
        names = [await people.resolve(name) for name in people.company.trainers]
        found = list(dict.fromkeys(employee for several in names for employee in several))
        trainers = [one for one in found if await self.cards.is_active(one)]
        fallback = people.company.administrators_channel
        return trainers or ([fallback] if fallback else [])

    async def take_into_bank(self, work: Work) -> Sequence[Outgoing]:
        """Put the lesson into the bank, keep that, and tell the trainer and the reporters."""
        trainer = await self.cards.context.people.employee(work.payload["employee_id"])
        check(trainer, Action.REVIEW_QUESTIONS)
        lesson = lesson_from_json(work.payload["lesson"])
        if by := await self.drafting.drafts.rejected_by(lesson.number):
            late = lesson_messages.rejected(lesson.number, by)
            return [Post(trainer.employee_id, late.text, late.blocks)]
        reports = self.cards.context.reports
        known = await reports.entry(teaching_key(lesson.number))
        if known and known.by != trainer.employee_id:
            text = lesson_messages.taught_before(label_of(lesson.number), known)
            return [Post(trainer.employee_id, text)]
        await self.drafting.school.teach(lesson)
        entry = HistoryEntry(
            number=lesson.number,
            key=teaching_key(lesson.number),
            step=Step.TEACH,
            at=self.cards.now(),
            by=trainer.employee_id,
            to=lesson.question_id,
        )
        await reports.note(entry)
        if report := await reports.find(lesson.number):
            await self.cards.tell_followers(ReportEvent(report, entry))
        message = lesson_messages.taught(lesson)
        renewed = await self._renewed(
            lesson.number, lesson_messages.approved_by(lesson, trainer.employee_id)
        )
        return [Post(trainer.employee_id, message.text, message.blocks), *renewed]

    async def reject(self, work: Work) -> Sequence[Outgoing]:
        """Keep that the complaint makes no lesson; what is in the bank stays there."""
        trainer = await self.cards.context.people.employee(work.payload["employee_id"])
        check(trainer, Action.REVIEW_QUESTIONS)
        number = int(work.payload["number"])
        if await self.cards.context.reports.entry(teaching_key(number)):
            late = lesson_messages.in_the_bank(number)
            return [Post(trainer.employee_id, late.text, late.blocks)]
        by = await self.drafting.drafts.reject(number, trainer.employee_id, self.cards.now())
        return await self._renewed(number, lesson_messages.rejected(number, by))

    async def _renewed(self, number: int, message: Message) -> list[Outgoing]:
        """Return what stands from now on where trainers were told of the complaint."""
        references = [_reference(number, place) for place in await self._places()]
        return [
            Update(message.text, message.blocks, reference=reference)
            for reference in references
            if await self.cards.delivery.posted(reference)
        ]


def _reference(number: int, place: str) -> str:
    return f"ideas.lesson:{number}:{place}"
