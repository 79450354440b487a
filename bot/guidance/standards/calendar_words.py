"""Times that are said by the calendar and not counted: "by Friday", "at month's end". Pure."""

import re
from collections.abc import Callable, Mapping

from bot.guidance.standards.domain import SAME_DAY, SOME_DAY
from bot.guidance.standards.patterns import (
    A_YEAR,
    MINUTES,
    NUMBER,
    ORDINALS,
    SPAN,
    WORKING,
    Groups,
    value,
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_WEEKDAY = f"(?:{'|'.join(_WEEKDAYS)})"
_PART = "(?:morning|lunchtime|noon|midday|afternoon|evening|night)"
_LONG = "(?:week|fortnight|month|quarter|year)"
_OF_YEAR = f"(?:{_MONTHS}|spring|summer|autumn|winter|christmas|easter|the new year)"
_AND = r"(?:,| and(?: again)?(?: in| at)?)"
_WHOSE = "(?:the|that|this|your|our|his|her|their)"
_END = "(?:end|close|turn)"
_OVER = "(?:(?:is|has|was) (?:over|out|up|ended|gone|closed|done)|closes|ends)"
_ADVERBS = {
    "daily": 365,
    "weekly": 52,
    "fortnightly": 26,
    "monthly": 12,
    "quarterly": 4,
    "half-yearly": 2,
    "six-monthly": 2,
    "biannually": 2,
    "yearly": 1,
    "annually": 1,
    "annual": 1,
}
_RHYTHMS = _ADVERBS | dict.fromkeys(("day", "morning", "evening", "night"), 365)
_ADVERB = f"(?P<adverb>{'|'.join(_ADVERBS)})"
DAY_WORD = re.compile(
    rf"\b(?P<later>tomorrow)(?: {_PART})?\b|\btoday\b|\btonight\b"
    r"|\bthis (?:morning|afternoon|evening)\b"
)
PATTERNS = {
    "from_to_weekday": re.compile(  # "asked on Monday, answered by Wednesday"
        rf"\b(?P<first>{_WEEKDAY})(?: (?:at )?{_PART})?\b"
        r"(?! (?:and|or|to|till|until|instead) )"
        rf"(?=(?P<between>[^.;]{{3,90}}?)\b(?P<second>{_WEEKDAY})\b)"
    ),
    "weekdays": re.compile(
        rf"\b(?:on |every |each )?{_WEEKDAY}s(?: {_PART}s?)?(?: (?:and|or) {_WEEKDAY}s)?\b"
        rf"|\b(?:every|each) {_WEEKDAY}\b"
    ),
    "weekday": re.compile(
        rf"(?<!\ba )(?<!\bone )\b{_WEEKDAY}(?:'s)?(?: {_PART})?\b"
        r"|\b(?:at|over|after|before|until|till|by) (?:the|this) weekend\b|\bmid-?week\b"
        rf"|\b(?:on|by) the (?:\d+(?:st|nd|rd|th)|{'|'.join(ORDINALS)}) of (?:the|each) month\b"
    ),
    "of_year": re.compile(
        r"\b(?:in|every|each|at|before|after|until|till|by|next)"
        rf" {_OF_YEAR}(?:{_AND} {_OF_YEAR})*\b"
        rf"|\b{_OF_YEAR}(?:{_AND} {_OF_YEAR})+\b"
    ),
    "and_a_half": re.compile(
        rf"\b(?P<number>{NUMBER}) (?P<span>{SPAN})s? and a half\b"
        rf"|\b(?P<count>{NUMBER}) and a half (?P<unit>{SPAN})s\b"
    ),
    "or_two": re.compile(rf"\ban? (?P<span>{SPAN}) or (?P<number>{NUMBER})\b"),
    "range": re.compile(
        rf"\b{NUMBER}(?: or | to |-|–)(?P<number>{NUMBER})[ -]"
        rf"(?P<working>{WORKING})?(?P<span>{SPAN})s?\b"
    ),
    "part_of": re.compile(
        r"(?<!every )(?<!each )\b(?P<part>(?:(?:a|one) )?(?:full )?quarter of"
        r"|three[ -]quarters of|half|a third of)"
        r"(?: an? |-)(?P<span>hour|day|week|month|year)\b(?! (?:a|per|each|every)\b)"
    ),
    "after_next": re.compile(
        r"\b(?:the )?(?P<day>day) after tomorrow\b"
        r"|\b(?:the )?(?:(?P<span>day|week|month|quarter|year) after next"
        rf"|{_END} of the (?:next|following|coming) (?P<of>week|month|quarter|year))\b"
    ),
    "end_of": re.compile(
        rf"\b{_END} of (?:{_WHOSE}|each|every|a) (?:same )?(?P<span>{_LONG})\b"
        rf"|\b(?P<one>{_LONG})(?:'s |-| )end\b"
        rf"|\b{_WHOSE} (?P<over>{_LONG}) {_OVER}\b"
        rf"|\b(?:within|during|over|in the course of|some time|later|in) {_WHOSE} (?:same )?"
        rf"(?P<in>{_LONG})\b"
    ),
    "next_span": re.compile(
        rf"\b(?:(?:start|beginning) of )?(?:the )?(?:next|following|coming) (?P<span>{_LONG})\b"
    ),
    "next_part": re.compile(
        rf"\b(?:the )?(?:next|following)[ -](?P<working>{WORKING})?(?:day|{_PART})\b"
        rf"|\bthe (?:day|{_PART}) before\b|\bon the (?:day|{_PART}) after\b"
        r"|\bovernight\b|\bsleep on\b"
    ),
    "today": re.compile(
        r"\b(?:by|before|until|till|at) (?:the )?(?:end|close) of"
        rf" (?:business|{_WHOSE} (?:working |business )?(?:day|shift))\b"
        r"|(?<=within )the (?:same )?day\b"
        rf"|\b{_WHOSE} (?:working )?(?:day|shift) {_OVER}\b|\bin the (?:afternoon|evening)\b"
        r"|(?<!day and )(?<!day or )\b(?:by|before|until|till) (?:the )?"
        rf"(?:{_PART}|closing time)\b(?! (?:of|on)\b)"
        rf"|\b(?:on|by) the {_PART} (?:of|on which|when|that|the|we|it|they)\b|\bsame-day\b"
    ),
    "day_word": DAY_WORD,
    "event": re.compile(  # "in the yearly letter"
        r"\b(?:in|at|with|by|until|till|before|on) (?:the|our|their|your|its|a) (?:\w+ )?"
        rf"{_ADVERB} [a-z]+"
    ),
    "times_adverb": re.compile(
        rf"\b(?P<number>once|twice|{NUMBER} times) (?P<adverb>{'|'.join(_ADVERBS)})\b"
    ),
    "rhythm": re.compile(
        rf"\b{_ADVERB}\b(?! (?!(?:and|or|by|in|at|on|for|to|with|until|as|if|when)\b)[a-z])"
        r"|\b(?:every|each) (?P<every>day|morning|evening|night)\b"
    ),
    "in_each": re.compile(  # "four of them come up in a year"
        rf"\b(?P<number>{NUMBER})(?: [a-z]+){{0,5}} in (?:a|an|each|every) (?P<span>{_LONG})\b"
    ),
    "some": re.compile(rf"\b(?:a few|several) (?:working )?{SPAN}s\b"),
}
RATES = ("weekdays", "of_year", "event", "times_adverb", "rhythm", "in_each")
LOOSE = ("next_span", "day_word", "rhythm", "some")  # often a way of speaking


def names_day(text: str) -> bool:
    """Whether a text names a day of the week."""
    return re.search(rf"{_WEEKDAY}|weekend", text.lower()) is not None


def _days_between(groups: Groups, _: str) -> float:
    """Return the minutes of the working days that lie between; the asking day may come last."""
    first, second = (_WEEKDAYS.index(groups[name]) for name in ("first", "second"))
    if re.search(r" (?:when|if|after) ", groups["between"]):
        first, second = second, first
    over_weekend = 2 if second <= first else 0
    return ((second - first) % len(_WEEKDAYS) - over_weekend) * MINUTES["day"]


def _given(groups: Groups, *names: str) -> str:
    return next(groups[name] for name in names if groups[name])


def _and_a_half(groups: Groups, _: str) -> float:
    return (value(_given(groups, "number", "count")) + 0.5) * MINUTES[
        _given(groups, "span", "unit")
    ]


def _times(groups: Groups, _: str) -> float:
    return value(groups["number"]) * MINUTES[groups["span"]]


def _part_of(groups: Groups, _: str) -> float:
    part = groups["part"]
    shares = {"half": 1 / 2, "three quarters of": 3 / 4, "a third of": 1 / 3}
    return shares.get(part.replace("-", " "), 1 / 4) * MINUTES[groups["span"]]


AMOUNTS: Mapping[str, Callable[[Groups, str], float]] = {
    "from_to_weekday": _days_between,
    "weekdays": lambda _, words: A_YEAR["week"] * len(re.findall(_WEEKDAY, words)),
    "weekday": lambda _, __: SOME_DAY,
    "of_year": lambda _, words: len(re.findall(_OF_YEAR, words)),
    "and_a_half": _and_a_half,
    "or_two": _times,
    "range": _times,
    "part_of": _part_of,
    "after_next": lambda groups, _: 2 * MINUTES[_given(groups, "day", "span", "of")],
    "end_of": lambda groups, _: MINUTES[_given(groups, "span", "one", "over", "in")],
    "next_span": lambda groups, _: MINUTES[groups["span"]],
    "next_part": lambda _, __: MINUTES["day"],
    "today": lambda _, __: SAME_DAY,
    "day_word": lambda groups, _: MINUTES["day"] if groups["later"] else SAME_DAY,
    "event": lambda groups, _: _ADVERBS[groups["adverb"]],
    "times_adverb": lambda groups, _: (
        value(groups["number"].split(" time")[0]) * _ADVERBS[groups["adverb"]]
    ),
    "rhythm": lambda groups, _: _RHYTHMS[_given(groups, "adverb", "every")],
    "in_each": lambda groups, _: value(groups["number"]) * A_YEAR[groups["span"]],
    "some": lambda _, __: SOME_DAY,
}
