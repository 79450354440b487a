"""By when the reporter can expect an answer."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.company.working_time import WorkingTime
from bot.ideas.report.deadlines import (
    Allowances,
    Standards,
    due_dates,
    full_hour,
    next_full_hour,
)
from bot.ideas.report.domain import DueDates, Severity
from bot.ideas.report.kinds import COMPLAINT, IDEA, KINDS, ReportKind

BERLIN = WorkingTime(ZoneInfo("Europe/Berlin"))


def berlin(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


def due(kind: ReportKind, severity: Severity, now: datetime) -> DueDates:
    return due_dates(kind, severity, now, standards=Standards(Allowances(), BERLIN))


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_severe_is_due_after_four_hours_by_the_clock(kind: ReportKind) -> None:
    dates = due(kind, Severity.SEVERE, berlin(28, 23))

    assert dates.due_at == berlin(29, 3)


def test_severe_is_due_four_hours_later_when_an_hour_comes_twice() -> None:
    dates = due(COMPLAINT, Severity.SEVERE, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))

    assert dates.due_at == datetime(2026, 10, 25, 4, 30, tzinfo=UTC)


def test_complaint_is_due_after_48_hours_by_the_clock() -> None:
    dates = due(COMPLAINT, Severity.SERIOUS, berlin(27, 15))

    assert dates.due_at == berlin(29, 15)


def test_idea_is_due_after_ten_working_days() -> None:
    dates = due(IDEA, Severity.MILD, berlin(23, 10, month=11))

    assert dates.due_at == berlin(7, 10, month=12)


def test_idea_of_the_night_counts_from_the_morning() -> None:
    dates = due(IDEA, Severity.MILD, berlin(22, 23))

    assert dates.due_at == berlin(4, 17, month=12)


def test_holidays_do_not_count() -> None:
    working = WorkingTime(ZoneInfo("Europe/Berlin"), holidays=frozenset({date(2026, 12, 25)}))

    assert working.after(berlin(24, 16, month=12), timedelta(hours=2)) == berlin(
        28, 10, month=12
    )


def test_working_day_stays_at_nine_when_the_clocks_change() -> None:
    before_the_change = berlin(23, 16, month=10)

    assert BERLIN.after(before_the_change, timedelta(hours=2)) == berlin(26, 10, month=10)


def test_reminder_comes_when_three_quarters_of_the_time_have_gone() -> None:
    dates = due(COMPLAINT, Severity.SEVERE, berlin(23, 10))

    assert dates.remind_at == berlin(23, 13)


def test_next_level_hears_one_hour_after_a_severe_complaint_was_due() -> None:
    dates = due(COMPLAINT, Severity.SEVERE, berlin(27, 18, 30))

    assert dates.escalate_at == berlin(27, 23, 30)


def test_working_hours_are_the_companys_own() -> None:
    late_shift = WorkingTime(ZoneInfo("UTC"), opens=time(14), closes=time(22))

    assert late_shift.after(datetime(2026, 11, 23, 9, tzinfo=UTC), timedelta(hours=1)) == (
        datetime(2026, 11, 23, 15, tzinfo=UTC)
    )


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # hypothesis wants naive bounds


@given(MOMENTS, st.sampled_from(list(KINDS.values())), st.sampled_from(Severity))
def test_reminder_comes_before_due_and_due_before_escalation(
    now: datetime, kind: ReportKind, severity: Severity
) -> None:
    dates = due(kind, severity, now)

    assert now < dates.remind_at < dates.due_at < dates.escalate_at


@given(MOMENTS, st.integers(1, 200))
def test_working_time_ends_within_working_hours(now: datetime, hours: int) -> None:
    end = BERLIN.after(now, timedelta(hours=hours)).astimezone(BERLIN.time_zone)

    assert time(9) < end.time() <= time(17)
    assert end.weekday() < 5


@given(MOMENTS)
def test_full_hours_lie_around_the_moment(now: datetime) -> None:
    assert full_hour(now) <= now <= next_full_hour(now)
    assert next_full_hour(now) - full_hour(now) <= timedelta(hours=1)
