"""Shows the promise ledger to whoever asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.ideas.promises.domain import ShowPromises
from bot.ideas.promises.messages import promises
from bot.ideas.promises.recurrence import recurrences
from bot.ideas.promises.service import ledger
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Step


@dataclass(frozen=True, slots=True)
class PromisesWork:
    """Shows how things stand; may run again after a crash."""

    cards: ReportCards

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ShowPromises, self.show_promises)])

    async def show_promises(self, task: ShowPromises, work: Work) -> Sequence[Outgoing]:
        """Show the ledger to whoever asked."""
        context = self.cards.context
        reports = await context.reports.all_of(work.team_id)
        lessons = recurrences(reports, await context.reports.steps(Step.TEACH))
        kept = ledger(reports, self.cards.now())
        message = promises(kept, context.people.company, self.cards.moments, lessons)
        return [Respond(task.response_url, message.text, message.blocks)]
