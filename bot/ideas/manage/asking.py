"""What a manager is asked before a step is taken: the right modal, with what it offers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.ideas.manage import modals
from bot.ideas.manage.modals import Pressed
from bot.ideas.manage.targets import receivers
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Report, Step
from bot.ideas.report.visibility import may_become_part, may_decide
from bot.ideas.similar.service import Similar
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class ManagerQuestion:
    """A step that a manager pressed, and what its modal is made of."""

    cards: ReportCards
    similar: Similar
    report: Report
    pressed: Pressed
    manager_id: str

    async def modal(self) -> Block:
        """Return the modal that asks for what the step needs."""
        ask: Mapping[Step, Callable[[], Awaitable[Block]]] = {
            Step.ACCEPT: self._accept,
            Step.PROMISE: self._promise,
            Step.HAND_OVER: self._hand_over,
            Step.MERGE: self._merge,
        }
        if self.pressed.step in ask:
            return await ask[self.pressed.step]()
        label = self.report.label
        match self.pressed.step:
            case Step.DECLINE:
                return modals.decline(self.pressed, label)
            case Step.ASK:
                return modals.ask(self.pressed, label)
            case _ if self.report.words.report_kind.verdicts:
                return modals.thank(self.pressed, label)
            case _:
                return modals.finish(self.pressed, self.report)

    async def _accept(self) -> Block:
        return modals.accept(self.pressed, self.report.label, await self._proposed())

    async def _promise(self) -> Block:
        day = self.report.promised_for or await self._proposed()
        return modals.promise(self.pressed, self.report.label, day)

    async def _proposed(self) -> date:
        """Return the day that the rule for answers names, counted from now."""
        context = self.cards.context
        manager = await context.people.employee(self.manager_id)
        words, now = self.report.words, self.cards.now()
        due = await context.due_dates(words, now, manager.time_zone, manager.site)
        return due.due_at.date()

    async def _hand_over(self) -> Block:
        people = self.cards.context.people
        found = await receivers(self.report, people=people)
        return modals.hand_over(self.pressed, self.report, people.company, found)

    async def _merge(self) -> Block:
        """Offer the manager's open reports to merge with, the most similar first."""
        context, report = self.cards.context, self.report
        others = [
            one
            for one in await context.reports.open_ones(report.team_id)
            if one.number != report.number
            and may_become_part(report, one)
            and await may_decide(self.manager_id, one, context=context)
        ]
        ranked = await self.similar.ranked(report.words.text, report.words.moment_id, others)
        return modals.merge(self.pressed, report.label, [one for one, _ in ranked])
