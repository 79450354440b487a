from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.remind.pause_parsing import FOR_GOOD, MONTHS, NoEnd, PauseEnd, pause_end
from tests.builders_quiz import MONDAY

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
COMING_DAYS = st.dates(date(2026, 11, 26), date(2030, 12, 31))


def end_of(text: str) -> PauseEnd:
    """Say it on Wednesday, 25 November 2026."""
    return pause_end(text, WEDNESDAY, "UTC")


def on(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("until monday", 11, 30),
        ("until Wednesday", 12, 2),
        ("next friday", 11, 27),
        ("Mon.", 11, 30),
        ("Thurs", 11, 26),
        ("until Tuesday next week", 12, 1),
        ("today", 11, 26),
        ("until tonight", 11, 26),
        ("until midnight", 11, 26),
        ("this evening", 11, 26),
        ("until tomorrow morning", 11, 26),
        ("until tomorrow evening", 11, 27),  # it is over as the next day begins
        ("Monday morning", 11, 30),
        ("until the end of november", 12, 1),
        ("tomorrow", 11, 26),
        ("until the day after tomorrow", 11, 27),
        ("after the weekend", 11, 30),
        ("next week", 11, 30),
        ("until the end of next week", 12, 7),
        ("for the rest of the day", 11, 26),
        ("until next month", 12, 1),
        ("the end of the month", 12, 1),
        ("for two weeks", 12, 9),
        ("in two weeks' time", 12, 9),
        ("2w", 12, 9),
        ("a fortnight", 12, 9),
        ("3 days", 11, 28),
        ("a couple of days", 11, 27),
        ("for a week, please", 12, 2),
        ("for a month", 12, 25),
        ("until 2026-12-03", 12, 3),
        ("3 December", 12, 3),
        ("until Thursday, 3rd of December 2026", 12, 3),
        ("December 3rd", 12, 3),
        ("3.12.", 12, 3),
        ("24/12/2026", 12, 24),
        ("12/24", 12, 24),
        ("Christmas", 12, 25),
        ("until 25 November", 11, 26),  # for today
        ("2026-11-25", 11, 26),
        ("reminders until Dec 3!", 12, 3),
    ],
)
def test_a_pause_ends_when_the_named_day_begins(text: str, month: int, day: int) -> None:
    assert end_of(text) == on(2026, month, day)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("until 3 march", on(2027, 3, 3)),
        ("24 November 2027", on(2027, 11, 24)),
        ("until 29 February", on(2028, 2, 29)),
        ("29.2.", on(2028, 2, 29)),
        ("until may", on(2027, 5, 1)),
        ("next year", on(2027, 1, 1)),
        ("the end of next year", on(2028, 1, 1)),
        ("for three months", on(2027, 2, 25)),
        ("a year", on(2027, 11, 25)),
    ],
)
def test_what_is_over_this_year_means_the_next(text: str, end: datetime) -> None:
    assert end_of(text) == end


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    last_of_january = datetime(2026, 1, 31, 12, tzinfo=UTC)

    assert pause_end("a month", last_of_january, "UTC") == on(2026, 2, 28)


@pytest.mark.parametrize(
    "text", ["", " until ", "for good", "until I say so", "until 2999-01-01", "999 years"]
)
def test_a_pause_without_an_end_lasts_until_it_is_ended(text: str) -> None:
    assert end_of(text) == FOR_GOOD


def test_the_day_begins_by_the_employees_own_clock() -> None:
    ends = pause_end("tomorrow", MONDAY, "Asia/Kolkata")

    assert ends == datetime(2026, 3, 2, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "the cows come home",
        "0 days",
        "30 February",
        "2026-13-45",
        "03/12/2026",  # in March for some of us, in December for the others
        "13/13",
        "15:00",
        "an hour",
        "until noon",
        "the end of the game",
        "the 3rd",
        "3 cows",
        "mo",
    ],
)
def test_what_names_no_day_is_not_guessed(text: str) -> None:
    assert end_of(text) is NoEnd.UNCLEAR


@pytest.mark.parametrize(
    "text",
    ["yesterday", "2026-11-24", "24.11.2026", "24 December 2025", "24 November", "20 October"],
)
def test_a_day_that_is_over_is_told_from_words_that_name_none(text: str) -> None:
    assert end_of(text) is NoEnd.PAST


@given(st.text(max_size=30), st.sampled_from(["", "until ", "for 2 ", "3 ", "next "]))
def test_whatever_is_written_a_pause_never_ends_in_the_past(text: str, lead: str) -> None:
    end = pause_end(lead + text, MONDAY, "Pacific/Auckland")

    assert isinstance(end, NoEnd) or end > MONDAY


@given(COMING_DAYS, st.sampled_from(["UTC", "America/New_York", "Asia/Tokyo"]))
def test_every_coming_day_can_be_written_in_many_ways(day: date, zone: str) -> None:
    month = MONTHS[day.month - 1]
    written = [
        day.isoformat(),
        f"until {day.day} {month} {day.year}",
        f"{month.title()} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ]

    ends = {pause_end(text, WEDNESDAY, zone) for text in written}

    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    assert ends == {midnight.astimezone(UTC)}
