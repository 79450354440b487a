"""How near texts are to known ones: by meaning and by the words they share."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.guidance.rank.lexical import telling, words_of

Embed: TypeAlias = Callable[[list[str]], list[list[float]]]
_MEANING = 0.6  # the rest is the share of words; see docs/writing-guidance.md


class TextLikeness:
    """Known texts, ready to be compared with others."""

    def __init__(self, texts: Sequence[str], embed: Embed) -> None:
        """Read the known texts."""
        self._embed = embed
        self._vectors = self._read(texts)
        self._words = SharedWords(texts)
        self._count = len(texts)

    def to(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each text, with how near each known one is, 0.0 to 1.0."""
        if not texts or not self._count:
            return np.zeros((len(texts), self._count))
        once = list(dict.fromkeys(texts))
        meaning = self._read(once) @ self._vectors.T
        likeness = _MEANING * meaning + (1 - _MEANING) * self._words.shares(once)
        place = {text: number for number, text in enumerate(once)}
        rows: NDArray[np.float64] = likeness[[place[text] for text in texts]]
        return rows

    def _read(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(self._embed(list(texts)), dtype=np.float32)


class SharedWords:
    """How many words texts share with known ones, rare words weighing more."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count in how many of the known texts each word stands."""
        known = [frozenset(telling(words)) for words in words_of(texts)]
        having = Counter(word for words in known for word in words)
        self._column = {word: column for column, word in enumerate(having)}
        self._rarity = np.array([log(1 + len(known) / count) for count in having.values()])
        self._unknown = log(1 + len(known))
        self._rows = np.array([self._row(words) for words in known])
        self._weights = self._rows @ self._rarity

    def shares(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each text: its share, 0.0 to 1.0, with each of the known ones.

        The share is of the words of whichever of the two has less to say.
        """
        words = [frozenset(telling(one)) for one in words_of(texts)]
        rows = np.array([self._row(one) for one in words])
        strange = np.array([len(one - self._column.keys()) for one in words])
        own = rows @ self._rarity + self._unknown * strange
        lesser = np.minimum(own[:, None], self._weights)
        shared = (rows * self._rarity) @ self._rows.T
        shares: NDArray[np.float64] = np.zeros_like(shared)
        np.divide(shared, lesser, out=shares, where=lesser > 0)
        return shares

    def _row(self, words: frozenset[str]) -> NDArray[np.float64]:
        row = np.zeros(len(self._column))
        row[[self._column[word] for word in words if word in self._column]] = 1
        return row
