"""The durable work of lessons: an approved one goes into the bank, and the reporter hears."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.ideas import lesson_messages
from bot.ideas.desk import Desk
from bot.ideas.domain import Step, label_of
from bot.ideas.history import Entry, Told
from bot.ideas.lessons import Teach, teaching_key
from bot.ideas.notation import lesson_from_json
from bot.people.permissions import Action, check


@dataclass(frozen=True, slots=True)
class LessonWork:
    """Carries approved lessons out; may run again after a crash."""

    desk: Desk
    teach: Teach

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {"ideas.teach": self.take_into_bank}

    async def take_into_bank(self, work: Work) -> Sequence[Outgoing]:
        """Put the lesson into the bank, keep that, and tell the trainer and the reporters."""
        trainer = await self.desk.office.people.employee(work.payload["employee_id"])
        check(trainer, Action.REVIEW_QUESTIONS)
        lesson = lesson_from_json(work.payload["lesson"])
        reports = self.desk.office.reports
        known = await reports.entry(teaching_key(lesson.number))
        if known and known.by != trainer.employee_id:
            text = lesson_messages.taught_before(label_of(lesson.number), known)
            return [Post(trainer.employee_id, text)]
        await self.teach(lesson)
        entry = Entry(
            number=lesson.number,
            key=teaching_key(lesson.number),
            step=Step.TEACH,
            at=self.desk.now(),
            by=trainer.employee_id,
            to=lesson.question_id,
        )
        await reports.note(entry)
        if report := await reports.find(lesson.number):
            await self.desk.tell_followers(Told(report, entry))
        message = lesson_messages.taught(lesson)
        return [Post(trainer.employee_id, message.text, message.blocks)]
