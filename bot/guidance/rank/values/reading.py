"""Finding the values in a text, and the words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import inf

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.values.clock import with_times
from bot.guidance.rank.values.domain import Reading
from bot.guidance.rank.values.labels import labels_in
from bot.guidance.rank.values.numbers import in_digits
from bot.guidance.rank.values.quantities import joined, quantities_in, with_units_behind
from bot.guidance.rank.values.units import UNIT

_KEPT = 8192  # texts; those of the sections that are asked about most
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}")
_OPENS = re.compile(r"(?:^|[.!?:;›|]\s*)$")
_KEY = re.compile(r"\s*[:;›|]")
_MOMENT = re.compile(r"\b(?:after|within|since)(?=\s\d)", re.IGNORECASE)  # 'after 2 weeks'
_CONTINUES = re.compile(
    r"(?:(?:any|every)thing |all |those )?"
    r"((?:longer|larger|bigger|heavier|higher|older|later|more|others?|above|beyond)\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.,;!?›|]")
_LETTER = re.compile(
    r"(?<=[^\W\d_]\s)([b-hj-z])(?=\s*(?:$|[?.,!]|\s))"
    r"|(?:(?<=\bclass )|(?<=\bgrade )|(?<=\bhall )|(?<=\bzone )|(?<=\btier ))(a)\b"
    r"|(?<=[^\W\d_]\s)(a)(?=\s*(?:$|[?.,!])|\s(?:is|are|has|for|and|or|in|at|must|may|can)\b)",
    re.IGNORECASE,
)
_ALL = re.compile(  # "what are the 5 indicators" asks for all of them, not for a case
    r"\b((?:what|which|name|list)(?: are| were)?(?: the| our| these| those)? )\d\d?"
    rf"(?! (?:{UNIT})\b)(?: [\w-]{{1,30}})? (?=[^\W\d_]{{1,30}}s\b)",
    re.IGNORECASE,
)
_MYSELF = re.compile(r"(?<=\s)I(?=['\u2019]|\s[^\W_])")  # "the class I booked" names none


@lru_cache(maxsize=_KEPT)
def reading_of(text: str, *, is_question: bool = False) -> Reading:
    """Return the values and the telling words of a text.

    People ask for "class b"; in guidance a letter alone names something in a capital only.
    """
    text = with_units_behind(with_times(in_digits(text)))
    if is_question:
        text = _ALL.sub(r"\1", _MYSELF.sub("i", _MOMENT.sub("at", text)))
    found = list(quantities_in(text))
    rest = text
    for _, match in found:
        if not _may_name(match):
            start, end = match.span()
            rest = rest[:start] + "," * (end - start) + rest[end:]
    named = _LETTER.sub(lambda one: one[0].upper(), rest) if is_question else rest
    labels = sorted(set(labels_in(named)), key=lambda one: one.start)
    heading, mark, body = rest.rpartition(" › ")
    above = len(heading) + len(mark)
    continues = _CONTINUES.match(body)
    return Reading(
        text,
        tuple(labels),
        tuple(
            replace(one, led_by=frozenset(_stems(rest[above : one.start])))
            for one in joined([one for one, _ in found], text)
        ),
        frozenset(_stems(rest)),
        _names(rest, {one.noun for one in labels}, above),
        heading,
        frozenset(_stems(body)),
        continues[1] if continues else "",
        frozenset(_pairs(rest)),
    )


def continued(readings: Sequence[Reading]) -> list[Reading]:
    """Return them with what "Longer holidays" leave behind "Holidays of up to 5 days"."""
    found: list[Reading] = []
    for reading in readings:
        before = found[-1].quantities[0] if found and found[-1].quantities else None
        is_rest = reading.continues and not reading.quantities and before and before.low == -inf
        if is_rest and before and found[-1].heading == reading.heading:
            rest = replace(
                before,
                low=before.high,
                high=inf,
                written=reading.continues,
                start=0,
                is_low_out=not before.is_high_out,
                is_high_out=False,
            )
            reading = replace(reading, quantities=(rest,))  # noqa: PLW2901
        found.append(reading)
    return found


def _stems(text: str) -> list[str]:
    return telling(words_of([" ".join(_WORD.findall(text)).lower()])[0])


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each telling word with those beside it; "in" and "at" are kept as they are."""
    for part in _BREAK.split(text):
        words = [(_stems(one) or [one.lower()])[0] for one in _WORD.findall(part)]
        for first, second in pairwise(words):
            yield first, second
            yield second, first


def _may_name(match: re.Match[str]) -> bool:
    """Tell whether it may name what stands before it: "order 3 pallets", "halls 1 and 2"."""
    groups = match.groupdict()
    return not any(groups.get(one) for one in ("unit", "bound", "outer", "inner")) and (
        ":" not in match["low"]
    )


def _names(text: str, nouns: set[str], body: int) -> dict[str, int]:
    """Return where the words stand that have a capital.

    At the start of a sentence that says nothing, but of the first one and before a colon.
    """
    names: dict[str, int] = {}
    for found in _WORD.finditer(text):
        if not found[0][0].isupper():
            continue
        is_inside = not _OPENS.search(text[: found.start()][-3:])
        if is_inside or found.start() == body or _KEY.match(text, found.end()):
            for stem in set(_stems(found[0])) - nouns:
                names.setdefault(stem, found.start())
    return names
