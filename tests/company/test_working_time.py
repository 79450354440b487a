"""Days, hours and holidays have one home."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.company.working_time import WorkingTime

BERLIN = WorkingTime(ZoneInfo("Europe/Berlin"))
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        *[(23, 9, True), (23, 8, False), (23, 16, True), (23, 17, False)],
        *[(24, 9, True), (27, 16, True), (27, 17, False), (28, 9, False)],
    ],
)
def test_it_is_working_time_on_the_own_clock(day: int, hour: int, expected: bool) -> None:
    now = datetime(2026, 11, day, hour, tzinfo=ZoneInfo("Europe/Berlin"))

    assert BERLIN.is_open(now.astimezone(UTC)) is expected


def test_hours_may_end_at_midnight() -> None:
    late = replace(BERLIN, opens=time(14), closes=time(0))

    nearly = datetime(2026, 11, 23, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    assert late.is_open(nearly)
    assert not late.is_open(nearly + timedelta(minutes=1))
    assert late.day == timedelta(hours=10)
    done_at = late.after(nearly.astimezone(UTC), timedelta(hours=1))
    assert done_at == datetime(2026, 11, 24, 13, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "is_open"),
    [
        (23, 21, False),
        (23, 22, True),
        (24, 5, True),
        (24, 6, False),
        (28, 5, True),
        (28, 23, False),
    ],
)
def test_a_night_shift_belongs_to_the_day_it_begins(day: int, hour: int, is_open: bool) -> None:
    night = replace(BERLIN, opens=time(22), closes=time(6))

    assert night.is_open(datetime(2026, 11, day, hour, tzinfo=night.time_zone)) is is_open
    assert night.day == timedelta(hours=8)


def test_what_is_due_in_a_night_shift_is_counted_over_midnight_and_the_weekend() -> None:
    night = replace(BERLIN, opens=time(22), closes=time(6))
    friday = datetime(2026, 11, 28, 4, tzinfo=night.time_zone)  # Saturday morning

    assert night.after(friday, timedelta(hours=3)) == datetime(2026, 11, 30, 22, tzinfo=UTC)
    assert night.next_open(friday + timedelta(hours=3)) == datetime(
        2026, 11, 30, 21, tzinfo=UTC
    )


def test_hours_with_a_time_zone_of_their_own_hold_everywhere() -> None:
    given = WorkingTime(UTC, is_everywhere=True).on_the_clock_of("Asia/Tokyo")

    assert given.is_open(datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert not given.is_open(datetime(2026, 11, 23, 8, 59, tzinfo=UTC))


def test_nobody_works_on_a_holiday() -> None:
    closed = replace(BERLIN, holidays=frozenset({MONDAY}))

    assert not closed.is_open(datetime(2026, 11, 23, 11, tzinfo=UTC))
    assert closed.is_open(datetime(2026, 11, 24, 11, tzinfo=UTC))


@pytest.mark.parametrize(
    ("holidays", "day"), [(set(), 23), ({23}, 24), ({23, 24}, 25), ({23, 24, 25, 26, 27}, 30)]
)
def test_a_week_opens_on_its_first_working_day(holidays: set[int], day: int) -> None:
    hours = replace(
        BERLIN, opens=time(8), holidays=frozenset(date(2026, 11, each) for each in holidays)
    )

    opening = hours.opening_of_week(datetime(2026, 11, 27, 11, tzinfo=UTC))

    assert opening == datetime(2026, 11, day, 7, tzinfo=UTC)
