"""The durable work of Ideas for those who report: receipts, voices, replies, news."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.ideas.report import wording
from bot.ideas.report.cards import ReportCards, receipt_reference
from bot.ideas.report.colleagues import to_colleagues
from bot.ideas.report.domain import Named, Report
from bot.ideas.report.history import Refused
from bot.ideas.report.waking import can_wake
from bot.ideas.report.work import (
    DeliverReport,
    TellFollower,
    TellHolders,
    delivering,
    telling_holders,
)
from bot.ideas.similar.work import remembering
from bot.ideas.submit import messages
from bot.ideas.submit.domain import ReplyToQuestion, SubmitReport, SupportReport
from bot.ideas.submit.messages import FreshReport
from bot.ideas.submit.responding_work import shown_again
from bot.ideas.submit.service import Sending, reply, submit, support
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class ReporterWork:
    """Does what reporters asked for; each handler may run again after a crash."""

    cards: ReportCards

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(SubmitReport, self.submit),
                performs(SupportReport, self.support),
                performs(ReplyToQuestion, self.reply),
                performs(DeliverReport, self.deliver),
                performs(TellHolders, self.tell_holders),
                performs(TellFollower, self.tell),
            ]
        )

    async def submit(self, task: SubmitReport, work: Work) -> Sequence[Outgoing]:
        """Keep a named report and give its receipt."""
        receipt = await submit(task.words, _sending(task, work), context=self.cards.context)
        report = receipt.report
        if report.reporter != Named(task.employee_id):
            return []  # the same form was sent without a name since: nothing leads to it
        await self.cards.delivery.take_in(delivering(report.number, report.team_id))
        company = self.cards.context.people.company
        message = messages.receipt(await fresh_report(report, cards=self.cards), company)
        return [_receipt(message, report.number, task.employee_id)]

    async def deliver(self, task: DeliverReport, _: Work) -> Sequence[Outgoing]:
        """Bring a report to whoever answers for it, and to whom it is about."""
        report = await self.cards.context.reports.find(task.number)
        if report is None:
            return []
        await self.cards.delivery.take_in(remembering(report))
        await self.cards.wake(report, 0)
        received = await self.cards.received(report)
        return [
            *await self.cards.hand_out(report, received.places),
            *await to_colleagues(report, cards=self.cards),
            *await self.cards.begin_talk(report),
        ]

    async def support(self, task: SupportReport, work: Work) -> Sequence[Outgoing]:
        """Add a named voice, confirm it, and let the holders know."""
        number = task.number
        text = task.text
        event = await support(number, _sending(task, work), text, context=self.cards.context)
        employee_id = task.employee_id
        if isinstance(event, Refused):
            return [_refusal(event, task.employee_id)]
        await self.cards.delivery.take_in(telling_holders(event))
        message = messages.voice_receipt(event.report)
        return [_receipt(message, event.report.number, employee_id)]

    async def reply(self, task: ReplyToQuestion, work: Work) -> Sequence[Outgoing]:
        """Keep a named reply, confirm it, and let the holders know."""
        text, number = task.text, task.number
        event = await reply(number, text, _sending(task, work), context=self.cards.context)
        if isinstance(event, Refused):
            return [_refusal(event, task.employee_id)]
        await self.cards.delivery.take_in(telling_holders(event))
        employee_id = task.employee_id
        own = task.own_number
        message = messages.reply_sent(event.report, event.entry)
        thread = receipt_reference(own, employee_id)
        return [Post(employee_id, message.text, message.blocks, in_thread_of=thread)]

    async def tell_holders(self, task: TellHolders, _: Work) -> Sequence[Outgoing]:
        """Tell whoever has the report of a voice or a reply."""
        event = await self.cards.event(task.number, task.entry)
        if event is None:
            return []
        return await shown_again(event, cards=self.cards)

    async def tell(self, task: TellFollower, _: Work) -> Sequence[Outgoing]:
        """Tell one reporter or supporter of a step, under their receipt."""
        event, employee_id = await self.cards.event(task.number, task.entry), task.employee_id
        if event is None or not await self.cards.is_active(employee_id):
            return []
        own = task.own_number
        message = messages.update(event.report, event.entry, own)
        thread = receipt_reference(own, employee_id)
        return [Post(employee_id, message.text, message.blocks, in_thread_of=thread)]


async def fresh_report(report: Report, *, cards: ReportCards) -> FreshReport:
    """Return what the receipt of a report says that was just kept."""
    wakes = await can_wake(report.words, context=cards.context)
    return FreshReport(report, await cards.received(report), wakes)


def _sending(task: SubmitReport | SupportReport | ReplyToQuestion, work: Work) -> Sending:
    return Sending(work.key, work.team_id, Named(task.employee_id), task.at)


def _receipt(message: Message, number: int, employee_id: str) -> Post:
    reference = receipt_reference(number, employee_id)
    return Post(employee_id, message.text, message.blocks, reference=reference)


def _refusal(refused: Refused, employee_id: str) -> Post:
    return Post(employee_id, wording.refusal(refused))
