"""The durable work of Ideas for managers: verdicts, reminders, and what is late goes up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.work import Handler, Outgoing, Post, Respond, Schedule, Work
from bot.ideas.lesson_notation import drafting_lesson
from bot.ideas.manage import messages
from bot.ideas.manage.escalation import hand_on, is_deserted, nudge
from bot.ideas.manage.service import decide
from bot.ideas.report import wording
from bot.ideas.report.cards import Desk, card_reference
from bot.ideas.report.domain import Anonymous, Nudge, Report, State, Step
from bot.ideas.report.followers import current, persons
from bot.ideas.report.history import Refused, Told, Verdict
from bot.ideas.report.notation import delivering

ROUND = Schedule("ideas.round", "*/5 * * * *", "UTC", "ideas.round")


@dataclass(frozen=True, slots=True)
class ManagerWork:
    """Does what managers decided and what time calls for; may run again after a crash."""

    desk: Desk

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {
            "ideas.decide": self.decide,
            "ideas.nudge": self.nudge,
            "ideas.hand_on": self.hand_on,
            "ideas.round": self.look_round,
        }

    async def decide(self, work: Work) -> Sequence[Outgoing]:
        """Carry out a verdict and tell everybody concerned, or refuse it."""
        verdict = _verdict(work)
        told = await decide(verdict, self.desk.now(), office=self.desk.office)
        if isinstance(told, Refused):
            return [_refusal(told, work)]
        renewed = await self.desk.renew(told.report)
        if verdict.step is Step.LEARN:  # the reporter hears once it is in the bank
            await self.desk.delivery.take_in(drafting_lesson(told))
            return renewed
        await self.desk.tell_followers(told)
        match verdict.step:
            case Step.HAND_OVER:
                return [*renewed, *await self._handed_over(told)]
            case Step.MERGE:
                return [*renewed, *await self._merged(told)]
            case Step.ASK:
                return [*renewed, *await self._asked(told)]
            case _:
                return renewed

    async def _handed_over(self, told: Told) -> list[Outgoing]:
        cards = await self.desk.hand_out(told.report, told.entry.places)
        word = messages.handed_over(told.report, told.entry)
        return [*cards, *await self.desk.beside_cards(told.report, word)]

    async def _merged(self, told: Told) -> list[Outgoing]:
        other = await current(told.report.number, reports=self.desk.office.reports)
        return await self.desk.renew(other) if other else []

    async def _asked(self, told: Told) -> list[Outgoing]:
        """Tell the manager when nobody is left to answer, or only when they come and look."""
        everybody = await persons(told.report.number, reports=self.desk.office.reports)
        named = [who.employee_id for who, _ in everybody if not isinstance(who, Anonymous)]
        if any([await self.desk.is_active(employee_id) for employee_id in named]):
            return []
        message = messages.no_answer_expected(is_anonymous=len(named) < len(everybody))
        return await self.desk.beside_cards(told.report, message)

    async def nudge(self, work: Work) -> Sequence[Outgoing]:
        """Remind those who have a report, or take it to the next level."""
        number, to = int(work.payload["number"]), Nudge(work.payload["nudge"])
        told = await nudge(number, to, work.key, self.desk.now(), office=self.desk.office)
        if told is None:
            return []
        if told.entry.step is Step.REMIND:
            return await self._reminders(told.report, to)
        await self.desk.tell_followers(told)
        return await self._moved_up(told)

    async def hand_on(self, work: Work) -> Sequence[Outgoing]:
        """Give a report to somebody else when all who had it have left."""
        number, now = int(work.payload["number"]), self.desk.now()
        told = await hand_on(number, work.key, now, office=self.desk.office)
        if told is None:
            return []
        await self.desk.tell_followers(told)
        return await self._moved_up(told)

    async def _reminders(self, report: Report, to: Nudge) -> list[Outgoing]:
        message = messages.reminder(await self.desk.card(report), to)
        return await self.desk.beside_cards(report, message)

    async def _moved_up(self, told: Told) -> list[Outgoing]:
        report, joining = told.report, told.entry.places
        note = messages.moved_up(report, told.entry)
        cards = await self.desk.hand_out(report, joining)
        notes = [
            Post(
                place, note.text, note.blocks, in_thread_of=card_reference(report.number, place)
            )
            for place in report.holders
            if place not in joining and await self.desk.is_active(place)
        ]
        return [*await self.desk.renew(report), *cards, *notes]

    async def look_round(self, _: Work) -> Sequence[Outgoing]:
        """Take in what time calls for by now; what was taken in before is not done twice."""
        office, delivery = self.desk.office, self.desk.delivery
        for report, due in await office.reports.late_ones(self.desk.now()):
            await delivery.take_in(_nudging(report, due))
        for report in await office.reports.open_ones(None):
            if report.state is State.NEW and not await self.desk.has_arrived(report):
                await delivery.take_in(delivering(report.number, report.team_id))
            if await is_deserted(report, office=office):
                await delivery.take_in(_handing_on(report))
        return []


def _nudging(report: Report, to: Nudge) -> Work:
    # The date tells rounds apart when a report was handed over, or goes up once more.
    at = report.due.escalate_at if to is Nudge.ESCALATED else report.due.due_at
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
