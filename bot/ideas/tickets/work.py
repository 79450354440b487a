"""The durable work of tickets: makes a report of each, tells its help desk of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Json, Outgoing, Work
from bot.errors import TryAgainError
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Ticket, Words
from bot.ideas.report.history import ReportEvent
from bot.ideas.report.kinds import COMPLAINT
from bot.ideas.report.ports import Wake
from bot.ideas.report.work import TellHelpDesk, delivering, telling_help_desk
from bot.ideas.submit.form_state import FormState
from bot.ideas.submit.messages import OWN_WORDS
from bot.ideas.submit.reading import ReportReader
from bot.ideas.submit.service import Sending, submit
from bot.ideas.tickets.domain import TakeTicket

PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 30, 120, 480))  # of a silent desk


@dataclass(frozen=True, slots=True)
class TicketWork:
    """Makes reports of tickets and answers them; may run again after a crash."""

    cards: ReportCards
    reader: ReportReader
    tell: Wake | None = None  # the help desk's own address; None: it is told nothing

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(TakeTicket, self.take), performs(TellHelpDesk, self.answer)])

    async def take(self, task: TakeTicket, work: Work) -> Sequence[Outgoing]:
        """Keep a complaint of a ticket, and bring it to whoever answers for it."""
        person = Ticket(task.source_id, task.ticket)
        sending = Sending(work.key, work.team_id, person, task.at)
        words = await self._words(task)
        report = (await submit(words, sending, context=self.cards.context)).report
        delivery = self.cards.delivery
        await delivery.take_in(delivering(report.number, report.team_id))
        event = ReportEvent(report, await self.cards.received(report))
        await delivery.take_in(telling_help_desk(event, person))
        return []

    async def _words(self, task: TakeTicket) -> Words:
        """Return the complaint; what the ticket does not say is read of its words."""
        company, moments = self.cards.context.people.company, self.cards.moments
        department = company.named(task.department_id)
        moment = moments.named(task.moment_id)
        state = FormState(
            COMPLAINT.word,
            task.text,
            moment_id=moment.moment_id if moment else "",
            department_id=department.department_id if department else "",
        )
        filled = await self.reader.filled(state, company, "")
        return Words(
            filled.kind,
            task.text,
            filled.moment_id,
            filled.department_id,
            severity=task.severity,
            customer=task.customer,
        )

    async def answer(self, task: TellHelpDesk, work: Work) -> Sequence[Outgoing]:
        """Tell the help desk of a step; later again while it does not answer."""
        event = await self.cards.event(task.number, task.entry)
        if event is None or self.tell is None:
            return []
        ticket = Ticket(task.source_id, task.ticket)
        digest = hashlib.sha256(f"{task.entry}:{ticket}".encode()).hexdigest()[:16]
        now, identity = self.cards.now(), f"{event.report.label}-{digest}"
        try:
            await self.tell(identity, contents(event, ticket), now)
        except TryAgainError:
            if task.goes == len(PAUSES):
                raise
            later = now + PAUSES[task.goes]
            again = telling_help_desk(event, ticket, task.goes + 1, later)
            await self.cards.delivery.take_in(replace(again, team_id=work.team_id))
        return []


def contents(event: ReportEvent, ticket: Ticket) -> Mapping[str, Json]:
    """Return what the help desk is told of a step: its own ticket, and what was decided."""
    report, entry = event.report, event.entry
    promised = report.promised_for.isoformat() if report.promised_for else None
    due = report.due.due_at.isoformat() if report.is_awaited else None
    data = {
        "source": ticket.source_id,
        "ticket": ticket.number,
        "report": report.label,
        "step": entry.step.value,
        "state": report.state.value,
        "said": entry.text if entry.by and entry.step not in OWN_WORDS else "",
        "cause": report.cause,
        "customer_knows": report.customer_knows,
        "promised_for": promised,
        "answer_due": due,
    }
    return {"type": "report.step", "timestamp": entry.at.isoformat(), "data": data}
