"""Reminds of answers that are due, takes late ones up, and leaves none without a holder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.errors import TryAgainError
from bot.ideas.manage import messages
from bot.ideas.manage.alarm import DueAlarm, alarm, alarm_due, alarms_in, is_taken
from bot.ideas.manage.domain import AlarmNext, EscalateReport, HandOnReport, LookRound
from bot.ideas.manage.escalation import escalate, hand_on, has_strangers, lately_done, strangers
from bot.ideas.manage.role_messages import ReportMessages
from bot.ideas.report.cards import ReportCards, card_reference
from bot.ideas.report.colleagues import renewed_for_colleagues
from bot.ideas.report.domain import EscalationLevel, Report, State, Step
from bot.ideas.report.history import ReportEvent
from bot.ideas.report.waking import wake
from bot.ideas.report.work import (
    RenewCards,
    WakeSomebody,
    asking_whether_solved,
    delivering,
    taking_back,
    waking,
)

PAUSES = tuple(timedelta(minutes=each) for each in (1, 2, 4, 8, 15, 30))  # of a silent webhook
TAKEN_BACK = timedelta(days=90)  # after which a closed report is no more looked at
ROUND = schedule_of(LookRound(), "ideas.round", "*/5 * * * *", "UTC")


@dataclass(frozen=True, slots=True)
class EscalationWork:
    """Reminds, escalates and hands on; may run again after a crash."""

    cards: ReportCards

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(EscalateReport, self.escalate),
                performs(HandOnReport, self.hand_on),
                performs(AlarmNext, self.alarm),
                performs(WakeSomebody, self.wake),
                performs(LookRound, self.look_round),
                performs(RenewCards, self.take_back),
            ]
        )

    async def look_round(self, _: LookRound, __: Work) -> Sequence[Outgoing]:
        """Take in what is due by now; what was taken in before is not done twice."""
        context, delivery = self.cards.context, self.cards.delivery
        for report, due in await context.reports.overdue(self.cards.now()):
            await delivery.take_in(_escalating(report, due))
        for report in await context.reports.open_ones(None):
            await self._look_at(report)
        await self._look_at_closed()
        for report in await lately_done(self.cards.now(), reports=context.reports):
            await delivery.take_in(asking_whether_solved(report))
        return []

    async def _look_at(self, report: Report) -> None:
        context, delivery = self.cards.context, self.cards.delivery
        if report.state is State.NEW and not await self.cards.has_arrived(report):
            await delivery.take_in(delivering(report.number, report.team_id))
        if due := await alarm_due(report, self.cards.now(), cards=self.cards):
            await delivery.take_in(_alarming(report, due))
        if await has_strangers(report, context=context):
            await delivery.take_in(_handing_on(report))

    async def _look_at_closed(self) -> None:
        """Have cards of what is closed taken back from who may read it no more."""
        since = self.cards.now() - TAKEN_BACK
        context, delivery = self.cards.context, self.cards.delivery
        for report in await context.reports.closed_since(since):
            if lost_by := await strangers(report, context=context):
                await delivery.take_in(taking_back(report, len(lost_by)))

    async def take_back(self, task: RenewCards, _: Work) -> Sequence[Outgoing]:
        """Show a report's cards as they look now, to those who may still read it.

        And what stands beside them: names and customers may have gone from all of it.
        """
        report = await self.cards.context.reports.find(task.number)
        if report is None:
            return []
        return [
            *await self.cards.take_back(report),
            *await ReportMessages(self.cards).renewed(report),
            *await renewed_for_colleagues(report, cards=self.cards),
        ]

    async def escalate(self, task: EscalateReport, work: Work) -> Sequence[Outgoing]:
        """Remind those who have a report, or take it to the next level."""
        number, to = task.number, task.nudge
        event = await escalate(
            number, to, work.key, self.cards.now(), context=self.cards.context
        )
        if event is None:
            return []
        if event.entry.step is Step.REMIND:
            return await self._reminders(event, to)
        await self.cards.tell_followers(event)
        return await self._moved_up(event)

    async def alarm(self, task: AlarmNext, work: Work) -> Sequence[Outgoing]:
        """Alarm the next ones about what is severe and nobody took up."""
        now, context = self.cards.now(), self.cards.context
        event = await alarm(task.number, task.alarm, work.key, now, context=context)
        if event is None or not event.entry.places:
            return []
        raised = alarms_in(await context.reports.history(task.number))
        await self.cards.wake(event.report, raised)
        await self.cards.tell_followers(event)
        return await self._moved_up(event)

    async def wake(self, task: WakeSomebody, _: Work) -> Sequence[Outgoing]:
        """Call the company's webhook, unless somebody is on it; later again if it is silent."""
        context, now = self.cards.context, self.cards.now()
        report = await context.reports.find(task.number)
        if report is None or report.state is not State.NEW:
            return []
        if is_taken(await context.reports.history(report.number)):
            return []
        try:
            await wake(report, task.alarm, now, context=context)
        except TryAgainError:
            if task.goes == len(PAUSES):
                raise
            to = context.people.company.administrators_channel or ""
            again = replace(task, goes=task.goes + 1)
            later = now + PAUSES[task.goes]
            await self.cards.delivery.take_in(waking(report, again, to, later))
        return []

    async def hand_on(self, task: HandOnReport, work: Work) -> Sequence[Outgoing]:
        """Take a report from who may have it no more, and give it to somebody who may."""
        number, now = task.number, self.cards.now()
        event = await hand_on(number, work.key, now, context=self.cards.context)
        if event is None:
            return []
        if not event.entry.places:  # somebody lost it, and others have it still
            return await self.cards.take_back(event.report)
        await self.cards.tell_followers(event)
        return await self._moved_up(event)

    async def _reminders(self, event: ReportEvent, to: EscalationLevel) -> list[Outgoing]:
        message = messages.reminder(await self.cards.card(event.report), to)
        return await self.cards.beside_cards(event.report, message, event.entry)

    async def _moved_up(self, event: ReportEvent) -> list[Outgoing]:
        report, joining = event.report, event.entry.places
        note = messages.moved_up(report, event.entry)
        cards = await self.cards.hand_out(report, joining)
        notes = [
            Post(
                place, note.text, note.blocks, in_thread_of=card_reference(report.number, place)
            )
            for place in report.holders
            if place not in joining and await self.cards.is_active(place)
        ]
        return [*await self.cards.take_back(report), *cards, *notes]


def _escalating(report: Report, to: EscalationLevel) -> Work:
    # The date tells rounds apart when a report was handed over, or goes up once more.
    at = report.due.escalate_at if to is EscalationLevel.ESCALATED else report.due.due_at
    key = f"{EscalateReport.KIND}:{report.number}:{to.value}:{at:%Y%m%dT%H%M%S}"
    return work_of(EscalateReport(report.number, to), key, report.team_id)


def _alarming(report: Report, due: DueAlarm) -> Work:
    key = f"{AlarmNext.KIND}:{report.number}:{due.which}"
    # It came back, or to others: its alarms are raised anew.
    if since := report.due.due_at if report.answered_at else due.handed_over:
        key += f":{since:%Y%m%dT%H%M%S}"
    return work_of(AlarmNext(report.number, due.which), key, report.team_id)


def _handing_on(report: Report) -> Work:
    key = f"{HandOnReport.KIND}:{report.number}:{report.version}"
    return work_of(HandOnReport(report.number), key, report.team_id)
