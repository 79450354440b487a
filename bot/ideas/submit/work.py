"""The durable work of Ideas for those who report: receipts, voices, replies, news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.delivery.work import Handler, Outgoing, Post, Respond, Work
from bot.ideas.report import wording
from bot.ideas.report.cards import Desk, receipt_reference
from bot.ideas.report.domain import Named, Report
from bot.ideas.report.history import Refused, Told
from bot.ideas.report.notation import delivering, remembering, telling_holders, words_from_json
from bot.ideas.similar.service import Similar
from bot.ideas.submit import messages
from bot.ideas.submit.service import Sending, reply, submit, support
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class ReporterWork:
    """Does what reporters asked for; each handler may run again after a crash."""

    desk: Desk
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
        receipt = await submit(words, _sending(work), office=self.desk.office)
        report = receipt.report
        await self.desk.delivery.take_in(delivering(report.number, report.team_id))
        company = self.desk.office.people.company
        message = messages.receipt(report, await self.desk.received(report), company)
        return [_receipt(message, report.number, work.payload["employee_id"])]

    async def deliver(self, work: Work) -> Sequence[Outgoing]:
        """Bring a report to whoever answers for it, and praise to whom it is about."""
        report = await self.desk.office.reports.find(work.payload["number"])
        if report is None:
            return []
        await self.desk.delivery.take_in(remembering(report))
        received = await self.desk.received(report)
        return [
            *await self.desk.hand_out(report, received.places),
            *await self._praise(report),
        ]

    async def remember(self, work: Work) -> Sequence[Outgoing]:
        """Make the report comparable; nobody waits for it, and nothing hangs on it."""
        report = await self.desk.office.reports.find(work.payload["number"])
        if report:
            await self.similar.remember(report)
        return []

    async def _praise(self, report: Report) -> list[Outgoing]:
        message = messages.praise(report)
        return [
            Post(employee_id, message.text, message.blocks)
            for employee_id in report.words.praised
            if await self.desk.is_active(employee_id)
        ]

    async def support(self, work: Work) -> Sequence[Outgoing]:
        """Add a named voice, confirm it, and let the holders know."""
        number = int(work.payload["number"])
        text = work.payload["text"]
        told = await support(number, _sending(work), text, office=self.desk.office)
        employee_id = work.payload["employee_id"]
        if isinstance(told, Refused):
            return [_refusal(told, work)]
        await self.desk.delivery.take_in(telling_holders(told))
        message = messages.voice_receipt(told.report)
        return [_receipt(message, told.report.number, employee_id)]

    async def reply(self, work: Work) -> Sequence[Outgoing]:
        """Keep a named reply, confirm it, and let the holders know."""
        text, number = work.payload["text"], int(work.payload["number"])
        told = await reply(number, text, _sending(work), office=self.desk.office)
        if isinstance(told, Refused):
            return [_refusal(told, work)]
        await self.desk.delivery.take_in(telling_holders(told))
        employee_id = work.payload["employee_id"]
        own = int(work.payload["own_number"])
        message = messages.reply_sent(told.report, told.entry)
        thread = receipt_reference(own, employee_id)
        return [Post(employee_id, message.text, message.blocks, in_thread_of=thread)]

    async def tell_holders(self, work: Work) -> Sequence[Outgoing]:
        """Tell whoever has the report of a voice or a reply."""
        told = await self._told(work)
        if told is None:
            return []
        message = messages.from_below(told.report, told.entry)
        beside = await self.desk.beside_cards(told.report, message)
        return [*await self.desk.renew(told.report), *beside]

    async def tell(self, work: Work) -> Sequence[Outgoing]:
        """Tell one reporter or supporter of a step, under their receipt."""
        told, employee_id = await self._told(work), work.payload["employee_id"]
        if told is None or not await self.desk.is_active(employee_id):
            return []
        own = int(work.payload["own_number"])
        message = messages.update(told.report, told.entry, own)
        thread = receipt_reference(own, employee_id)
        return [Post(employee_id, message.text, message.blocks, in_thread_of=thread)]

    async def _told(self, work: Work) -> Told | None:
        return await self.desk.told(int(work.payload["number"]), work.payload["entry"])


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
