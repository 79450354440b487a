"""Understands until when somebody wants to be left alone, as people write it. Pure."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, auto
from typing import TypeAlias
from zoneinfo import ZoneInfo

FOR_GOOD = datetime(9999, 12, 31, tzinfo=UTC)  # until the employee says otherwise
AS_GOOD_AS_FOR_GOOD = timedelta(days=50 * 366)  # nobody means the day itself

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_LEAP_YEARS_APART = 8  # at most: 2096 and 2104
_JUST_OVER = timedelta(days=60)  # such a day is not meant for next year
_FEWEST_LETTERS = 3  # "mon", "thurs", "sept"
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for n, word in enumerate(_COUNTED, 1)} | {
    "a": 1,
    "an": 1,
    "another": 1,
    "a couple of": 2,
    "couple of": 2,
    "a few": 3,
    "few": 3,
    "twelve": 12,
}
_DAYS = {"d": 1, "day": 1, "w": 7, "wk": 7, "week": 7, "fortnight": 14}
_IN_MONTHS = {"month": 1, "year": 12}
_PARTS = {"morning": 0, "afternoon": 1, "evening": 1, "night": 1}  # of a day; 1: it is over
_ENDLESS = frozenset(
    {
        "",
        "good",
        "forever",
        "ever",
        "indefinitely",
        "further notice",
        "i say so",
        "i say otherwise",
    }
)
# Words that change nothing: "reminders until …", "for the rest of …", "in two weeks' time".
_LEADS = re.compile(
    r"^(?:(?:reminders|please|until|til|till|up to|to|for|in|on|from now)\b *)+"
)
_LAST = ("from now", "please", "time", "from today")
_TAILS = re.compile(
    "".join(f"(?<! {one})" for one in _LAST)  # looked for once, where a row of them begins
    + rf"(?: (?:{'|'.join(_LAST)}))+$"
)
_SPAN = re.compile(
    r"(?:the )?(?:next )?([1-9]\d{0,2}|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r") ?(d|days?|w|wk|wks|weeks?|fortnights?|months?|years?)"
)
_END = re.compile(r"(?:the )?(?:end|rest) of (?:the |this )?(next )?([a-z]+)")
_IN_WORDS = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]+)(?: (?P<year>\d{4}))?"
    ),
    re.compile(
        r"(?P<month>[a-z]+) (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?"
    ),
)
_IN_FIGURES = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4})?)?")


class NoEnd(Enum):
    """Why words name no day on which a pause could end."""

    UNCLEAR = auto()  # they cannot be understood, or could be two days
    PAST = auto()  # they can, and that day is over


PauseEnd: TypeAlias = datetime | NoEnd


def pause_end(text: str, now: datetime, time_zone: str) -> PauseEnd:
    """Return when the pause ends, in UTC: at the beginning of the employee's own day.

    Args:
        text: "", "until Monday", "until 3 December", "for two weeks", "next week".
        now: UTC.
        time_zone: the employee's, IANA.

    Returns:
        `FOR_GOOD` where the text names no end.
    """
    words = _bare(text)
    if words in _ENDLESS:
        return FOR_GOOD
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    day = _day(words, today)
    if day is None:
        return NoEnd.UNCLEAR
    if day < today:
        return NoEnd.PAST
    if day == today:  # for today: tomorrow is fine again
        day += timedelta(days=1)
    if day - today > AS_GOOD_AS_FOR_GOOD:
        return FOR_GOOD
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _bare(text: str) -> str:
    words = " ".join(re.sub(r"[^\w\s./-]", " ", text.lower()).split()).rstrip(". ")
    return _TAILS.sub("", _LEADS.sub("", words)).strip()


def _day(words: str, today: date) -> date | None:
    day_itself, _, part = words.rpartition(" ")
    if part in _PARTS and (
        day := _by_name(day_itself, today) or _by_weekday(day_itself, today)
    ):
        return day + timedelta(days=_PARTS[part])
    for understand in (_by_name, _by_weekday, _after_span, _after_end, _in_words, _in_figures):
        day = understand(words, today)
        if day is not None:
            return day
    return None


def _by_name(words: str, today: date) -> date | None:
    """Return the day that has a name of its own."""
    monday = today + timedelta(days=7 - today.weekday())
    named = {
        "yesterday": today - timedelta(days=1),
        **dict.fromkeys(("today", "tonight", "overnight", "midnight", *_PARTS), today),
        "tomorrow": today + timedelta(days=1),
        "day after tomorrow": today + timedelta(days=2),
        "weekend": monday,  # nothing comes on a weekend anyway
        "week": monday,
        "next week": monday,
        "next month": _months_later(today.replace(day=1), 1),
        "next year": date(today.year + 1, 1, 1),
        "christmas": _coming(today, 12, 25),
        "new year": date(today.year + 1, 1, 1),
    }
    month = _index(words, MONTHS)
    if month is not None:
        return _coming(today, month + 1, 1)
    return named.get(re.sub(r"^(?:after )?(?:the |this )?", "", words))


def _by_weekday(words: str, today: date) -> date | None:
    is_week_after = words.endswith(" next week")
    number = _index(
        re.sub(r"^(?:this|next|coming) ", "", words).split(" next week")[0], WEEKDAYS
    )
    if number is None:
        return None
    if is_week_after:
        return today + timedelta(days=7 - today.weekday() + number)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Return which of the names this is, or begins."""
    if len(word) < _FEWEST_LETTERS:
        return None
    return next((n for n, name in enumerate(names) if name.startswith(word)), None)


def _after_span(words: str, today: date) -> date | None:
    span = _SPAN.fullmatch(words)
    if span is None:
        return None
    number = int(span[1]) if span[1].isdigit() else _NUMBERS[span[1]]
    unit = span[2] if span[2] in _DAYS else span[2].removesuffix("s")
    if unit in _DAYS:
        return today + timedelta(days=number * _DAYS[unit])
    return _months_later(today, number * _IN_MONTHS[unit])


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _after_end(words: str, today: date) -> date | None:
    """Return the first day after what ends."""
    end = _END.fullmatch(words)
    if end is None:
        return None
    later = 2 if end[1] else 1
    match end[2]:
        case "day":
            return today + timedelta(days=later)
        case "week":
            return today + timedelta(days=7 * later - today.weekday())
        case "month":
            return _months_later(today.replace(day=1), later)
        case "year":
            return date(today.year + later, 1, 1)
        case name:
            first = _by_name(name, today) if _index(name, MONTHS) is not None else None
            return first and _months_later(first, 1)


def _in_words(words: str, today: date) -> date | None:
    """Return the day of "3 December", "December 3rd" or "the 3rd of Dec 2026"."""
    written = re.sub(r"^(?:the )?(?:[a-z]+day )?(?:the )?", "", words).replace(".", "")
    for pattern in _IN_WORDS:
        found = pattern.fullmatch(written)
        month = _index(found["month"], MONTHS) if found else None
        if found and month is not None:
            return _on(today, int(found["day"]), month + 1, found["year"])
    return None


def _in_figures(words: str, today: date) -> date | None:
    """Return the day of "2026-12-03", "3.12." or "24/12/2026", not of 03/12: that is two."""
    if re.fullmatch(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}", words):
        year, month, day = re.split("[-/]", words)
        return _on(today, int(day), int(month), year)
    found = _IN_FIGURES.fullmatch(words)
    if found is None:
        return None
    first, second = int(found["day"]), int(found["month"])
    if "/" not in words or first == second or first > len(MONTHS):
        return _on(today, first, second, found["year"])
    return _on(today, second, first, found["year"]) if second > len(MONTHS) else None


def _on(today: date, day: int, month: int, year: str | None) -> date | None:
    try:
        return date(int(year), month, day) if year else _coming(today, month, day)
    except ValueError:  # there is no 30 February
        return None


def _coming(today: date, month: int, day: int) -> date | None:
    """Return the next such day, or the last if that is just over; None if no year has it."""
    for year in range(today.year - 1, today.year + _LEAP_YEARS_APART + 1):
        with suppress(ValueError):
            if (found := date(year, month, day)) >= today - _JUST_OVER:
                return found
    return None
