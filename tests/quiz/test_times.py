"""When questions come by themselves: the hour of the day, and the days of the path."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.company.working_time import WorkingTime
from bot.quiz.times import PATH_DAYS, earliest, path_step_at
from tests.builders_quiz import MONDAY, a_learner

HOURS = WorkingTime()
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=ZoneInfo("UTC"))
)


@pytest.mark.parametrize(
    ("closes", "at"),
    [(time(17), time(9, 30)), (time(9, 31), time(9, 30)), (time(9, 30), time(9))],
)
def test_questions_come_half_an_hour_after_the_day_opens_if_it_is_longer(
    closes: time, at: time
) -> None:
    assert earliest(WorkingTime(closes=closes)) == at


@given(MOMENTS, ZONES, st.integers(1, len(PATH_DAYS) - 1))
def test_a_step_of_the_path_comes_at_half_past_nine_of_the_own_day(
    began_at: datetime, zone: str, steps_done: int
) -> None:
    learner = a_learner(time_zone=zone, path_began_at=began_at)

    at = path_step_at(learner, steps_done, HOURS)

    assert at is not None
    local, began = at.astimezone(ZoneInfo(zone)), began_at.astimezone(ZoneInfo(zone))
    assert local.time() == time(9, 30)
    assert (local.date() - began.date()).days == PATH_DAYS[steps_done]


def test_the_path_begins_at_once_and_ends_after_its_last_step() -> None:
    assert path_step_at(a_learner(), 0, HOURS) == MONDAY
    assert path_step_at(a_learner(), len(PATH_DAYS), HOURS) is None
    assert path_step_at(a_learner(path_began_at=None), 0, HOURS) is None
