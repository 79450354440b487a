"""What is told of a complaint to whoever teaches, and kept once its question is in the bank."""

from dataclasses import dataclass

from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Report, Step
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.ideas.report.visibility import can_learn_from


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons of complaints, as far as reports know of them."""

    cards: ReportCards

    async def marked(self, number: int, key: str) -> ReportEvent | None:
        """Return the complaint with the entry that marked it; None if it may not be told."""
        event = await self.cards.event(number, key)
        return event if event and can_learn_from(event.report) else None

    async def named(self, number: int) -> Report | None:
        """Return the complaint, or None."""
        return await self.cards.context.reports.find(number)

    async def marking(self, number: int) -> HistoryEntry | None:
        """Return the entry that marked the complaint as worth learning from, or None."""
        history = await self.cards.context.reports.history(number)
        return next((entry for entry in history if entry.step is Step.LEARN), None)

    async def taught(self, number: int) -> HistoryEntry | None:
        """Return who taught it when, or None while nobody has."""
        return await self.cards.context.reports.entry(_key(number))

    async def teach(self, number: int, trainer_id: str, question_id: str) -> None:
        """Keep that its question is in the bank, once, and tell everybody behind the report."""
        reports = self.cards.context.reports
        now = self.cards.now()
        await reports.note(
            HistoryEntry(number, _key(number), Step.TEACH, now, trainer_id, to=question_id)
        )
        if event := await self.cards.event(number, _key(number)):
            await self.cards.tell_followers(event)


def _key(number: int) -> str:
    """Return the key under which it is kept that a report was taught: by whoever is first."""
    return f"ideas.teach:{number}"
