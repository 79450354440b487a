from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.commands.checks.clock import check_clock
from bot.commands.checks.finding import well

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def headers(slacks: datetime) -> dict[str, str]:
    return {"Date": format_datetime(slacks, usegmt=True)}


def test_a_clock_that_says_what_slacks_says_is_well() -> None:
    found = check_clock(headers(NOW + timedelta(seconds=90)), NOW)

    assert found == [well("clock", "it says what Slack's says")]


@pytest.mark.parametrize("by", [timedelta(hours=-1), timedelta(days=365)], ids=str)
def test_a_wrong_clock_is_named_with_what_slack_says(by: timedelta) -> None:
    (found,) = check_clock(headers(NOW), NOW + by)

    assert not found.is_well
    assert found.says == f"it says {NOW + by:%Y-%m-%d %H:%M} UTC, and Slack 2026-11-30 09:00"


def test_where_slack_tells_no_time_nothing_is_found() -> None:
    assert check_clock({}, NOW) == []
