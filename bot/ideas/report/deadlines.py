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
    severe: timedelta = timedelta(hours=4)  # by the clock: danger does not sleep
    other_days: int = 10  # working days
    grace: timedelta = timedelta(hours=4)  # working time from due to the next level, and on
    severe_grace: timedelta = timedelta(hours=1)  # by the clock, too

    def after_due(self, moment: datetime, severity: Severity, working: WorkingTime) -> datetime:
        """Return when what is late at this moment goes up by a level."""
        if severity is Severity.SEVERE:
            return moment + self.severe_grace
        return working.after(moment, self.grace)


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
    if severity is Severity.SEVERE:
        remind_at, due_at = _by_the_clock(now, allowances.severe)
    elif kind.deadline is Deadline.CUSTOMER_WAITS:
        remind_at, due_at = _by_the_clock(now, allowances.complaint)
    else:
        span = allowances.other_days * working.day
        remind_at, due_at = (
            working.after(now, span * REMIND_AFTER),
            working.after(now, span),
        )
    return DueDates(remind_at, due_at, allowances.after_due(due_at, severity, working))


def _by_the_clock(now: datetime, span: timedelta) -> tuple[datetime, datetime]:
    return now + span * REMIND_AFTER, now + span


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
