"""Finding by word: BM25 over stemmed English words."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from math import log

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN_PLUS
from numpy.typing import NDArray

# Passages are cut to about one length: length and repetition say less than in documents.
_K1 = 0.9
_B = 0.4
_STEMMER = Stemmer.Stemmer("english")
_MODALS = ("could", "may", "might", "must", "ought", "shall", "would")
_OF_GRAMMAR = frozenset(_STEMMER.stemWords([*STOPWORDS_EN_PLUS, *_MODALS]))


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """Return each text's stemmed words, without those that say nothing ("the", "of")."""
    words: list[list[str]] = bm25s.tokenize(
        list(texts), stopwords="en", stemmer=_STEMMER, return_ids=False, show_progress=False
    )
    return words


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

    def highest(self, words: Collection[str]) -> float:
        """Return the score that no text can exceed for the words; 1.0 if there is none."""
        return (_K1 + 1) * sum(self.rarity(word) for word in set(words)) or 1.0

    def knows(self, word: str) -> bool:
        """Tell whether a text has the word."""
        return self._having[word] > 0

    def rarity(self, word: str) -> float:
        """Return a word's inverse document frequency, 0.0 and up; highest if no text has it."""
        having = self._having[word]
        return log(1 + (self._count - having + 0.5) / (having + 0.5))

    def coverage(self, words: Collection[str]) -> Callable[[Collection[str]], float]:
        """Return what tells a text's share of the words, the rare ones weighing more."""
        rarity = {word: self.rarity(word) for word in words}
        total = sum(rarity.values())

        def share(text: Collection[str]) -> float:
            return (
                sum(rarity[word] for word in rarity if word in text) / total if total else 0.0
            )

        return share
