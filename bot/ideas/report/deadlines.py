"""By when an answer is due, counted in hours or in working hours. Pure."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.ideas.report.domain import DueDates, EscalationLevel, Report, Severity
from bot.ideas.report.kinds import Deadline, ReportKind

WORKING_DAYS = frozenset({0, 1, 2, 3, 4})  # Monday to Friday
REMIND_AFTER = 0.75  # of the time allowed has gone: enough is left to do something


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """When a department works, in its own time zone."""

    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    opens: time = time(9)
    closes: time = time(17)
    weekdays: frozenset[int] = WORKING_DAYS  # Monday is 0
    holidays: frozenset[date] = frozenset()

    @property
    def day(self) -> timedelta:
        """How long one working day lasts by the clock on the wall."""
        return datetime.combine(date.min, self.closes) - datetime.combine(date.min, self.opens)

    def after(self, start: datetime, span: timedelta) -> datetime:
        """Return the moment at which ``span`` of working time has passed, in UTC."""
        left = span
        for opens, closes in self._days_from(start):
            begin = max(opens, start)
            if begin < closes and begin + left <= closes:
                return begin + left
            left -= max(closes - begin, timedelta())
        message = "unreachable: working days never end"  # pragma: no cover
        raise AssertionError(message)  # pragma: no cover

    def _days_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = start.astimezone(self.time_zone).date()
        while True:
            if day.weekday() in self.weekdays and day not in self.holidays:
                yield self._at(day, self.opens), self._at(day, self.closes)
            day += timedelta(days=1)

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.time_zone).astimezone(UTC)


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


StandardsInForce: TypeAlias = Callable[[], Awaitable[Standards]]
"""Returns what counts at this moment; the time zone is replaced by a manager's."""


async def usual() -> Standards:
    """Return the bot's own, where a company has settled nothing."""
    return Standards()


def due_dates(
    kind: ReportKind,
    severity: Severity,
    now: datetime,
    *,
    standards: Standards,
) -> DueDates:
    """Return when to remind, when an answer is due and when the next level hears."""
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
    """Return the furthest level that time calls for, None if it was given or none is due."""
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
