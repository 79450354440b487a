"""Times of day in one way of writing: "3pm", "half past two in the afternoon" as "14:30"."""

import re

_NOON = 12 * 60  # minutes
_EVENING = 6 * 60  # an hour "at night" from six on is before midnight
_HALF = r"(?:\s?o'clock)?\s?([ap]\.?m\b\.?|in the (?:morning|afternoon|evening)|at night)"
_HOUR = r"(?<![\w.:/-])(\d\d?)(?:[:.]([0-5]\d))?"
_NAMED = (
    (re.compile(r"\b(?:noon|midday)\b", re.IGNORECASE), "12:00"),
    (re.compile(r"\bmidnight\b", re.IGNORECASE), "00:00"),
    (re.compile(r"\bhalf past (\d\d?)\b", re.IGNORECASE), r"\1:30 o'clock"),
    (re.compile(r"\bquarter past (\d\d?)\b", re.IGNORECASE), r"\1:15 o'clock"),
)
_SPAN = re.compile(  # "6–10pm": only its end says which half of the day is meant
    rf"{_HOUR}(\s?(?:-|\u2013|\bto\b|\band\b)\s?)(\d\d?)(?:[:.]([0-5]\d))?{_HALF}",
    re.IGNORECASE,
)
_OF_HALF = re.compile(rf"{_HOUR}{_HALF}", re.IGNORECASE)
_OPEN = re.compile(rf"{_HOUR}\so'clock\b|(?<=\bat )(\d\d?)(?=\s*[?.,!]?(?:\s*$|\s+on\b))")


def with_times(text: str) -> str:
    """Return a text, whose numbers stand in digits, with its times of day as "15:30".

    A time that leaves the half of the day open becomes both: "at 9" is "at 09:00/21:00".
    """
    for pattern, by in _NAMED:
        text = pattern.sub(by, text)
    text = _SPAN.sub(_span, text)
    text = _OF_HALF.sub(lambda found: _told(_minutes(found[1], found[2], found[3])), text)
    return _OPEN.sub(_open, text)


def _span(found: re.Match[str]) -> str:
    end = _minutes(found[4], found[5], found[6])
    start = _minutes(found[1], found[2], found[6])
    if start > end and int(found[1]) <= int(found[4]) + 12:
        start -= _NOON
    return f"{_told(start % (2 * _NOON))}{found[3]}{_told(end)}"


def _open(found: re.Match[str]) -> str:
    minutes = _plain_minutes(found[1] or found[3], found[2])
    if minutes >= _NOON + 60:
        return _told(minutes)
    return f"{_told(minutes % _NOON)}/{_told(minutes % _NOON + _NOON)}"


def _minutes(hour: str, minute: str | None, half: str) -> int:
    minutes, half = _plain_minutes(hour, minute), half.lower().replace(".", "")
    if minutes >= _NOON + 60:
        return minutes
    is_late = half in {"pm", "in the afternoon", "in the evening"}
    if half == "at night":
        is_late = _EVENING <= minutes < _NOON
    return minutes % _NOON + (_NOON if is_late else 0)


def _plain_minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)


def _told(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
