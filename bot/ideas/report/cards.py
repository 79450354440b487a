"""Posts a report's cards to those who answer for it, and renews them."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.work import Delivery, Outgoing, Post, Update
from bot.ideas.report import messages
from bot.ideas.report.domain import Report, Step, Ticket
from bot.ideas.report.followers import followers, persons, voice_count
from bot.ideas.report.history import HistoryEntry, ReportEvent, is_employee
from bot.ideas.report.messages import Card
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.talk import talk, talk_reference
from bot.ideas.report.visibility import (
    Extent,
    Viewer,
    Where,
    is_talked_of,
    shown,
    still_answers,
)
from bot.ideas.report.waking import can_wake
from bot.ideas.report.work import (
    WakeSomebody,
    telling_follower,
    telling_help_desk,
    waking,
)
from bot.moments.domain import MomentsMap
from bot.slack import Message

SILENT = frozenset(
    {Step.RECEIVE, Step.REMIND, Step.CHECK}
)  # steps that make no difference to a card
NOT_OUTSIDE = frozenset({Step.CHECK, Step.LEARN, Step.TEACH})  # nothing for a help desk


@dataclass(frozen=True, slots=True)
class ReportCards:
    """The cards of each report, in every place that ever got one."""

    context: ReportContext
    delivery: Delivery
    moments: MomentsMap
    now: Callable[[], datetime]

    async def card(self, report: Report) -> Card:
        """Return the report with all that its card shows."""
        moment = self.moments.named(report.words.moment_id)
        history = await self.context.reports.history(report.number)
        return Card(
            report,
            voices=await voice_count(
                report.number, reports=self.context.reports, people=self.context.people
            ),
            moment_name=moment.name if moment else report.words.moment_id,
            last=next((one for one in reversed(history) if _is_told_on_card(one)), None),
        )

    async def places(self, report: Report) -> tuple[str, ...]:
        """Return every place that ever got the report's card, each once."""
        history = await self.context.reports.history(report.number)
        return tuple(dict.fromkeys(place for entry in history for place in entry.places))

    async def has_arrived(self, report: Report) -> bool:
        """Tell whether the report's card was posted anywhere."""
        places = await self.places(report)
        return any([await self.has_card(report, place) for place in places])

    async def has_card(self, report: Report, place: str) -> bool:
        """Tell whether the report's card was posted in this place."""
        return await self.delivery.posted(card_reference(report.number, place)) is not None

    async def hand_out(self, report: Report, places: Sequence[str]) -> list[Outgoing]:
        """Return the report's card for each of these places."""
        card = await self.card(report)
        return [await self._post(card, place) for place in places]

    async def begin_talk(self, report: Report) -> list[Outgoing]:
        """Return what begins the thread of comments on an idea; nothing where none is meant."""
        company = self.context.people.company
        if not company.ideas_channel or not is_talked_of(report):
            return []
        message, reference = talk(report, company), talk_reference(report.number)
        place = company.ideas_channel
        return [Post(place, message.text, message.blocks, reference=reference)]

    async def talked_of_in(self, number: int) -> str:
        """Return the channel in which an idea has its thread of comments; empty if in none."""
        posted = await self.delivery.posted(talk_reference(number))
        return posted.channel if posted else ""

    async def card_for(self, report: Report, place: str) -> Post:
        """Return the report's card for this place."""
        return await self._post(await self.card(report), place)

    async def _post(self, card: Card, place: str) -> Post:
        message = await self._message(card, place)
        reference = card_reference(card.report.number, place)
        return Post(place, message.text, message.blocks, reference=reference)

    async def renew(self, report: Report) -> list[Outgoing]:
        """Return the report's cards as they look now, wherever they were posted."""
        card = await self.card(report)
        renewed: list[Outgoing] = []
        for place in await self.places(report):
            reference = card_reference(report.number, place)
            if await self.delivery.posted(reference):
                message = await self._message(card, place)
                renewed.append(Update(message.text, message.blocks, reference=reference))
        if await self.talked_of_in(report.number):
            message, reference = (
                talk(report, self.context.people.company),
                talk_reference(report.number),
            )
            renewed.append(Update(message.text, message.blocks, reference=reference))
        return renewed

    async def take_back(self, report: Report) -> list[Outgoing]:
        """Return the cards as they look now, and nothing beside those that were lost."""
        lost = [one for one in await self.places(report) if await self._is_lost(report, one)]
        history = await self.context.reports.history(report.number)
        beside = [note_reference(entry, place) for place in lost for entry in history]
        told = messages.passed_on(report)
        gone = [
            Update(told.text, told.blocks, reference=reference)
            for reference in beside
            if await self.delivery.posted(reference)
        ]
        return [*await self.renew(report), *gone]

    async def _is_lost(self, report: Report, place: str) -> bool:
        if not is_employee(place):
            return False
        return not still_answers(await self.context.people.employee(place), report)

    async def _message(self, card: Card, place: str) -> Message:
        company, report = self.context.people.company, card.report
        if is_employee(place):
            is_lost = await self._is_lost(report, place)
            return messages.passed_on(report) if is_lost else messages.card(card, company)
        is_last_resort = place == company.administrators_channel
        viewer = Viewer.ADMINISTRATORS if is_last_resort else Viewer.EVERYBODY
        if shown(report, Where.CHANNEL, viewer) is not Extent.ALL:
            return messages.announcement(card, company, has_buttons=is_last_resort)
        whole = messages.card if is_last_resort else messages.notice
        return whole(card, company)

    async def wake(self, report: Report, alarm: int) -> None:
        """Have the company's webhook called, where an alarm may wake somebody by it."""
        if await can_wake(report.words, context=self.context):
            to = self.context.people.company.administrators_channel or ""
            task = WakeSomebody(report.number, alarm)
            await self.delivery.take_in(waking(report, task, to))

    async def tell_followers(self, event: ReportEvent) -> None:
        """Have everybody behind the report told of the step, each in their own thread."""
        reports = self.context.reports
        for follower in await followers(event.entry.number, reports=reports):
            work = telling_follower(event, follower.employee_id, follower.number)
            await self.delivery.take_in(work)
        if event.entry.step in NOT_OUTSIDE:
            return
        for person, _ in await persons(event.entry.number, reports=reports):
            if isinstance(person, Ticket):
                await self.delivery.take_in(telling_help_desk(event, person))

    async def beside_cards(
        self, report: Report, message: Message, entry: HistoryEntry | None = None
    ) -> list[Outgoing]:
        """Return the message for the thread of each present holder's card.

        Of an entry it tells of a step, and is found again by it.
        """
        is_told = shown(report, Where.CHANNEL, Viewer.ADMINISTRATORS) is Extent.ALL
        if not report.holders and not is_told:
            message = messages.stirred(report)
        targets = report.holders or (self.context.people.company.administrators_channel or "",)
        return [
            Post(
                place,
                message.text,
                message.blocks,
                reference=note_reference(entry, place) if entry else None,
                in_thread_of=card_reference(report.number, place),
            )
            for place in targets
            if place and await self._can_be_told(place)
        ]

    async def _can_be_told(self, place: str) -> bool:
        return not is_employee(place) or await self.is_active(place)

    async def is_active(self, employee_id: str) -> bool:
        """Tell whether the employee still works here."""
        return (await self.context.people.employee(employee_id)).is_active

    async def event(self, number: int, key: str) -> ReportEvent | None:
        """Return a step as it was kept, with the report as it is now."""
        report = await self.context.reports.find(number)
        entry = await self.context.reports.entry(key)
        return ReportEvent(report, entry) if report and entry else None

    async def received(self, report: Report) -> HistoryEntry:
        """Return the entry with which the report's history begins."""
        return (await self.context.reports.history(report.number))[0]


def _is_told_on_card(entry: HistoryEntry) -> bool:
    # Handed to nobody: somebody left who had it, and others have it still.
    is_nothing = entry.step is Step.HAND_OVER and not entry.to
    return entry.step not in SILENT and not is_nothing


def card_reference(number: int, place: str) -> str:
    """Return the name under which a posted card is found again."""
    return f"ideas.card:{number}:{place}"


def note_reference(entry: HistoryEntry, place: str) -> str:
    """Return the name under which a step that was told beside a card is found again.

    The key of an entry may name a reporter, so only its digest stands in it.
    """
    what = "nudge" if entry.step is Step.REMIND else "note"
    digest = hashlib.sha256(entry.key.encode()).hexdigest()[:16]
    return f"ideas.{what}:{entry.number}:{digest}:{place}"


def receipt_reference(number: int, employee_id: str) -> str:
    """Return the name under which a posted receipt is found again."""
    return f"ideas.receipt:{number}:{employee_id}"
