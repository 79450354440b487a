from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.company.working_time import WorkingTime
from bot.quiz.remind.rules import is_worth_a_reminder, may_be_reminded
from bot.quiz.spacing import memory_states_of
from tests.builders_quiz import MONDAY, a_learner, an_attempt, questions

HOURS = WorkingTime()
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=ZoneInfo("UTC"))
)


def test_a_reminder_needs_something_due_or_a_week_without_news() -> None:
    bank = questions(2)
    states = memory_states_of([an_attempt()], bank)

    assert not is_worth_a_reminder(bank, states, MONDAY + timedelta(days=1))
    assert is_worth_a_reminder(bank, states, MONDAY + timedelta(days=2))
    assert is_worth_a_reminder(bank, {}, MONDAY)
    assert not is_worth_a_reminder((), {}, MONDAY)


def test_new_questions_alone_are_worth_a_reminder_once_a_week() -> None:
    bank = questions(2)
    sure = [an_attempt(), an_attempt(days=2)]
    states = memory_states_of(sure, bank)

    assert not is_worth_a_reminder(bank, states, MONDAY + timedelta(days=8))
    assert is_worth_a_reminder(bank, states, MONDAY + timedelta(days=9))


@given(MOMENTS, ZONES)
def test_reminders_come_on_working_days_in_working_hours(now: datetime, zone: str) -> None:
    local = now.astimezone(ZoneInfo(zone))
    is_at_work = local.weekday() < 5 and time(9, 30) <= local.time() < time(17)

    assert may_be_reminded(a_learner(time_zone=zone), now, HOURS) is is_at_work


@given(MOMENTS, ZONES)
def test_a_second_reminder_never_comes_on_the_same_day(now: datetime, zone: str) -> None:
    today = now.astimezone(ZoneInfo(zone)).date()

    assert not may_be_reminded(a_learner(time_zone=zone, reminded_on=today), now, HOURS)


@given(MOMENTS, ZONES, st.integers(0, 10))
def test_a_pause_is_kept(now: datetime, zone: str, days: int) -> None:
    until = now + timedelta(days=days, seconds=1)

    assert not may_be_reminded(a_learner(time_zone=zone, paused_until=until), now, HOURS)


def test_a_pause_that_is_over_holds_nothing_back() -> None:
    assert may_be_reminded(a_learner(paused_until=MONDAY), MONDAY, HOURS)


@pytest.mark.parametrize(("unanswered", "days"), [(0, 1), (1, 2), (2, 4), (3, 7), (50, 7)])
def test_reminders_that_nobody_answers_become_rarer(unanswered: int, days: int) -> None:
    monday = date(2026, 3, 2)
    learner = a_learner(reminded_on=monday, unanswered_reminders=unanswered)

    waited = next(
        n for n in range(1, 20) if may_be_reminded(learner, MONDAY + timedelta(days=n), HOURS)
    )

    assert waited == days
