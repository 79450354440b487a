"""Whether a sentence lets a standard's number count from another moment. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.standards.domain import Dimension, Standard
from bot.guidance.standards.figures import FoundFigure

_BEHIND = re.compile(
    r" (?:(?P<before>before|prior to|ahead of|in advance of)"
    r"|(?P<after>after|following|from|of (?:the|an?|our|your|this|that|each|every)))\b"
)
_THING = re.compile(
    r" (?:after|of|from|following|since) (?:the|an?|our|your|this|that|each|every)"
    r" (?P<thing>[a-z-]{3,}(?: [a-z-]{3,}){0,2})"
)
# Whatever reaches us is named by any of these: none of them tells one moment from another.
_ASKED = "asks request question call message e-mail letter enquiry contact arrives comes"


def counts_otherwise(
    text: str, found: FoundFigure, standard: Standard, standards: Iterable[Standard]
) -> bool:
    """Whether a number that is the standard's counts from another moment than it does.

    It counts backwards instead of forwards, or from what is the moment of other standards and
    stands nowhere in what the register says of this one.
    """
    if found.figure.dimension is not Dimension.TIME or found.figure.amount <= 0:
        return False
    if text[: found.start].lower().endswith("from "):
        return False  # "from thirty days after the letter": the moment itself
    behind = text[found.end :].lower()
    is_before = standard.moment.startswith("before")
    if way := _BEHIND.match(behind):
        is_turned = bool(way["after"] if is_before else way["before"])
        if is_turned and not standard.moment.startswith("always"):
            return True
    thing = _THING.match(behind)
    if not thing or is_before:
        return False
    moment = _telling(thing["thing"]) - _telling(_ASKED)
    others = [_telling(one.moment) for one in standards if one is not standard]
    return bool(
        moment and not moment & _told_of(standard) and any(moment & other for other in others)
    )


def _told_of(standard: Standard) -> frozenset[str]:
    """Return the words that the register has for a standard and its moment."""
    stated = [one.words for one in standard.stated]
    texts = [standard.name, standard.moment, *standard.also, *stated]
    return frozenset(word for text in texts for word in _telling(text))


@lru_cache(maxsize=4096)
def _telling(text: str) -> frozenset[str]:
    return frozenset(telling(words_of([text])[0]))
