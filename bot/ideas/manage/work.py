"""Carries out what managers decided, and tells everybody concerned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Respond, Work
from bot.ideas.manage import messages
from bot.ideas.manage.domain import DecideReport, verdict_of
from bot.ideas.manage.service import decide
from bot.ideas.report import wording
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Anonymous, Named, Step, Ticket
from bot.ideas.report.followers import current, persons
from bot.ideas.report.history import Refused, ReportEvent
from bot.ideas.report.ports import LearnFrom


@dataclass(frozen=True, slots=True)
class ManagerWork:
    """Does what managers decided; may run again after a crash."""

    cards: ReportCards
    learn_from: LearnFrom

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(DecideReport, self.decide)])

    async def decide(self, task: DecideReport, work: Work) -> Sequence[Outgoing]:
        """Carry out a verdict and tell everybody concerned, or refuse it."""
        verdict = verdict_of(task, work.key)
        event = await decide(verdict, self.cards.now(), context=self.cards.context)
        if isinstance(event, Refused):
            return [_refusal(event, task)]
        renewed = await self.cards.take_back(event.report)
        if verdict.step is Step.LEARN:  # the reporter hears once it is in the bank
            report = event.report
            await self.learn_from(report.number, event.entry.key, report.team_id)
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
        return [*cards, *await self.cards.beside_cards(event.report, word, event.entry)]

    async def _merged(self, event: ReportEvent) -> list[Outgoing]:
        other = await current(event.report.number, reports=self.cards.context.reports)
        return await self.cards.renew(other) if other else []

    async def _asked(self, event: ReportEvent) -> list[Outgoing]:
        """Tell the manager when nobody is left to answer, or only when they come and look."""
        everybody = await persons(event.report.number, reports=self.cards.context.reports)
        named = [who.employee_id for who, _ in everybody if isinstance(who, Named)]
        if any([await self.cards.is_active(employee_id) for employee_id in named]):
            return []
        unnamed = any(isinstance(who, Anonymous) for who, _ in everybody)
        has_ticket = any(isinstance(who, Ticket) for who, _ in everybody)
        message = messages.no_answer_expected(is_anonymous=unnamed, has_ticket=has_ticket)
        return await self.cards.beside_cards(event.report, message)


def _refusal(refused: Refused, task: DecideReport) -> Outgoing:
    text = wording.refusal(refused)
    if task.response_url:
        return Respond(task.response_url, text)
    return Post(task.employee_id, text)
