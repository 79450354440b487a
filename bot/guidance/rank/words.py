"""Reads candidates word for word: how well each word of a question is met."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.embedding.words import EmbedsWords
from bot.guidance.rank.fusion import Scores

_MOST_KEPT = 500  # texts; about 40 kB each
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


@dataclass(frozen=True, slots=True, eq=False)
class WordsMet:
    """How well each word piece of a question is met (MaxSim, Khattab and Zaharia 2020)."""

    best: NDArray[np.float32]  # a row for each text: each piece's best cosine with its own
    weights: NDArray[np.float32]  # of the pieces: how much their words tell, 0.0 and up

    @property
    def likeness(self) -> Scores:
        """Return for each text the mean over all pieces."""
        return np.asarray(self.best.mean(axis=1), dtype=np.float32)

    def together(self, groups: Sequence[Hashable]) -> Scores:
        """Return for each text how its group meets what tells most; the groups are named."""
        members: dict[Hashable, list[int]] = {}
        for at, name in enumerate(groups):
            members.setdefault(name, []).append(at)
        best = {name: self.best[some].max(axis=0) for name, some in members.items()}
        told = np.array([best[name] for name in groups])
        return np.asarray(told @ self.weights / self.weights.sum(), dtype=np.float32)


class WordReader:
    """Compares word vectors if the embedding has them.

    Those of the texts read last are kept: what is asked about often need not be read again.
    """

    def __init__(self, embeddings: Embeddings) -> None:
        """Read with this embedding."""
        self._embeddings = embeddings
        self._kept: Mapping[str, NDArray[np.float32]] = {}  # last read last; never changed

    def read(
        self, question: str, texts: Sequence[str], weight: Callable[[str], float]
    ) -> WordsMet | None:
        """Return how the texts meet the question; None if the embedding knows no words.

        Args:
            question: as it is asked.
            texts: what may answer it.
            weight: how much a word of the question tells, 0.0 and up.
        """
        if not isinstance(self._embeddings, EmbedsWords):
            return None
        asked, rows = self._read(self._embeddings, question, texts)
        if not len(asked):
            return None
        weights = _of_pieces(question, self._embeddings.word_pieces(question), weight)
        best = np.array([_best_of_each(asked, rows[one]) for one in texts], dtype=np.float32)
        return WordsMet(best, weights)

    def _read(
        self, embeddings: EmbedsWords, question: str, texts: Sequence[str]
    ) -> tuple[NDArray[np.float32], Mapping[str, NDArray[np.float32]]]:
        """Return the question's word vectors, and those of each text."""
        before = self._kept  # another thread may put another in its place
        new = [one for one in dict.fromkeys(texts) if one not in before]
        asked, *read = embeddings.embed_words([question, *new])
        known = {**before, **dict(zip(new, read, strict=True))}
        rows = {one: known[one] for one in texts}
        last = [*(one for one in before if one not in rows), *rows][-_MOST_KEPT:]
        self._kept = {one: known[one] for one in last}
        return asked, rows


class NullWordReader:
    """Reads no words: what is found stands in the order of its meaning."""

    def read(
        self, _question: str, _texts: Sequence[str], _weight: Callable[[str], float]
    ) -> None:
        """Return None, as an embedding does that knows no words."""


def _best_of_each(asked: NDArray[np.float32], row: NDArray[np.float32]) -> NDArray[np.float32]:
    if not len(row):
        return np.zeros(len(asked), dtype=np.float32)
    return np.asarray(np.einsum("ik,jk->ij", asked, row).max(axis=1))


def _of_pieces(
    text: str, pieces: Sequence[tuple[int, int]], weight: Callable[[str], float]
) -> NDArray[np.float32]:
    """Return for each piece the weight of its word; 1.0 for all if no word has one."""
    words = [(*found.span(), weight(found.group())) for found in _WORD.finditer(text)]
    weights = [
        next((told for first, last, told in words if first <= start and end <= last), 0.0)
        for start, end in pieces
    ]
    return np.array(weights if any(weights) else [1.0] * len(pieces), dtype=np.float32)
