"""Numbers, units, bounds and dates of a claim, compared with those of its quote."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.claims.lists import numbers, words_in
from bot.ask.claims.words import Word

_VALUES: dict[str, float] = numbers()
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_OCCASIONS, _SO_MANY_TIMES = ("time",), ("times",)  # "twice", "two times"
_ORDINALS = words_in("ordinals")
TIME_UNITS = words_in("time_units")
_CALENDAR = words_in("calendar")
_UPPER = words_in("upper")
_LOWER = words_in("lower")
_PARTS_OF_A_NUMBER = 2  # "2.5", "8:30"; more parts are an address or a big number
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
    counted = {_singular(word.form) for word in quote}
    return (
        any(not _is_given(amount, given) for amount in amounts(claim))
        or any(_counts_otherwise(amount, given, counted) for amount in amounts(claim))
        or bool(_fixed_times(claim) - _fixed_times(quote))
    )


def _counts_otherwise(amount: Amount, given: Sequence[Amount], counted: set[str]) -> bool:
    """Tell whether the number counts what the quote names too, but with another number."""
    same = [other for other in given if other.value == amount.value]
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
    if any(form in _UPPER for form in before) or "at_most" in behind:
        return "upper"
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
    is_time = bool({*amount.unit, *other.unit} & TIME_UNITS)
    has_same_bound = amount.bound == other.bound or "" in (amount.bound, other.bound)
    return (has_same_unit or not is_time) and has_same_bound


def _fixed_times(words: Sequence[Word]) -> frozenset[str]:
    """Return units of time, weekdays, months and ordinals; none may come from nowhere."""
    forms = {_singular(word.form) for word in words}
    return frozenset(forms & (TIME_UNITS | _CALENDAR | _ORDINALS))
