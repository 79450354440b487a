"""Amounts, times and numbers of things in a text: "up to 5 kg", "18:00", "3 pallets"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.values.domain import Quantity
from bot.guidance.rank.values.units import DAY, UNIT, unit_of

_EVENING, _MORNING = 20 * 60, 6 * 60  # what is "after" the evening lasts into the morning
_ODD_PLURALS = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_LESS = r"(?:less|fewer|lower|shorter|smaller|lighter|younger|cheaper|earlier|sooner) than"
_MORE_THAN = r"(?:more|\w{1,20}er) than"
_BOUNDS: dict[str, tuple[bool, bool]] = {  # whether it is the low end, and is itself out
    rf"(?:no|not|never) (?:{_LESS}|under|below|before|short of)": (True, False),
    rf"(?:no|not|never) (?:{_MORE_THAN}|(?:to )?exceed(?:ing)?|above|over|beyond|past|after)": (
        False,
        False,
    ),
    rf"{_LESS} or (?:equal|the same)(?: to| as)?|(?:at|on) or (?:below|under|before)": (
        False,
        False,
    ),
    r"\w{1,20} than or (?:equal|the same)(?: to| as)?|(?:at|on) or (?:above|over|after)": (
        True,
        False,
    ),
    rf"{_LESS}|under|below|before|short of|<": (False, True),
    rf"{_MORE_THAN}|above|over|beyond|exceed(?:s|ing)?|surpass(?:es|ing)?|in excess of|>": (
        True,
        True,
    ),
    r"after|past|from|at least|at (?:a|the) minimum|min\.|minimum(?: of)?|(?:start|beginn)ing"
    r" (?:at|from|with|on)|since|upwards? of|as (?:of|from)|not less than|≥": (True, False),
    r"(?:in|during|within|inside) the (?:first|1th)": (False, False),
    r"up to(?: and including)?|as (?:much|many|long|late|far|high|old|heavy|large|big) as"
    r"|at (?:a |the )?(?:maximum|most)|max\.?|maximum(?: of)?|until|till|within|inside"
    r"|(?:limited|capped|restricted) (?:to|at)|(?:limit|cap|ceiling) of|≤": (False, False),
}
_BEFORE = "|".join(_BOUNDS)
_MORE = (
    r"more|longer|older|heavier|larger|bigger|higher|greater|above|over|beyond|later|after"
    r"|upwards?|onwards?"
)
_FEWER = (
    r"less|fewer|shorter|younger|lighter|smaller|lower|cheaper|below|under|earlier|sooner"
    r"|before"
)
_BEHIND: dict[str, bool] = {  # whether it is the low end
    r"\s?\+": True,
    rf"\s(?:or|and) (?:{_MORE}|up(?!\sto))": True,
    r"\s(?:upwards?|onwards?|minimum|at least|at the (?:least|earliest))": True,
    rf"\s(?:or|and) (?:{_FEWER})": False,
    r"\s(?:maximum|max\b|at most|at the (?:most|latest)|tops|or up to that)": False,
}
_BOUND_BEHIND = "|".join(_BEHIND)
_NUMBER = r"-?\d{1,15}(?:\.\d{1,9})?"
_TIME = r"\d\d?:\d\d"
_THING = r"[^\W\d_]{3,30}"
_TO = (
    r"\s?[-\u2013\u2014]\s?"
    r"|\s(?:to|and|until|till|or|through|up to|to at most|but (?:no|not) more than)\s"
)
_ABOUT = (
    r"(?:(?:the|about|around|roughly|approximately|some|an?)\s)?"
    r"(?:(?:total|sum|value|amount|maximum|limit)(?:\sof)?\s)?"
)
_OPENING = rf"(?:(?<![\w-])(?P<bound>{_BEFORE})\s?{_ABOUT})?(?<![\w.:-])"
_NUMBERS = re.compile(
    rf"{_OPENING}(?P<low>{_NUMBER})(?:(?:\s?(?P<own>{UNIT}))?(?:{_TO})(?P<high>{_NUMBER}))?"
    rf"(?P<inner>{_BOUND_BEHIND})?[\s-]?(?:(?:working|business|calendar|full|whole)\s)?"
    rf"(?:(?P<unit>{UNIT})(?![^\W_])|{_THING}(?<!s)\s(?P<things>{_THING}s)\b|(?P<thing>{_THING}))"
    rf"(?P<outer>{_BOUND_BEHIND})?",
    re.IGNORECASE,
)
_TIMES = re.compile(
    rf"{_OPENING}(?P<low>{_TIME})(?:(?:{_TO})(?P<high>{_TIME}))?(?P<outer>{_BOUND_BEHIND})?",
    re.IGNORECASE,
)
_BARE = re.compile(  # an amount whose currency nobody named
    r"\b(?:of|over|above|for|about|around|worth|approve|spend|under|below|than)\s"
    r"(?P<low>\d\d{1,14})(?=\s*(?:$|[?.,;!]))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]*+(?:and|but)?\s*")  # both ends of a span
_YEARS = range(1900, 2100)
_YEAR = re.compile(  # "before 2021", "in 2021"; not "from 2000 euros", "from 2000 orders on"
    rf"\b(?:(?P<bound>before|after|from|since|until|till|up to)|in|of)\s(?P<low>(?:19|20)\d\d)"
    rf"(?![\w:/-])(?![.,]\d)(?!\s?(?:{UNIT})(?![^\W_]))(?!\s{_THING}s\b)"
    rf"(?P<outer>{_BOUND_BEHIND})?",
    re.IGNORECASE,
)
_SIGN_FIRST = re.compile(rf"(€|\$|£|\b(?:eur|usd|gbp|chf)\b)\s?({_NUMBER})", re.IGNORECASE)
_NO_THING = re.compile("within|with|from|for|per|and|get|who|that|which|has|was|when|if|as")
_FROM_DAY = re.compile(  # "from day 15 on"
    r"(?<=from )(day|week|month|year) (\d{1,3})(?: on(?:wards)?)?\b"
    r"|(?<=until )(?:the end of )?(day|week|month|year) (\d{1,3})\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?:(?<![\w%€$])([\w%€$]+)\s)?\ban?\s(?=(?:\w+ing\s)?(?=\w{{3}})(?:{UNIT})\b)",
    re.IGNORECASE,
)
_OFTEN = re.compile(rf"twice|once|times|{UNIT}", re.IGNORECASE)


def with_units_behind(text: str) -> str:
    """Return the text with "€80" as "80 €", "a week" as "1 week", "day 15" as "15 days"."""
    text = _FROM_DAY.sub(lambda one: f"{one[2] or one[4]} {one[1] or one[3]}s", text)
    return _ONE.sub(_one, _SIGN_FIRST.sub(r"\2 \1", text))


def _one(found: re.Match[str]) -> str:
    """Return "1 " for "a ", but not in "5 euros a week" and "twice a week"."""
    before = found[1]
    if before is None:
        return "1 "
    is_counted = found.string[: found.start()].rstrip()[-1:].isdigit()  # "50 orders a year"
    return found[0] if is_counted or _OFTEN.fullmatch(before) else f"{before} 1 "


def quantities_in(text: str) -> Iterator[tuple[Quantity, re.Match[str]]]:
    """Yield the quantities of a text written by `with_units_behind`, and where they stand."""
    for found in _TIMES.finditer(text):
        last = _minutes(found["high"]) if found["high"] else None
        yield _quantity(found, "clock", _minutes(found["low"]), last), found
    for found in _NUMBERS.finditer(text):
        yield from ((one, found) for one in _amounts(found))
    for found in _YEAR.finditer(text):
        yield _quantity(found, "year", float(found["low"]), None), found
    for found in _BARE.finditer(text):
        if int(found["low"]) not in _YEARS:
            amount = float(found["low"])
            yield Quantity("", amount, amount, found["low"], found.start()), found


def _amounts(found: re.Match[str]) -> Iterator[Quantity]:
    """Yield what numbers with a unit or a thing say; "above 50 euros or one hour" says two."""
    kind, size = unit_of(found["unit"]) if found["unit"] else (_thing(found), 1.0)
    if not kind:
        return
    own, its = unit_of(found["own"]) if found["own"] else (kind, size)
    low = float(found["low"]) * its
    high = float(found["high"]) * size if found["high"] else None
    if high is not None and own != kind:
        yield _quantity(found, own, low, None)
        low, high = high, None
    yield _quantity(found, kind, low, high)


def joined(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """Return them in order, "over 5" and "up to 9" behind it as one."""
    found: list[Quantity] = []
    for one in sorted(quantities, key=lambda one: one.start):
        last = found[-1] if found else one
        is_span = last.kind == one.kind and last.low < one.high
        if is_span and last.high == inf and one.low == -inf and _is_beside(last, one, text):
            written = text[last.start : one.start] + one.written
            found[-1] = replace(
                last, high=one.high, is_high_out=one.is_high_out, written=written
            )
        else:
            found.append(one)
    return found


def _is_beside(first: Quantity, second: Quantity, text: str) -> bool:
    between = text[first.start + len(first.written) : second.start]
    return _BETWEEN.fullmatch(between) is not None


def _quantity(found: re.Match[str], kind: str, low: float, high: float | None) -> Quantity:
    written, start = found[0].strip(), found.start()
    is_low, is_out = _bound(found)
    if high is not None:
        if kind == "clock" and high <= low:
            high += DAY
        is_out = is_low is True and is_out  # "over 5 up to 9 kg"
        return Quantity(kind, low, high, written, start, is_out, is_high_out=kind == "clock")
    if is_low is None:
        return Quantity(kind, low, low, written, start)
    if is_low:
        last = inf if kind != "clock" else DAY + (_MORNING if low >= _EVENING else 0)
        return Quantity(kind, low, last, written, start, is_low_out=is_out)
    return Quantity(kind, -inf, low, written, start, is_high_out=is_out)


def _bound(found: re.Match[str]) -> tuple[bool | None, bool]:
    """Return whether the number is the low end, None if it stands alone, and if it is out."""
    groups = found.groupdict()
    if before := groups["bound"]:
        return next(
            told for one, told in _BOUNDS.items() if re.fullmatch(one, before, re.IGNORECASE)
        )
    if behind := groups["outer"] or groups.get("inner"):
        return next(
            (is_low, False)
            for one, is_low in _BEHIND.items()
            if re.fullmatch(one, behind, re.IGNORECASE)
        )
    return None, False


def _minutes(time: str) -> float:
    hour, minute = time.split(":")
    return float(int(hour) * 60 + int(minute))


def _thing(found: re.Match[str]) -> str:
    """Return the stem of what is counted, of "3 full pallets" the last; "" if it is none."""
    name = (found["things"] or found["thing"]).lower()
    is_counted = name.endswith("s") or name in _ODD_PLURALS
    if not is_counted and (
        _NO_THING.fullmatch(name) or {found["low"], found["high"]} - {"1", None}
    ):
        return ""  # "halls 1 and 2 meet"
    told = telling(words_of([_ODD_PLURALS.get(name, name)])[0])
    return told[0] if told else ""
