"""The reminder rule: whom a question may reach unasked, and when."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.company.working_time import WorkingTime
from bot.quiz.domain import Learner, QuizQuestion
from bot.quiz.spacing import MemoryState
from bot.quiz.times import earliest

LONGEST_SILENCE_DAYS = 7  # reminders that nobody answers become rarer, up to once a week
NEW_AT_LEAST_EVERY = timedelta(days=7)  # new questions alone are worth a reminder that often


def may_be_reminded(learner: Learner, now: datetime, hours: WorkingTime) -> bool:
    """Tell whether a message may come unasked: working day and hours, once a day, no pause.

    After one reminder without an answer the next waits two days, after two four, then a
    week. Vacation and do-not-disturb are Slack's to know; the caller asks.

    Args:
        learner: in the time zone of today.
        now: UTC.
        hours: when something may come; here from half an hour after the day opens.
    """
    local = now.astimezone(ZoneInfo(learner.time_zone))
    hours = hours.on_the_clock_of(learner.time_zone)
    if not hours.is_open(now) or now.astimezone(hours.time_zone).time() < earliest(hours):
        return False
    if learner.paused_until and now < learner.paused_until:
        return False
    if learner.looked_on == local.date():
        return False
    if learner.reminded_on is None or learner.reminded_on > local.date():  # a clock was ahead
        return True
    return local.date() - learner.reminded_on >= _silence(learner)


def _silence(learner: Learner) -> timedelta:
    return timedelta(days=min(2 ** min(learner.unanswered_reminders, 3), LONGEST_SILENCE_DAYS))


def is_worth_a_reminder(
    questions: Sequence[QuizQuestion], states: Mapping[str, MemoryState], now: datetime
) -> bool:
    """Tell whether anything is due, or new questions have waited for a week."""
    if any(state.is_due(now) for state in states.values()):
        return True
    has_new = any(question.rule.rule_id not in states for question in questions)
    last = max((state.last_at for state in states.values()), default=None)
    return has_new and (last is None or not timedelta() <= now - last < NEW_AT_LEAST_EVERY)


def local_day(now: datetime, time_zone: str) -> date:
    """Return the day it is in the time zone (IANA) at ``now`` (UTC)."""
    return now.astimezone(ZoneInfo(time_zone)).date()
