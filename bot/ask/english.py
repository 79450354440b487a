"""Whether a text is in English, the language of guidance."""

import re

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.spelling import english_words

_WORD = re.compile(r"[^\W\d_]{3,}")  # shorter ones are words of several languages
_STANDS_ALONE = re.compile(
    r"(?<!\S)[^\w\s]*([^\W\d_]+(?:['\u2019-][^\W\d_]+)*)[.,;:!?…)\"'”»]*(?!\S)"
)
_KNOWN = 0.7  # of its words; "Que dois-je dire au client en cas de retard ?" reaches 0.67
_MISSPELT = 0.55  # are enough among as many words as only English has between the others
_SMALL_WORDS = 0.25
_ENOUGH_TO_TELL = 3  # words


def is_english(text: str) -> bool:
    """Tell whether a text is in English; some of its words may be misspelt."""
    words = _WORD.findall(text.lower())
    if not words:
        return False
    known = sum(word in english_words() for word in words) / len(words)
    return known >= _KNOWN or (known >= _MISSPELT and _has_small_words(text))


def may_be_english(text: str) -> bool:
    """Tell whether a text is in English, or too short to tell: a name, a product's number.

    Only words that stand alone count: those inside of code or an address are of no language.
    """
    prose = " ".join(_STANDS_ALONE.findall(text))
    return len(_WORD.findall(prose.lower())) < _ENOUGH_TO_TELL or is_english(prose)


def _has_small_words(text: str) -> bool:
    words = text.split()
    small = sum(not telling(words_of([word])[0]) for word in words)
    return small >= _SMALL_WORDS * len(words)
