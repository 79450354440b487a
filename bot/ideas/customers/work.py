"""Erases a customer, at once: durable work would keep the very name. Its rest is work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.records.phrases import Phrase, says_phrase
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import LAST_TRY, SLACK_REPEATS, Handler, Mentions, Outgoing, Work
from bot.ideas.customers import messages
from bot.ideas.customers.domain import FinishErasing, NoteErasure, phrase_of
from bot.ideas.customers.store import SqlCustomerTraces
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.work import RenewCards
from bot.people.permissions import Action, check
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class CustomerErasure:
    """Finds and erases customers for administrators; doing it again is harmless."""

    traces: SqlCustomerTraces
    cards: ReportCards
    note: NoteErasure

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(FinishErasing, self.finish)])

    async def look(self, employee_id: str, name: str) -> Message:
        """Return how much is kept of the customer; no word of it.

        Raises:
            NotAllowedError: only administrators may.
            NoCustomerNamedError: nobody is named.
        """
        await self._check(employee_id)
        names = await self.traces.names(phrase_of(name))
        kept = await self.traces.look(names)
        return messages.found(name.strip(), kept, longer=len(names[1:]))

    async def erase(self, employee_id: str, name: str, team_id: str) -> Message:
        """Erase the customer from all tables, and have cards and kept work follow.

        Raises:
            NotAllowedError: only administrators may.
            NoCustomerNamedError: nobody is named.
        """
        await self._check(employee_id)
        names, now = await self.traces.names(phrase_of(name)), self.cards.now()
        await self.note(employee_id, f"ideas.erase:{now.isoformat()}")
        for work in finishing(names, FinishErasing("", now), team_id):
            await self.cards.delivery.take_in(work)
        left = await self.traces.erase(names)
        for number in left.reports:
            key = f"ideas.erased:{number}:{now.isoformat()}"
            await self.cards.delivery.take_in(work_of(RenewCards(number), key, team_id))
        return messages.erased(left)

    async def finish(self, task: FinishErasing, work: Work) -> Sequence[Outgoing]:
        """Forget the work that says the name; what is in hand, another hour later."""
        said = Mentions(says_phrase(task.fingerprint), until=task.at)
        left = await self.cards.delivery.forget_work(said, keeps_places=True)
        if left and task.tries < LAST_TRY:
            again = FinishErasing(task.fingerprint, task.at, task.tries + 1)
            await self.cards.delivery.take_in(_later(again, work.team_id))
        return ()

    async def _check(self, employee_id: str) -> None:
        employee = await self.cards.context.people.employee(employee_id)
        check(employee, Action.ERASE_CUSTOMER)


def finishing(names: Sequence[Phrase], task: FinishErasing, team_id: str) -> list[Work]:
    """Return the work that forgets what says the names: due in an hour, when all is known."""
    tasks = [FinishErasing(name.fingerprint, task.at) for name in names]
    return [_later(one, team_id) for one in tasks]


def _later(task: FinishErasing, team_id: str) -> Work:
    key = f"{task.KIND}:{task.fingerprint}:{task.at.isoformat()}:{task.tries}"
    due = task.at + SLACK_REPEATS * (task.tries + 1)
    return work_of(task, key, team_id, not_before=due)
