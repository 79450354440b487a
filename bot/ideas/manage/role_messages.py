"""What managers are told of reports, for whoever decides when it comes: now or together."""

from dataclasses import dataclass
from datetime import datetime

from bot.delivery.work import Outgoing, Post, Update
from bot.ideas.manage import messages
from bot.ideas.report.cards import ReportCards, card_reference, note_reference
from bot.ideas.report.deadlines import level_due
from bot.ideas.report.domain import Report, Severity, Step
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.messages import from_below
from bot.ideas.report.visibility import still_answers
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class ReportMessages:
    """Cards and what stands beside them, by reference."""

    cards: ReportCards

    async def may_wait(self, reference: str, until: datetime) -> bool:
        """Tell whether nothing of it is severe, was asked for, or falls due by then."""
        report = await self._report(reference)
        if report is None:
            return True
        entry = await self._entry(reference, report)
        is_awaited = entry is not None and entry.step is Step.REPLY
        is_severe = report.words.severity is Severity.SEVERE
        is_pressing = report.is_awaited and (
            level_due(report, until) is not None or report.is_late(until)
        )
        return not (is_awaited or is_severe or is_pressing)

    async def again(self, reference: str) -> Post | None:
        """Return it as it looks now; None once it is closed or with somebody else."""
        report, place = await self._report(reference), reference.rpartition(":")[2]
        if report is None or not report.state.is_open or place not in report.holders:
            return None
        if not await self.cards.is_active(place):
            return None
        if reference == card_reference(report.number, place):
            return await self.cards.card_for(report, place)
        entry = await self._entry(reference, report)
        message = await self._beside(report, entry) if entry else None
        if message is None:
            return None
        thread = card_reference(report.number, place)
        return Post(
            place, message.text, message.blocks, reference=reference, in_thread_of=thread
        )

    async def renewed(self, report: Report) -> list[Outgoing]:
        """Return what stands beside the cards of those who have the report, as it reads now."""
        people = self.cards.context.people
        holders = [await people.employee(one) for one in report.holders]
        places = [one.employee_id for one in holders if still_answers(one, report)]
        history = await self.cards.context.reports.history(report.number)
        told = [one for one in history if one.step not in {Step.RECEIVE, Step.REMIND}]
        found = [
            (note_reference(entry, place), await self._beside(report, entry))
            for place in places
            for entry in told
        ]
        return [
            Update(message.text, message.blocks, reference=reference)
            for reference, message in found
            if message and await self.cards.delivery.posted(reference)
        ]

    async def _beside(self, report: Report, entry: HistoryEntry) -> Message | None:
        match entry.step:
            case Step.HAND_OVER:
                return messages.handed_over(report, entry)
            case Step.REMIND if report.is_awaited:
                return messages.reminder(await self.cards.card(report), report.escalation_level)
            case Step.REMIND:  # answered meanwhile
                return None
            case _:
                return from_below(report, entry)

    async def _report(self, reference: str) -> Report | None:
        return await self.cards.context.reports.find(int(reference.split(":")[1]))

    async def _entry(self, reference: str, report: Report) -> HistoryEntry | None:
        place = reference.rpartition(":")[2]
        history = await self.cards.context.reports.history(report.number)
        named = (one for one in history if note_reference(one, place) == reference)
        return next(named, None)
