"""Gives Quiz the complaints of Ideas, from which questions are drafted."""

from dataclasses import dataclass, replace

from bot.ideas.lessons.service import Lessons
from bot.ideas.report import wording
from bot.ideas.report.domain import Report
from bot.ideas.report.redaction import without_customer
from bot.quiz.complaints.domain import Complaint, Taught


@dataclass(frozen=True, slots=True)
class ReportedComplaints:
    """Quiz's port for complaints, answered by Ideas."""

    lessons: Lessons

    async def marked(self, number: int, entry: str) -> Complaint | None:
        """Return the complaint with who marked it in that entry of its history, or None."""
        event = await self.lessons.marked(number, entry)
        if event is None:
            return None
        return replace(complaint_of(event.report), marked_by=wording.who(event.entry))

    async def named(self, number: int) -> Complaint | None:
        """Return the complaint, with who marked it if anybody did, or None."""
        report = await self.lessons.named(number)
        if report is None:
            return None
        entry = await self.lessons.marking(number)
        return replace(complaint_of(report), marked_by=wording.who(entry) if entry else "")

    async def taught(self, number: int) -> Taught | None:
        """Return who taught it, or None while nobody has."""
        entry = await self.lessons.taught(number)
        return Taught(entry.by, wording.happened(entry)) if entry else None

    async def teach(self, number: int, trainer_id: str, question_id: str) -> None:
        """Keep that its question is in the bank, once, and let its reporters hear."""
        await self.lessons.teach(number, trainer_id, question_id)


def complaint_of(report: Report) -> Complaint:
    """Return the report as what a question is drafted from, the customer taken out."""
    words = report.words
    return Complaint(
        number=report.number,
        label=report.label,
        department_id=words.department_id,
        moment_id=words.moment_id,
        said=without_customer(words.today, words),
        better=without_customer(words.better, words),
        customer=words.customer,
    )
