from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.pausing import FOR_GOOD, pause_end
from tests.builders_quiz import MONDAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("until monday", 9),
        ("until Wednesday", 4),
        ("next friday", 6),
        ("tomorrow", 3),
        ("until 2026-03-20", 20),
        ("for two weeks", 16),
        ("3 days", 5),
        ("for a week", 9),
    ],
)
def test_a_pause_ends_when_the_named_day_begins(text: str, day: int) -> None:
    assert pause_end(text, MONDAY, "UTC") == datetime(2026, 3, day, tzinfo=UTC)


def test_a_pause_without_an_end_lasts_until_it_is_ended() -> None:
    assert pause_end("", MONDAY, "UTC") == FOR_GOOD
    assert pause_end(" until ", MONDAY, "UTC") == FOR_GOOD


def test_the_day_begins_by_the_employees_own_clock() -> None:
    ends = pause_end("tomorrow", MONDAY, "Asia/Kolkata")

    assert ends == datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["the cows come home", "2026-03-02", "2025-12-24", "0 days"])
def test_what_names_no_day_ahead_is_not_understood(text: str) -> None:
    assert pause_end(text, MONDAY, "UTC") is None


@given(st.text(max_size=30))
def test_whatever_is_written_a_pause_never_ends_in_the_past(text: str) -> None:
    assert (pause_end(text, MONDAY, "UTC") or FOR_GOOD) > MONDAY
