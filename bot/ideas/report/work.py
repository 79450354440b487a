"""Tells holders and followers of a report, for each use case that asks it; durable work."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.delivery.tasks import work_of
from bot.delivery.work import Place, Work
from bot.ideas.report.domain import Report, Ticket
from bot.ideas.report.history import ReportEvent


@dataclass(frozen=True, slots=True)
class DeliverReport:
    """Bring a report to whoever answers for it. It names no reporter."""

    KIND: ClassVar[str] = "ideas.deliver"
    number: int


@dataclass(frozen=True, slots=True)
class TellHolders:
    """Tell a report's holders of a voice or a reply. It names nobody."""

    KIND: ClassVar[str] = "ideas.tell_holders"
    number: int
    entry: str  # key of the step


@dataclass(frozen=True, slots=True)
class TellFollower:
    """Tell one reporter or supporter of a step."""

    KIND: ClassVar[str] = "ideas.tell"
    number: int
    entry: str  # key of the step
    employee_id: str
    own_number: int  # of the report they made or supported


@dataclass(frozen=True, slots=True)
class AskWhetherSolved:
    """Ask those behind a report, a week after it was done, whether it is solved."""

    KIND: ClassVar[str] = "ideas.ask_solved"
    number: int


def asking_whether_solved(report: Report) -> Work:
    """Return the work of asking, once for each time that the report was done."""
    done = f"{report.finished_at:%Y%m%dT%H%M%S}"
    key = f"{AskWhetherSolved.KIND}:{report.number}:{done}"
    return work_of(AskWhetherSolved(report.number), key, report.team_id)


@dataclass(frozen=True, slots=True)
class RenewCards:
    """Show a report's cards as they look now, to those who may still read it."""

    KIND: ClassVar[str] = "ideas.renew"
    number: int


def taking_back(report: Report, lost_by: int) -> Work:
    """Return the work of taking back what stands with those who may read it no more.

    ``lost_by`` is how many these are: its name says nobody's.
    """
    key = f"{RenewCards.KIND}:{report.number}:{report.version}:{lost_by}"
    return work_of(RenewCards(report.number), key, report.team_id)


@dataclass(frozen=True, slots=True)
class WakeSomebody:
    """Call the company's webhook with an alarm about what is severe."""

    KIND: ClassVar[str] = "ideas.wake"
    number: int
    alarm: int  # 0: the first; then as in `AlarmNext`
    goes: int = 0  # that failed before


def waking(
    report: Report, task: WakeSomebody, to: str, not_before: datetime | None = None
) -> Work:
    """Return the work of calling the webhook; the channel ``to`` hears if it is not taken."""
    due = f"{report.due.due_at:%Y%m%dT%H%M%S}"
    key = f"{task.KIND}:{task.number}:{task.alarm}:{task.goes}:{due}"
    return work_of(
        task,
        key,
        report.team_id,
        not_before=not_before,
        reports_failure_to=Place(to) if to else None,
    )


@dataclass(frozen=True, slots=True)
class TellHelpDesk:
    """Tell the help desk whose ticket a report came from of a step."""

    KIND: ClassVar[str] = "ideas.tell_help_desk"
    number: int
    entry: str  # key of the step
    source_id: str
    ticket: str
    goes: int = 0  # that failed before


def telling_help_desk(
    event: ReportEvent, ticket: Ticket, goes: int = 0, not_before: datetime | None = None
) -> Work:
    """Return the work of telling a help desk of a step."""
    number, entry = event.entry.number, event.entry.key
    task = TellHelpDesk(number, entry, ticket.source_id, ticket.number, goes)
    key = f"{task.KIND}:{entry}:{ticket.label}:{goes}"
    return work_of(task, key, event.report.team_id, not_before=not_before)


def delivering(number: int, team_id: str) -> Work:
    """Return the work of bringing a report to whoever answers for it."""
    return work_of(DeliverReport(number), f"{DeliverReport.KIND}:{number}", team_id)


def telling_holders(event: ReportEvent) -> Work:
    """Return the work of telling a report's holders of a voice or a reply."""
    task = TellHolders(event.report.number, event.entry.key)
    return work_of(task, f"{task.KIND}:{task.entry}", event.report.team_id)


def telling_follower(event: ReportEvent, employee_id: str, own_number: int) -> Work:
    """Return the work of telling one reporter or supporter of a step."""
    task = TellFollower(event.entry.number, event.entry.key, employee_id, own_number)
    return work_of(
        task,
        f"{task.KIND}:{task.entry}:{employee_id}",
        event.report.team_id,
        reports_failure_to=Place(employee_id, None, employee_id),
    )
