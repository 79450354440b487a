"""When questions come by themselves: from when in a day, and on which days of the path. Pure.

Whom a reminder may reach is decided in `remind/rules.py`.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.company.working_time import WorkingTime
from bot.quiz.domain import Learner

PATH_DAYS = (0, 1, 3, 7, 14, 30)
AFTER_OPENING = timedelta(minutes=30)  # the day's first mail comes before a question


def earliest(hours: WorkingTime) -> time:
    """Return when a day's questions may come at the soonest: half an hour after it opens.

    At once where a day is no longer than that.
    """
    if hours.day <= AFTER_OPENING:
        return hours.opens
    return (datetime.combine(date.min, hours.opens) + AFTER_OPENING).time()


def path_step_at(learner: Learner, steps_done: int, hours: WorkingTime) -> datetime | None:
    """Return when the next step of the path is due, in UTC; None before and after the path.

    The first is due at once, the others when questions may come, on the employee's own clock.
    """
    if learner.path_began_at is None or steps_done >= len(PATH_DAYS):
        return None
    if steps_done == 0:
        return learner.path_began_at
    return day_of_path(learner, PATH_DAYS[steps_done], hours)


def day_of_path(learner: Learner, days: int, hours: WorkingTime) -> datetime | None:
    """Return when questions may come so many days after the path began, in UTC."""
    if learner.path_began_at is None:
        return None
    zone = ZoneInfo(learner.time_zone)
    day = learner.path_began_at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, earliest(hours), zone).astimezone(UTC)
