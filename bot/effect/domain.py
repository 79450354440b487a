"""What several parts of Effect read of reports; no word of them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Reported:
    """What is counted of a report; no word of it."""

    moment_id: str
    department_id: str
    at: datetime  # UTC
    by: str  # tells reporters apart, and is never shown; empty: no employee reported it
    is_complaint: bool = False
    is_severe: bool = False
    is_idea: bool = False
    done_at: datetime | None = None  # UTC
    is_open: bool = True
    kept: tuple[bool, ...] = ()  # of its promises that fell due: whether each was kept
    answered_after: timedelta | None = None  # None: not answered, or owed no answer


ReadReports: TypeAlias = Callable[[str], Awaitable[Sequence[Reported]]]
"""Returns what everybody may know of a workspace's reports."""


def month_of(at: date | datetime) -> date:
    """Return the first day of the month."""
    return date(at.year, at.month, 1)


def months_before(until: date, count: int) -> list[date]:
    """Return the first days of so many whole months that ended by then, oldest first."""
    numbers = range(
        until.year * 12 + until.month - 1 - count, until.year * 12 + until.month - 1
    )
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
