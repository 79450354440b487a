"""Nouns with a number, a letter or a code: "priority 1", "classes A and B", "PPR-9087"."""

import re
from collections.abc import Iterator

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.values.domain import CaseLabel

_ROMAN = {
    roman: str(at)
    for at, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"), 1)
}
_NAME = r"(?:\d{1,15}(?:\.\d{1,5})?[a-z]?|[IVX]{2,4}|[A-Z](?!\s\d|-\d))"
_LABEL = re.compile(
    rf"(?<![^\W_])(?P<noun>[^\W\d_]{{1,30}})(?:\s(?:no\.?|nr\.?|number)|\s?#|:)?"
    rf"(?P<gap>[\s-]?)(?P<name>{_NAME})(?![^\W_]|[&'])"
    rf"(?P<more>(?:(?:\s?[,/&\u2013-]\s?|,?\s(?:and|or|to)\s)(?:{_NAME})(?![\w&']))*)"
)
_LETTER_FIRST = re.compile(r"(?<![\w'&])(?P<name>[A-Z])[\s-](?P<noun>[a-z]{3,30})")
_TH = r"\d{1,6}(?:st|nd|rd|th)"
_ORDINAL = re.compile(
    rf"\b(?P<name>{_TH})(?:\s?(?P<joint>to|and|or|[-\u2013])\s?(?P<last>{_TH})"
    r"|\s(?P<open>and (?:(?:every|any|all|each) )?(?:later|up|over|more)))?"
    r"\s(?P<noun>[^\W\d_]{3,30})"
)
_CODE = re.compile(
    r"(?<![^\W_])(?P<noun>[^\W\d_]{3,30}):?\s(?P<letters>[^\W\d_]{1,4})-?(?P<digits>\d{1,6})(?![^\W_])"
)
_PARTS = re.compile(rf"(?P<joint>\bto\b|[\u2013-])?\s?(?P<name>{_NAME})(?![\w])")
_LONGEST_RUN = 30
_OFTEN = frozenset(["time", "attempt"])  # what is counted tells how often, and no case
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


def labels_in(text: str) -> Iterator[CaseLabel]:
    """Yield the labels of a text whose numbers stand in digits, without its quantities."""
    yield from _name_behind(text)
    yield from _name_before(text)
    yield from _codes(text)


def _name_behind(text: str) -> Iterator[CaseLabel]:
    for found in _LABEL.finditer(text):
        noun = _noun(found["noun"], is_joined=found["gap"] in {"", "-"})
        if noun:
            for name in _names(found["name"], found["more"]):
                yield CaseLabel(noun, name, found[0], found.start())


def _name_before(text: str) -> Iterator[CaseLabel]:
    for found in _LETTER_FIRST.finditer(text):
        noun = _noun(found["noun"])
        if noun and not found[0].startswith(("A ", "I ")):
            yield CaseLabel(noun, _folded(found["name"]), found[0], found.start())
    for found in _ORDINAL.finditer(text):
        noun = _noun(found["noun"])
        if noun and noun not in _OFTEN:
            for name in _ordinals(found):
                yield CaseLabel(noun, name, found[0], found.start())


def _codes(text: str) -> Iterator[CaseLabel]:
    """Yield each code with the noun before it: a pump may be a PX-20 or a QB-20."""
    for found in _CODE.finditer(text):
        if noun := _noun(found["noun"]):
            name = f"{found['letters']}{_folded(found['digits'])}".lower()
            yield CaseLabel(noun, name, found[0], found.start())


def _ordinals(found: re.Match[str]) -> Iterator[str]:
    first, last = _folded(found["name"][:-2]), _folded((found["last"] or found["name"])[:-2])
    if found["open"]:
        last = str(int(first) + _LONGEST_RUN)
    yield first
    if last != first:
        yield from _run(first, last) if found["joint"] not in {"and", "or"} else (last,)


def _noun(word: str, *, is_joined: bool = False) -> str:
    """Return a noun's stem or a code's letters; "" if the word names nothing."""
    noun = word.lower()
    if len(noun) == 1:
        return noun if is_joined or noun not in {"a", "i"} else ""
    told = telling(words_of([noun])[0])
    return told[0] if told and noun not in _MONTHS else ""


def _names(first: str, more: str) -> Iterator[str]:
    last = _folded(first)
    yield last
    for found in _PARTS.finditer(more):
        name = _folded(found["name"])
        if name[:1].isdigit() != last[:1].isdigit():
            return  # "classes C and D, 500 per roll"
        yield from _run(last, name) if found["joint"] else (name,)
        last = name


def _folded(name: str) -> str:
    return _ROMAN.get(name.lower(), name.lower().lstrip("0") or "0")


def _run(first: str, last: str) -> Iterator[str]:
    """Yield the names behind the first up to the last: 2, 3, 4 of "levels 1 to 4"."""
    if first.isdecimal() and last.isdecimal():
        yield from map(str, range(max(int(first) + 1, int(last) - _LONGEST_RUN), int(last)))
    elif len(first) == len(last) == 1:
        yield from map(chr, range(ord(first) + 1, ord(last)))
    yield last
