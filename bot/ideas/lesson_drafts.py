"""The draft of a lesson: as a language model wrote it, else made from a template."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ideas.lesson_author import LessonAuthor
from bot.ideas.lessons import Lesson, School, draft
from bot.ideas.report.domain import Report
from bot.moments.domain import MomentsMap


class LessonDrafts(Protocol):
    """Keeps drafts of lessons, and who found that a complaint makes none."""

    async def keep(self, lesson: Lesson, now: datetime) -> None:
        """Keep the draft; the first one of a report stays."""

    async def of(self, number: int) -> Lesson | None:
        """Return the draft of the report, or None."""

    async def reject(self, number: int, trainer_id: str, now: datetime) -> str:
        """Keep that the report makes no lesson; return who found so first."""

    async def rejected_by(self, number: int) -> str | None:
        """Return who found that the report makes no lesson, or None."""


@dataclass(frozen=True, slots=True)
class LessonDrafting:
    """Makes drafts of lessons."""

    drafts: LessonDrafts
    school: School
    moments: MomentsMap
    author: LessonAuthor | None  # with a language model
    now: Callable[[], datetime]

    async def write(self, report: Report) -> None:
        """Have the draft written and keep it; a second time nothing is written."""
        if self.author is None or await self.drafts.of(report.number):
            return
        template = await self._template(report)
        written = await self.author.write(report, template) if template else None
        if written:
            await self.drafts.keep(written, self.now())

    async def of(self, report: Report) -> Lesson | None:
        """Return the draft as far as there is one; None if no guidance carries any."""
        return await self.drafts.of(report.number) or await self._template(report)

    async def _template(self, report: Report) -> Lesson | None:
        words = report.words
        basis = await self.school.find_quote(words.text, words.department_id)
        return draft(report, self.moments, basis) if basis else None
