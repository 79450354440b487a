"""Finding by word: BM25 over stemmed English words, numbers, letters and codes."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from math import log

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN, STOPWORDS_EN_PLUS
from numpy.typing import NDArray

from bot.guidance.parse.plain_text import folded

# Passages are cut to about one length: length and repetition say less than in documents.
_K1 = 0.9
_B = 0.4
_STEMMER = Stemmer.Stemmer("english")
_MODALS = ("could", "may", "might", "must", "ought", "shall", "would")
_SAY_NOTHING = frozenset(STOPWORDS_EN)
_OF_GRAMMAR = frozenset(_STEMMER.stemWords([*STOPWORDS_EN_PLUS, *_MODALS]))
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:&\w+)+|[^\W\d_]+-?\d\w*|\w+")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")
_NAMES_NOBODY = frozenset({"I", "A"})  # one letter in capitals that is no name of a class


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """Return each text's stemmed words, without those that say nothing ("the", "of").

    Numbers, single letters and codes count, in one way of writing: "1,000" is "1000", and
    "PPR-9087" is "ppr9087". "IT" is a word, "it" is none.
    """
    return [_STEMMER.stemWords(list(_tokens(folded(text)))) for text in texts]


def _tokens(text: str) -> Iterator[str]:
    shouts = text.isupper()
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word[0].isdigit():
            yield _THOUSANDS.sub("", word)
        elif word.isupper() and not shouts and word not in _NAMES_NOBODY:
            yield word.lower()  # "IT", "B", "R&D"
        elif len(word) > 1 and word.lower() not in _SAY_NOTHING:
            yield word.lower().replace("-", "")


def telling(words: Sequence[str]) -> list[str]:
    """Return the stemmed words that name something, without "who", "my", "may" and the like."""
    return [word for word in words if word not in _OF_GRAMMAR]


class Lexical:
    """Texts that can be weighed by the words they share with a question."""

    def __init__(self, words: Sequence[Sequence[str]]) -> None:
        """Count the words; one entry for each text."""
        self._count = len(words)
        self._having = Counter(word for text in words for word in set(text))
        self._index: bm25s.BM25 | None = None
        if any(words):
            self._index = bm25s.BM25(k1=_K1, b=_B)
            self._index.index([list(text) for text in words], show_progress=False)

    def scores(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Return each text's BM25 score for the words, 0.0 and up."""
        if self._index is None or not words:
            return np.zeros(self._count, dtype=np.float32)
        return np.asarray(self._index.get_scores(list(words)), dtype=np.float32)

    def coverage(self, words: Collection[str]) -> Callable[[Collection[str]], float]:
        """Return what tells a text's share of the words, the rare ones weighing more."""
        rarity = {word: self.rarity(word) for word in words}
        total = sum(rarity.values())

        def share(text: Collection[str]) -> float:
            return (
                sum(rarity[word] for word in rarity if word in text) / total if total else 0.0
            )

        return share

    def rarity(self, word: str) -> float:
        """Return a word's inverse document frequency, 0.0 and up; highest if no text has it."""
        having = self._having[word]
        return log(1 + (self._count - having + 0.5) / (having + 0.5))
