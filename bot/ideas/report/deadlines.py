"""By when an answer is due, counted in hours or in working hours. Pure."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from bot.company.working_time import WorkingTime
from bot.ideas.report.domain import DueDates, EscalationLevel, Report, Severity
from bot.ideas.report.kinds import Deadline, ReportKind

REMIND_AFTER = 0.75  # of the time allowed has gone: enough is left to do something


@dataclass(frozen=True, slots=True)
class Allowances:
    """How long a manager may take for an answer."""

    complaint: timedelta = timedelta(hours=48)  # by the clock: the customer waits at night too
    severe_complaint: timedelta = timedelta(hours=4)  # working time
    other_days: int = 10  # working days
    grace: timedelta = timedelta(hours=4)  # working time from due to the next level, and on
    severe_grace: timedelta = timedelta(hours=1)

    def grace_of(self, kind: ReportKind, severity: Severity) -> timedelta:
        """Return the working time after which what is late goes up by a level."""
        is_severe = (kind.deadline, severity) == (Deadline.CUSTOMER_WAITS, Severity.SEVERE)
        return self.severe_grace if is_severe else self.grace


@dataclass(frozen=True, slots=True)
class Standards:
    """What the company promises its reporters, and when it works."""

    allowances: Allowances = field(default_factory=Allowances)
    working: WorkingTime = field(default_factory=WorkingTime)


StandardsInForce: TypeAlias = Callable[[str | None], Awaitable[Standards]]
"""Returns what counts at this moment at a site; the time zone is replaced by a manager's."""


async def usual(_site: str | None) -> Standards:
    """Return the bot's own, where a company has settled nothing."""
    return Standards()


def due_dates(
    kind: ReportKind,
    severity: Severity,
    now: datetime,
    *,
    standards: Standards,
) -> DueDates:
    """Return when to remind, when an answer is due and when to escalate; all UTC."""
    allowances, working = standards.allowances, standards.working
    match kind.deadline, severity:
        case Deadline.CUSTOMER_WAITS, Severity.SEVERE:
            span = allowances.severe_complaint
        case Deadline.CUSTOMER_WAITS, _:
            return _by_the_clock(now, allowances, working)
        case _:
            span = allowances.other_days * working.day
    due = working.after(now, span)
    return DueDates(
        remind_at=working.after(now, span * REMIND_AFTER),
        due_at=due,
        escalate_at=working.after(due, allowances.grace_of(kind, severity)),
    )


def _by_the_clock(now: datetime, allowances: Allowances, working: WorkingTime) -> DueDates:
    due = now + allowances.complaint
    return DueDates(
        remind_at=now + allowances.complaint * REMIND_AFTER,
        due_at=due,
        escalate_at=working.after(due, allowances.grace),
    )


def level_due(report: Report, now: datetime) -> EscalationLevel | None:
    """Return the furthest level due by ``now`` (UTC); None if it was taken, or none is due."""
    if not report.is_awaited:
        return None
    due = report.due
    times = (
        (due.escalate_at, EscalationLevel.ESCALATED),
        (due.due_at, EscalationLevel.AT_DUE),
        (due.remind_at, EscalationLevel.BEFORE_DUE),
    )
    furthest = next((level for at, level in times if at <= now), EscalationLevel.NONE)
    return furthest if furthest > report.escalation_level else None


def next_full_hour(moment: datetime) -> datetime:
    """Return the moment, or the first full hour after it."""
    hour = full_hour(moment)
    return hour if hour == moment else hour + timedelta(hours=1)


def full_hour(moment: datetime) -> datetime:
    """Return the moment without its minutes: all that is kept of when an anonymous one came."""
    return moment.replace(minute=0, second=0, microsecond=0)
