"""The durable work of Ideas for managers: verdicts, reminders, and what is late goes up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.work import Handler, Outgoing, Post, Respond, Schedule, Work
from bot.ideas.lesson_notation import drafting_lesson
from bot.ideas.manage import messages
from bot.ideas.manage.escalation import escalate, hand_on, is_deserted
from bot.ideas.manage.service import decide
from bot.ideas.report import wording
from bot.ideas.report.cards import ReportCards, card_reference
from bot.ideas.report.domain import Anonymous, EscalationLevel, Report, State, Step
from bot.ideas.report.followers import current, persons
from bot.ideas.report.history import Refused, ReportEvent, Verdict
from bot.ideas.report.notation import delivering

ROUND = Schedule("ideas.round", "*/5 * * * *", "UTC", "ideas.round")


@dataclass(frozen=True, slots=True)
class ManagerWork:
    """Does what managers decided and what time calls for; may run again after a crash."""

    cards: ReportCards

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "ideas.decide": self.decide,
            "ideas.nudge": self.escalate,
            "ideas.hand_on": self.hand_on,
            "ideas.round": self.look_round,
        }

    async def decide(self, work: Work) -> Sequence[Outgoing]:
        """Carry out a verdict and tell everybody concerned, or refuse it."""
        verdict = _verdict(work)
        event = await decide(verdict, self.cards.now(), context=self.cards.context)
        if isinstance(event, Refused):
            return [_refusal(event, work)]
        renewed = await self.cards.renew(event.report)
        if verdict.step is Step.LEARN:  # the reporter hears once it is in the bank
            await self.cards.delivery.take_in(drafting_lesson(event))
            return renewed
        await self.cards.tell_followers(event)
        match verdict.step:
            case Step.HAND_OVER:
                return [*renewed, *await self._handed_over(event)]
            case Step.MERGE:
                return [*renewed, *await self._merged(event)]
            case Step.ASK:
                return [*renewed, *await self._asked(event)]
            case _:
                return renewed

    async def _handed_over(self, event: ReportEvent) -> list[Outgoing]:
        cards = await self.cards.hand_out(event.report, event.entry.places)
        word = messages.handed_over(event.report, event.entry)
        return [*cards, *await self.cards.beside_cards(event.report, word)]

    async def _merged(self, event: ReportEvent) -> list[Outgoing]:
        other = await current(event.report.number, reports=self.cards.context.reports)
        return await self.cards.renew(other) if other else []

    async def _asked(self, event: ReportEvent) -> list[Outgoing]:
        """Tell the manager when nobody is left to answer, or only when they come and look."""
        everybody = await persons(event.report.number, reports=self.cards.context.reports)
        named = [who.employee_id for who, _ in everybody if not isinstance(who, Anonymous)]
        if any([await self.cards.is_active(employee_id) for employee_id in named]):
            return []
        message = messages.no_answer_expected(is_anonymous=len(named) < len(everybody))
        return await self.cards.beside_cards(event.report, message)

    async def escalate(self, work: Work) -> Sequence[Outgoing]:
        """Remind those who have a report, or take it to the next level."""
        number, to = int(work.payload["number"]), EscalationLevel(work.payload["nudge"])
        event = await escalate(
            number, to, work.key, self.cards.now(), context=self.cards.context
        )
        if event is None:
            return []
        if event.entry.step is Step.REMIND:
            return await self._reminders(event.report, to)
        await self.cards.tell_followers(event)
        return await self._moved_up(event)

    async def hand_on(self, work: Work) -> Sequence[Outgoing]:
        """Give a report to somebody else when all who had it have left."""
        number, now = int(work.payload["number"]), self.cards.now()
        event = await hand_on(number, work.key, now, context=self.cards.context)
        if event is None:
            return []
        await self.cards.tell_followers(event)
        return await self._moved_up(event)

    async def _reminders(self, report: Report, to: EscalationLevel) -> list[Outgoing]:
        message = messages.reminder(await self.cards.card(report), to)
        return await self.cards.beside_cards(report, message)

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
        return [*await self.cards.renew(report), *cards, *notes]

    async def look_round(self, _: Work) -> Sequence[Outgoing]:
        """Take in what time calls for by now; what was taken in before is not done twice."""
        context, delivery = self.cards.context, self.cards.delivery
        for report, due in await context.reports.overdue(self.cards.now()):
            await delivery.take_in(_nudging(report, due))
        for report in await context.reports.open_ones(None):
            if report.state is State.NEW and not await self.cards.has_arrived(report):
                await delivery.take_in(delivering(report.number, report.team_id))
            if await is_deserted(report, context=context):
                await delivery.take_in(_handing_on(report))
        return []


def _nudging(report: Report, to: EscalationLevel) -> Work:
    # The date tells rounds apart when a report was handed over, or goes up once more.
    at = report.due.escalate_at if to is EscalationLevel.ESCALATED else report.due.due_at
    key = f"ideas.nudge:{report.number}:{to.value}:{at:%Y%m%dT%H%M%S}"
    return Work("ideas.nudge", key, {"number": report.number, "nudge": to}, report.team_id)


def _handing_on(report: Report) -> Work:
    key = f"ideas.hand_on:{report.number}:{report.version}"
    return Work("ideas.hand_on", key, {"number": report.number}, report.team_id)


def _verdict(work: Work) -> Verdict:
    payload = work.payload
    return Verdict(
        number=int(payload["number"]),
        step=Step(payload["step"]),
        manager_id=payload["employee_id"],
        key=work.key,
        reason=payload.get("reason", ""),
        to=payload.get("to", ""),
        seen=int(payload["seen"]),
    )


def _refusal(refused: Refused, work: Work) -> Outgoing:
    text = wording.refusal(refused)
    if work.payload.get("response_url"):
        return Respond(work.payload["response_url"], text)
    return Post(work.payload["employee_id"], text)
