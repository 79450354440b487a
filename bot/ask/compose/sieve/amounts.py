"""Numbers, units, limits and dates of a sentence, compared with those of its excerpts."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import inf

from bot.ask.compose.sieve.words import TURNING, forms, read
from bot.guidance.rank.values.domain import CURRENCIES, Quantity
from bot.guidance.rank.values.reading import reading_of

_MEASURED = {
    *CURRENCIES,
    "duration",
    "clock",
    "weight",
    "length",
    "volume",
    "percent",
    "degree",
}
_SAID_IN_WORDS = {1.0, 0.5}  # "an hour", "half": as good as no number
_SINGLE = re.compile(r"\b1 (\w+)$")
_NUMBER = re.compile(r"\d+(?:[.:]\d+)?(?!\w)")
_KIND_OF_TIME = re.compile(
    r"(?<!\d)(\d+(?:\.\d+)?) (?:(working|business|calendar) )?(day|hour|week)", re.IGNORECASE
)
_AT_WORK = {"working", "business"}
_KINDS_OF_DAY = {*_AT_WORK, "calendar"}
_TIMES = forms("once twice")
_SPANS = {
    form: span
    for span in ("minute", "hour", "day", "week", "month", "quarter", "year")
    for form in (span, f"{span}s", "daily" if span == "day" else f"{span}ly")
}
_DATES = forms("""monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december""")


def differ(sentence: str, given: str) -> bool:
    """Tell whether a sentence has a number, a unit, a limit or a date that is not given.

    Args:
        sentence: one sentence.
        given: excerpts, with what stands above them.
    """
    wrong = any(_is_wrong(one, sentence, given) for one in reading_of(sentence).quantities)
    new = numbers_in(sentence) - numbers_in(given) - _SAID_IN_WORDS
    counted = reading_of(sentence).quantities and not wrong
    has_new = bool(new) and not (counted and all(_is_converted(one, given) for one in new))
    return (
        wrong
        or has_new
        or _changes_days(sentence, given)
        or bool(_dates(sentence) - _dates(given))
        or _differ_within(_spans(sentence), _spans(given))
        or _differ_within(read(sentence).forms & _TIMES, read(given).forms & _TIMES)
    )


def numbers_in(text: str) -> frozenset[float]:
    """Return the numbers of a text, whichever way they are written; "8:30" is 8.3."""
    return frozenset(
        float(one[0].replace(":", ".")) for one in _NUMBER.finditer(reading_of(text).text)
    )


def _is_wrong(one: Quantity, sentence: str, given: str) -> bool:
    if one.kind == "duration" and _is_said_without_number(one, given):
        return False
    others = [its for its in reading_of(given).quantities if its.is_comparable(one)]
    if any((its.low, its.high) == (one.low, one.high) for its in others):
        return False
    if set(_ends(one)) <= {end for its in others for end in _ends(its)}:
        is_turned = any(_is_turned(one, its) for its in others)
        # "not above 5" is "up to 5"
        return is_turned and not TURNING & (read(sentence).forms | read(given).forms)
    if one.kind in _MEASURED:
        return True
    return not set(_ends(one)) <= numbers_in(given) | _SAID_IN_WORDS


def _is_said_without_number(one: Quantity, given: str) -> bool:
    """Tell whether a single unit is given, too: "an hour" for "the hour", "per day"."""
    unit = _SINGLE.search(one.written)
    said = rf"\b(?:the|per|each|every|an?|one)\s+{unit[1]}\b" if unit else ""
    return bool(unit) and re.search(said, given, re.IGNORECASE) is not None


def _ends(one: Quantity) -> Iterator[float]:
    return (end for end in (one.low, one.high) if abs(end) != inf)


def _is_turned(one: Quantity, other: Quantity) -> bool:
    """Tell whether "at most" became "at least", or the other way round."""
    first, second = sorted((one, other), key=lambda its: its.low)
    return first.low == -inf and second.high == inf and first.high == second.low


def _is_converted(number: float, given: str) -> bool:
    """Tell whether a number may be one of those given in another unit: "half an hour"."""
    return bool(reading_of(given).quantities) and number in _SAID_IN_WORDS


def _changes_days(sentence: str, given: str) -> bool:
    """Tell whether working days became days, or days of the calendar."""
    mine, theirs = _kinds_of_time(sentence), _kinds_of_time(given)
    return any(
        theirs.get(amount) and not kinds & theirs[amount] for amount, kinds in mine.items()
    )


def _kinds_of_time(text: str) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for number, kind, unit in _KIND_OF_TIME.findall(reading_of(text).text):
        kinds = found.setdefault((number, unit.lower()), set())
        kinds.update(_AT_WORK if kind.lower() in _AT_WORK else {kind.lower()})
    return found


def _differ_within(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether one of a kind came in where others of the kind are given."""
    return bool(theirs) and bool(mine - theirs)


def _spans(text: str) -> frozenset[str]:
    """Return the spans of time without a number of their own: "each week", "monthly"."""
    said = ("", *(word.form for word in read(text).words))
    alone = (
        form
        for before, form in pairwise(said)
        if not before[:1].isdigit() and before not in _KINDS_OF_DAY
    )
    return frozenset(_SPANS[one] for one in alone if one in _SPANS)


def _dates(text: str) -> frozenset[str]:
    return frozenset(form.removesuffix("s") for form in read(text).forms) & _DATES
