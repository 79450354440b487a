"""Numbers, units, bounds and dates of a claim, compared with those of its quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.ask.compose.claims.lists import numbers, words_in
from bot.ask.compose.claims.words import Word, concepts

_VALUES: dict[str, float] = numbers()
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_OCCASIONS, _SO_MANY_TIMES = ("time",), ("times",)  # "twice", "two times"
_ORDINALS = words_in("ordinals")
_MEASURES = words_in("measures")
TIME_UNITS = words_in("time_units")
_CALENDAR = words_in("calendar")
_UPPER = words_in("upper")
_LOWER = words_in("lower")
_AHEAD = frozenset({"before", "ahead", "beforehand"})  # "no later than a week before"
_SIDES = frozenset({"above", "below", "over", "under"})
_EVERY = frozenset({"every", "each", "per"})
_PER = _EVERY | {"a", "and"}
_PARTS_OF_A_NUMBER = 2  # "2.5", "8:30"; more parts are an address or a big number
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")  # "10,000" is not "10"
_NEAR = 3  # words before a number among which its bound is looked for


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts and the side on which it is a limit."""

    value: float
    unit: tuple[str, ...]  # up to two stems; "working day" is another unit than "day"
    bound: str  # "upper", "lower" or ""


def disagree(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether the claim has a number, unit, bound or date that the quote has not."""
    given = list(amounts(quote))
    if _has_other_side(quote):
        given = [replace(amount, bound="") for amount in given]
    counted = {_singular(word.form) for word in quote}
    return (
        any(not _is_given(amount, given) for amount in amounts(claim))
        or any(_counts_otherwise(amount, given, counted) for amount in amounts(claim))
        or _are_exchanged(claim, quote)
        or bool(_rates(claim, _EVERY) - _rates(quote, _PER))
        or bool(_fixed_times(claim) - _fixed_times(quote))
    )


def _are_exchanged(claim: Sequence[Word], quote: Sequence[Word]) -> bool:
    """Tell whether a number stands with what the quote gives another number of that unit."""
    given = list(_placed(quote))
    return any(
        max((_shared(one, other) for other in given if _is_same(one[0], other[0])), default=99)
        < max((_shared(one, other) for other in given if _differs(one[0], other[0])), default=0)
        for one in _placed(claim)
    )


def _placed(words: Sequence[Word]) -> Iterator[tuple[Amount, frozenset[str]]]:
    """Yield the numbers, each with what else its clause says."""
    for place, word in enumerate(words):
        value = _value(words, place)
        if value is not None and value != 1:
            clause = concepts(one for one in words if one.clause == word.clause)
            yield Amount(value, _unit(words, place), ""), clause


def _shared(one: tuple[Amount, frozenset[str]], other: tuple[Amount, frozenset[str]]) -> int:
    return len(one[1] & other[1])


def _is_same(one: Amount, other: Amount) -> bool:
    return one.value == other.value


def _differs(one: Amount, other: Amount) -> bool:
    return one.value != other.value and one.unit == other.unit


def _rates(words: Sequence[Word], before: frozenset[str]) -> frozenset[str]:
    """Return the units of "every week", "twice a week" and "per week"."""
    return frozenset(
        _singular(two.form)
        for one, two in pairwise(words)
        if one.form in before and _singular(two.form) in TIME_UNITS
    )


def _has_other_side(words: Sequence[Word]) -> bool:
    """Tell whether the text speaks of both sides of a limit: "above 200 …; below that …"."""
    return any(
        one.form in _SIDES and not two.form[0].isdecimal() and two.form not in _VALUES
        for one, two in pairwise(words)
    )


def _counts_otherwise(amount: Amount, given: Sequence[Amount], counted: set[str]) -> bool:
    """Tell whether the number counts what the quote names too, but with another number."""
    same = [other for other in given if other.value == amount.value]
    if amount.value == 1:  # "a", "one of them": hardly a number
        return False
    units = {unit for other in same for unit in other.unit}
    return bool(same and amount.unit and units and amount.unit[0] in counted - units)


def amounts(words: Sequence[Word]) -> Iterator[Amount]:
    """Yield the numbers of a text, each with its unit and bound."""
    for place in range(len(words)):
        value = _value(words, place)
        if value is not None:
            yield Amount(value, _unit(words, place), _bound(words, place))


def _value(words: Sequence[Word], place: int) -> float | None:
    form = words[place].form
    if form[0].isdecimal():
        if _THOUSANDS.fullmatch(form):
            return float(re.sub(r"[.,]", "", form))
        parts = re.split(r"[.,:]", form.rstrip("%"))
        is_plain = len(parts) <= _PARTS_OF_A_NUMBER
        return float(".".join(parts) if is_plain else "".join(parts))
    if form in _TIMES:
        is_counted = form != "once" or _bound(words, place) != ""
        return _TIMES[form] if is_counted else None
    if form in ("a", "an"):
        return 1.0 if _next_stem(words, place) in TIME_UNITS else None
    return _VALUES.get(form)


def _unit(words: Sequence[Word], place: int) -> tuple[str, ...]:
    if words[place].form in _TIMES:
        return _OCCASIONS
    behind = [word.form for word in words[place + 1 : place + 3]]
    if behind[:1] == ["times"] or behind == ["at_least_of_it", "times"]:
        return _SO_MANY_TIMES
    following = [w for w in words[place + 1 : place + 4] if w.clause == words[place].clause]
    unit: list[str] = []
    for word in following:
        if not word.is_content:
            break
        unit.append(_singular(word.form))
        if unit[-1] in TIME_UNITS:
            break
    return tuple(unit[-2:]) if unit and unit[-1] in TIME_UNITS else tuple(unit[:1])


def _next_stem(words: Sequence[Word], place: int) -> str:
    following = [word.form for word in words[place + 1 : place + 3] if word.form != "working"]
    return _singular(following[0]) if following else ""


def _singular(form: str) -> str:
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _bound(words: Sequence[Word], place: int) -> str:
    before = [word.form for word in words[max(0, place - _NEAR) : place]]
    behind = [word.form for word in words[place + 1 : place + 4]]
    negated = any(
        form in ("not", "never", "no", "nobody") for form in before + _farther(words, place)
    )
    if any(form in _UPPER for form in before) or {"at_most", "at_latest"} & set(behind):
        return "lower" if _AHEAD & set(behind) and "at_latest" in before else "upper"
    if any(form in _LOWER for form in before) or "at_least_of_it" in behind:
        return "upper" if negated and "more_than" in before else "lower"
    return ""


def _farther(words: Sequence[Word], place: int) -> list[str]:
    return [w.form for w in words[:place] if w.part == words[place].part]


def _is_given(amount: Amount, given: Sequence[Amount]) -> bool:
    same = [other for other in given if other.value == amount.value]
    if amount.value == 1 and not same:
        return not any(other.unit and other.unit == amount.unit for other in given)
    alike = [other for other in same if other.unit == amount.unit]
    return any(_fits(amount, other) for other in alike or same)


def _fits(amount: Amount, other: Amount) -> bool:
    if other.unit == _OCCASIONS and amount.unit not in (_OCCASIONS, _SO_MANY_TIMES):
        return False  # "twice" counts no things
    has_same_unit = not amount.unit or not other.unit or amount.unit == other.unit
    is_measure = bool({*amount.unit, *other.unit} & (TIME_UNITS | _MEASURES))
    has_same_bound = amount.bound == other.bound or "" in (amount.bound, other.bound)
    return (has_same_unit or not is_measure) and has_same_bound


def _fixed_times(words: Sequence[Word]) -> frozenset[str]:
    """Return units of time, weekdays, months and ordinals; none may come from nowhere."""
    forms = {_singular(word.form) for word in words}
    return frozenset(forms & (TIME_UNITS | _CALENDAR | _ORDINALS))
