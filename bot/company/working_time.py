"""When people work: days, hours and holidays, in one time zone. Pure.

The one home of working time; its defaults are the bot's own.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeAlias
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(9), time(17)
WEEKDAYS = frozenset({0, 1, 2, 3, 4})  # Monday to Friday


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """When somebody works, or may be written to unasked, on their own clock."""

    time_zone: tzinfo = field(default_factory=lambda: ZoneInfo("UTC"))
    opens: time = OPENS
    closes: time = CLOSES  # not after it opens: on the next day, as at the end of a night shift
    weekdays: frozenset[int] = WEEKDAYS  # Monday is 0; at least one
    holidays: frozenset[date] = frozenset()
    is_everywhere: bool = False  # in its own time zone, whoever it is about

    def on_the_clock_of(self, time_zone: str) -> "WorkingTime":
        """Return the same days and hours in another time zone, IANA."""
        return self if self.is_everywhere else replace(self, time_zone=ZoneInfo(time_zone))

    @property
    def day(self) -> timedelta:
        """How long one working day lasts by the clock on the wall."""
        opens, closes = (
            timedelta(hours=one.hour, minutes=one.minute, seconds=one.second)
            for one in (self.opens, self.closes)
        )
        return closes - opens + timedelta(days=self._ends_tomorrow)

    def is_working_day(self, day: date) -> bool:
        """Tell whether anybody begins to work on that day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def is_open(self, now: datetime) -> bool:
        """Tell whether it is working time."""
        return self.next_open(now) == now

    def next_open(self, moment: datetime) -> datetime:
        """Return the first moment from then on that is working time, in UTC."""
        days = self._days_from(self._day_before(moment))
        opens = next(opens for opens, closes in days if moment < closes)
        return max(opens, moment.astimezone(UTC))

    def opening_of_week(self, now: datetime) -> datetime:
        """Return the first moment of work in the week of ``now``, from its Monday on, in UTC.

        It lies in a later week if nobody works in this one.
        """
        today = now.astimezone(self.time_zone).date()
        return next(self._days_from(today - timedelta(days=today.weekday())))[0]

    def after(self, start: datetime, span: timedelta) -> datetime:
        """Return the moment at which ``span`` of working time has passed, in UTC."""
        left = span
        for opens, closes in self._days_from(self._day_before(start)):
            begin = max(opens, start)
            if begin < closes and begin + left <= closes:
                return begin + left
            left -= max(closes - begin, timedelta())
        message = "unreachable: working days never end"  # pragma: no cover
        raise AssertionError(message)  # pragma: no cover

    def _days_from(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        while True:
            if self.is_working_day(day):
                last = day + timedelta(days=self._ends_tomorrow)
                yield self._at(day, self.opens), self._at(last, self.closes)
            day += timedelta(days=1)

    @property
    def _ends_tomorrow(self) -> bool:
        return self.closes <= self.opens

    def _day_before(self, moment: datetime) -> date:
        """Return the first day whose working time may hold the moment: a night shift's."""
        return moment.astimezone(self.time_zone).date() - timedelta(days=1)

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.time_zone).astimezone(UTC)


WorkingTimeAt: TypeAlias = Callable[[str | None], Awaitable[WorkingTime]]
"""Returns what counts at this moment at a site (None: at none); its time zone is replaced."""


async def usual(_site: str | None) -> WorkingTime:
    """Return the bot's own, where a company has settled nothing."""
    return WorkingTime()
