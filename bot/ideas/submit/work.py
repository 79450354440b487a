"""The durable work of Ideas for those who report: receipts, voices, replies, news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.work import Handler, Outgoing, Post, Respond, Work
from bot.ideas.report import wording
from bot.ideas.report.cards import ReportCards, receipt_reference
from bot.ideas.report.domain import Named, Report
from bot.ideas.report.history import Refused, ReportEvent
from bot.ideas.report.notation import delivering, remembering, telling_holders, words_from_json
from bot.ideas.similar.service import Similar
from bot.ideas.submit import messages
from bot.ideas.submit.service import Sending, reply, submit, support
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class ReporterWork:
    """Does what reporters asked for; each handler may run again after a crash."""

    cards: ReportCards
    similar: Similar

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "ideas.submit": self.submit,
            "ideas.deliver": self.deliver,
            "ideas.remember": self.remember,
            "ideas.support": self.support,
            "ideas.reply": self.reply,
            "ideas.tell_holders": self.tell_holders,
            "ideas.tell": self.tell,
        }

    async def submit(self, work: Work) -> Sequence[Outgoing]:
        """Keep a named report and give its receipt."""
        words = words_from_json(work.payload["words"])
        receipt = await submit(words, _sending(work), context=self.cards.context)
        report = receipt.report
        await self.cards.delivery.take_in(delivering(report.number, report.team_id))
        company = self.cards.context.people.company
        message = messages.receipt(report, await self.cards.received(report), company)
        return [_receipt(message, report.number, work.payload["employee_id"])]

    async def deliver(self, work: Work) -> Sequence[Outgoing]:
        """Bring a report to whoever answers for it, and praise to whom it is about."""
        report = await self.cards.context.reports.find(work.payload["number"])
        if report is None:
            return []
        await self.cards.delivery.take_in(remembering(report))
        received = await self.cards.received(report)
        return [
            *await self.cards.hand_out(report, received.places),
            *await self._praise(report),
        ]

    async def remember(self, work: Work) -> Sequence[Outgoing]:
        """Make the report comparable; nobody waits for it, and nothing hangs on it."""
        report = await self.cards.context.reports.find(work.payload["number"])
        if report:
            await self.similar.remember(report)
        return []

    async def _praise(self, report: Report) -> list[Outgoing]:
        message = messages.praise(report)
        return [
            Post(employee_id, message.text, message.blocks)
            for employee_id in report.words.praised
            if await self.cards.is_active(employee_id)
        ]

    async def support(self, work: Work) -> Sequence[Outgoing]:
        """Add a named voice, confirm it, and let the holders know."""
        number = int(work.payload["number"])
        text = work.payload["text"]
        event = await support(number, _sending(work), text, context=self.cards.context)
        employee_id = work.payload["employee_id"]
        if isinstance(event, Refused):
            return [_refusal(event, work)]
        await self.cards.delivery.take_in(telling_holders(event))
        message = messages.voice_receipt(event.report)
        return [_receipt(message, event.report.number, employee_id)]

    async def reply(self, work: Work) -> Sequence[Outgoing]:
        """Keep a named reply, confirm it, and let the holders know."""
        text, number = work.payload["text"], int(work.payload["number"])
        event = await reply(number, text, _sending(work), context=self.cards.context)
        if isinstance(event, Refused):
            return [_refusal(event, work)]
        await self.cards.delivery.take_in(telling_holders(event))
        employee_id = work.payload["employee_id"]
        own = int(work.payload["own_number"])
        message = messages.reply_sent(event.report, event.entry)
        thread = receipt_reference(own, employee_id)
        return [Post(employee_id, message.text, message.blocks, in_thread_of=thread)]

    async def tell_holders(self, work: Work) -> Sequence[Outgoing]:
        """Tell whoever has the report of a voice or a reply."""
        event = await self._event(work)
        if event is None:
            return []
        message = messages.from_below(event.report, event.entry)
        beside = await self.cards.beside_cards(event.report, message)
        return [*await self.cards.renew(event.report), *beside]

    async def tell(self, work: Work) -> Sequence[Outgoing]:
        """Tell one reporter or supporter of a step, under their receipt."""
        event, employee_id = await self._event(work), work.payload["employee_id"]
        if event is None or not await self.cards.is_active(employee_id):
            return []
        own = int(work.payload["own_number"])
        message = messages.update(event.report, event.entry, own)
        thread = receipt_reference(own, employee_id)
        return [Post(employee_id, message.text, message.blocks, in_thread_of=thread)]

    async def _event(self, work: Work) -> ReportEvent | None:
        return await self.cards.event(int(work.payload["number"]), work.payload["entry"])


def _sending(work: Work) -> Sending:
    return Sending(
        key=work.key,
        team_id=work.team_id,
        person=Named(work.payload["employee_id"]),
        at=datetime.fromisoformat(work.payload["at"]),
    )


def _receipt(message: Message, number: int, employee_id: str) -> Post:
    reference = receipt_reference(number, employee_id)
    return Post(employee_id, message.text, message.blocks, reference=reference)


def _refusal(refused: Refused, work: Work) -> Outgoing:
    text = wording.refusal(refused)
    if work.payload.get("response_url"):
        return Respond(work.payload["response_url"], text)
    return Post(work.payload["employee_id"], text)
