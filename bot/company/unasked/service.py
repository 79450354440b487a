"""Decides whether a message that nobody asked for goes out now, later, with another, or not."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.company.unasked.domain import (
    KINDS,
    Decision,
    Drop,
    Later,
    Merge,
    MessageKind,
    NewsLimits,
    Now,
    Reader,
    Reason,
    Sent,
)
from bot.company.working_time import WorkingTime

A_MORNING = timedelta(hours=3)  # so long after a message, another is added to it
BUNDLE = timedelta(hours=1)  # between messages that a role must act on
QUIET = timedelta(hours=1)  # after which do-not-disturb is looked at again
WEEK_DAYS = 7
LOOKS_BACK = timedelta(days=WEEK_DAYS + 1)  # what of the past a decision needs


def decide(  # noqa: PLR0913  # all that a decision depends on
    kind: MessageKind,
    offered_at: datetime,
    now: datetime,
    *,
    history: Sequence[Sent],
    reader: Reader,
    limits: NewsLimits,
) -> Decision:
    """Return what becomes of the message.

    Args:
        kind: of the message.
        offered_at: when a feature first had it to send, UTC.
        now: UTC.
        history: what this reader was sent in the last `LOOKS_BACK`, in any order.
        reader: whom it is for.
        limits: of the workspace.
    """
    alone = [each for each in history if each.into is None]
    match kind.reason:
        case Reason.AWAITED:
            return Now()
        case Reason.ROLE:
            return _for_a_role(offered_at, now, alone)
        case Reason.NEWS:
            if kind.comes_again and _came_today(kind, now, history, reader):
                return Drop("it came today")  # two that looked at the same moment
            decision = _news(kind, now, alone, reader, limits)
    is_too_late = isinstance(decision, Later) and decision.at > offered_at + kind.keeps_for
    return Drop("it would be too late") if is_too_late else decision


def _for_a_role(offered_at: datetime, now: datetime, history: Sequence[Sent]) -> Decision:
    # What came long after now, a clock said that was ahead.
    before = _last([each for each in history if each.at <= now + BUNDLE], Reason.ROLE)
    if before is None or now - before.at >= BUNDLE:
        return Now()
    if offered_at < before.at:  # it waited for that one, and comes with it
        return Merge(before.key)
    return Later(min(before.at, now) + BUNDLE)


def _news(
    kind: MessageKind,
    now: datetime,
    history: Sequence[Sent],
    reader: Reader,
    limits: NewsLimits,
) -> Decision:
    if reader.has_stopped or not reader.is_active:
        return Drop("the reader does not want it, or is gone")
    hours = limits.hours.on_the_clock_of(reader.time_zone)
    free_at = hours.next_open(max(now, reader.paused_until or now))
    if free_at > now:
        return Later(free_at)
    if reader.is_away:
        return Later(_tomorrow(now, hours))
    if reader.wants_quiet:
        return Later(hours.next_open(now + QUIET))
    return _within_limits(kind, now, history, reader, limits)


def _within_limits(
    kind: MessageKind,
    now: datetime,
    history: Sequence[Sent],
    reader: Reader,
    limits: NewsLimits,
) -> Decision:
    today = reader.day_of(now)
    days = [
        reader.day_of(each.at) for each in history if KINDS[each.kind].reason is Reason.NEWS
    ]
    ages = [(today - day).days for day in days]
    of_week = sum(0 <= age < WEEK_DAYS for age in ages)
    before = _last(history, Reason.NEWS)
    if before and 0 in ages and _takes_more(before, now):
        return Merge(before.key)
    is_full = ages.count(0) >= limits.a_day or of_week >= limits.a_week
    if is_full or (kind.comes_again and _lets_go_first([*days, today], reader, limits)):
        return Later(_tomorrow(now, limits.hours.on_the_clock_of(reader.time_zone)))
    return Now()


def _lets_go_first(days: Sequence[date], reader: Reader, limits: NewsLimits) -> bool:
    """Tell whether news on the last of the days takes the room of what is to go first."""
    first = reader.expects_on
    if first is None:
        return False
    its_week = sum(0 <= (first - day).days < WEEK_DAYS for day in days)
    is_near = (first - days[-1]).days < WEEK_DAYS
    return days[-1] == first or (is_near and its_week >= limits.a_week)


def _came_today(
    kind: MessageKind, now: datetime, history: Sequence[Sent], reader: Reader
) -> bool:
    days = (reader.day_of(each.at) for each in history if each.kind == kind.name)
    return reader.day_of(now) in days


def _takes_more(sent: Sent, now: datetime) -> bool:
    return KINDS[sent.kind].takes_more and now - sent.at <= A_MORNING


def _last(history: Sequence[Sent], reason: Reason) -> Sent | None:
    these = [each for each in history if KINDS[each.kind].reason is reason]
    return max(these, key=lambda each: each.at, default=None)


def _tomorrow(now: datetime, hours: WorkingTime) -> datetime:
    tomorrow = now.astimezone(hours.time_zone).date() + timedelta(days=1)
    return hours.next_open(datetime.combine(tomorrow, time.min, hours.time_zone))
