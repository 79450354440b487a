"""What code can say of a sentence in another language: what must be the same is the same."""

import re
from collections import Counter

from bot.ask.compose.measures import measures_in
from bot.ask.english import is_english
from bot.guidance.rank.values.numbers import in_digits
from bot.guidance.rank.values.reading import reading_of

_LONGER, _AND_MORE = 2.5, 40  # times and characters: Finnish and German need more than English
_SAME_WORDS = 4  # in a row: a translation that keeps them has English within itself
_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:[.:]\d+)?(?![A-Za-z\d])")
_SIGN = re.compile(r"[%€$£°]|\b[A-Z]{2,}\b")
_BREAK = re.compile(r"\w{2}[.!?…]+\s+[^\W\d_]|[\u3002\uff01\uff1f]\s*\w")


def may_be_translation(translation: str, sentence: str, language: str) -> bool:
    """Tell whether a text can be a sentence in another language, as far as code sees.

    It has the same numbers, times, signs of units, codes and names, no other unit, day or
    month, is about as long, has no more sentences, and keeps no piece of the English.

    Args:
        translation: the text.
        sentence: in English.
        language: into which it was translated, by its English name.
    """
    return (
        bool(translation)
        and not is_english(translation)
        and len(translation) <= _LONGER * len(sentence) + _AND_MORE
        and len(_BREAK.findall(translation)) <= len(_BREAK.findall(sentence))
        and _numbers(translation) == _numbers(sentence)
        and Counter(_SIGN.findall(sentence)) == Counter(_SIGN.findall(translation))
        and measures_in(translation, language) <= measures_in(sentence, "English")
        and all(name in translation.casefold() for name in _names(sentence))
        and not _runs(translation) & _runs(sentence)
    )


def _numbers(text: str) -> Counter[str]:
    return Counter(one.replace(":", ".") for one in _NUMBER.findall(in_digits(text)))


def _names(sentence: str) -> list[str]:
    """Return the words with a capital inside the sentence, in lower case; no day or month."""
    reading = reading_of(sentence)
    written = [reading.written_at(place) for place in reading.names.values() if place > 0]
    names = [one.removesuffix("'s").casefold() for one in written]
    return [one for one in names if not measures_in(one, "English")]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(*(words[start:] for start in range(_SAME_WORDS)), strict=False))
