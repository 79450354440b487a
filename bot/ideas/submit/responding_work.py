"""Asks whether what was done is solved, and carries out what those behind a report say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.ideas.report import wording
from bot.ideas.report.cards import ReportCards, receipt_reference
from bot.ideas.report.domain import Named, State, Step
from bot.ideas.report.history import HistoryEntry, Refused, ReportEvent
from bot.ideas.report.messages import from_below
from bot.ideas.report.work import AskWhetherSolved, telling_holders
from bot.ideas.submit import messages
from bot.ideas.submit.domain import RespondToVerdict
from bot.ideas.submit.responding import respond
from bot.ideas.submit.service import Sending


async def told_of_response(event: ReportEvent, *, cards: ReportCards) -> None:
    """Have holders, and all behind a report that is open again, told of a response."""
    await cards.delivery.take_in(telling_holders(event))
    if event.entry.step is not Step.SOLVED:
        await cards.tell_followers(event)


@dataclass(frozen=True, slots=True)
class RespondingWork:
    """Closes the loop; may run again after a crash."""

    cards: ReportCards

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(AskWhetherSolved, self.ask),
                performs(RespondToVerdict, self.respond),
            ]
        )

    async def ask(self, task: AskWhetherSolved, work: Work) -> Sequence[Outgoing]:
        """Ask everybody behind a report whether it is solved, once."""
        reports = self.cards.context.reports
        report = await reports.find(task.number)
        if report is None or report.state is not State.DONE:
            return []
        entry = HistoryEntry(task.number, work.key, Step.CHECK, self.cards.now())
        await reports.note(entry)
        await self.cards.tell_followers(ReportEvent(report, entry))
        return []

    async def respond(self, task: RespondToVerdict, work: Work) -> Sequence[Outgoing]:
        """Carry out what somebody said under their name, and tell everybody concerned."""
        who = task.employee_id
        sending = Sending(work.key, work.team_id, Named(who), task.at)
        event = await respond(
            task.number, task.step, task.text, sending, context=self.cards.context
        )
        if isinstance(event, Refused):
            return [Post(who, wording.refusal(event))]
        await told_of_response(event, cards=self.cards)
        if event.entry.step is not Step.SOLVED:
            return []
        thread = receipt_reference(task.own_number, who)
        message = messages.solved(event.report)
        return [Post(who, message.text, message.blocks, in_thread_of=thread)]


async def shown_again(event: ReportEvent, *, cards: ReportCards) -> list[Outgoing]:
    """Return a report's cards as they look now, new for whom it came to, and the word."""
    entry, report = event.entry, event.report
    new = [place for place in entry.places if not await cards.has_card(report, place)]
    message = from_below(report, entry)
    return [
        *await cards.take_back(report),
        *await cards.hand_out(report, new),
        *await cards.beside_cards(report, message, entry),
    ]
