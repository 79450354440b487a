"""Mends misspelt words of a question, so that they find the words of the guidance."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters; a shorter word resembles too many others
_LONG = 6  # letters from which two slips are believed, not one
_MOST = 30  # words mended in one question; more is no question
_MOST_UNKNOWN = 0.6  # of the words; above it, this is another language and no misspelling


class Speller:
    """Knows the words of the guidance, and those of English."""

    def __init__(self, counted: Iterable[Mapping[str, int]]) -> None:
        """Learn these words, told how often they occur; English is read when first needed."""
        self._own: Counter[str] = Counter()
        for words in counted:
            self._own.update(words)
        self._mended = lru_cache(maxsize=10_000)(self._nearest)

    def mend(self, question: str) -> str:
        """Return the question with its misspelt words replaced by words of the guidance.

        A word is left alone if the guidance or English knows it, if it is a name or an
        abbreviation, and if an English word lies nearer than one of the guidance.
        """
        words = _WORD.findall(question)
        words[:1] = [word[:1].lower() + word[1:] for word in words[:1]]
        unknown = {word for word in words if self._is_unknown(word)}
        if not unknown or len(unknown) > min(_MOST, 1 + _MOST_UNKNOWN * len(words)):
            return question
        return _WORD.sub(
            lambda found: self._mended(found[0]) if found[0] in unknown else found[0],
            question[:1].lower() + question[1:],
        )

    def _is_unknown(self, word: str) -> bool:
        if len(word) < _SHORTEST or not word.islower() or word in self._own:
            return False
        return word.isascii() and word not in self._english.get(word[0], ())

    @cached_property
    def _english(self) -> dict[str, frozenset[str]]:
        """English words by their first letter, which slips seldom hit."""
        words = sorted(english_words())
        return {first: frozenset(some) for first, some in groupby(words, lambda word: word[0])}

    def _nearest(self, word: str) -> str:
        slips = 1 if len(word) < _LONG else 2
        own = process.extract(
            word, self._own.keys(), scorer=OSA.distance, score_cutoff=slips, limit=None
        )
        if not own:
            return word
        best = min((_slips(word, other), -self._own[other], other) for other, _, _ in own)
        english = process.extract(
            word,
            self._english.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=int(best[0]),
            limit=None,
        )
        is_english = any(_slips(word, other) < best[0] for other, _, _ in english)
        return word if is_english else best[2]


def spelled_in(texts: Iterable[str]) -> Mapping[str, int]:
    """Return the words of texts that misspelt ones are mended to, and how often each occurs."""
    words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    return {word: words[word] for word in words if len(word) >= _SHORTEST}


@cache
def english_words() -> frozenset[str]:
    """Return the words of English in lower case, about 160,000; read once, in half a second."""
    return frozenset(SpellChecker().word_frequency.words())


def _slips(word: str, other: str) -> float:
    """Count the slips of a typing hand; a letter typed once for twice is half a slip."""
    is_doubled = _without_doubles(word) == _without_doubles(other)
    return 0.5 if is_doubled else float(OSA.distance(word, other))


def _without_doubles(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))
