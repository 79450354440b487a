"""Understands until when somebody wants to be left alone. Pure."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FOR_GOOD = datetime(9999, 12, 31, tzinfo=UTC)  # until the employee says otherwise
_SPAN = re.compile(r"(?:for )?([1-9][0-9]{0,2}|an?|one|two|three) (day|week|month)s?")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_DAYS = {"day": 1, "week": 7, "month": 30}


def pause_end(text: str, now: datetime, time_zone: str) -> datetime | None:
    """Return when the pause ends, in UTC: at the beginning of the employee's own day.

    Args:
        text: "", "until monday", "until 2026-12-01", "for two weeks", "tomorrow".
        now: UTC.
        time_zone: the employee's, IANA.

    Returns:
        `FOR_GOOD` where the text names no end; None if it cannot be understood.
    """
    words = text.lower().strip().removeprefix("until").strip()
    if not words:
        return FOR_GOOD
    zone = ZoneInfo(time_zone)
    day = _day(words, now.astimezone(zone).date())
    return datetime.combine(day, time(), zone).astimezone(UTC) if day else None


def _day(words: str, today: date) -> date | None:
    if words == "tomorrow":
        return today + timedelta(days=1)
    if words.removeprefix("next ") in WEEKDAYS:
        ahead = (WEEKDAYS.index(words.removeprefix("next ")) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if span := _SPAN.fullmatch(words):
        number = _NUMBERS.get(span[1]) or int(span[1])
        return today + timedelta(days=number * _DAYS[span[2]])
    return _written(words, today)


def _written(words: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if day > today else None
