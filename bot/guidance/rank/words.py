"""Reads candidates word for word: how well each word of a question is met."""

from collections.abc import Mapping, Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.embedding.words import EmbedsWords

_MOST_KEPT = 500  # texts; about 40 kB each


class WordReader:
    """Compares word vectors (MaxSim, Khattab and Zaharia 2020) if the embedding has them.

    Those of the texts read last are kept: what is asked about often need not be read again.
    """

    def __init__(self, embeddings: Embeddings) -> None:
        """Read with this embedding."""
        self._embeddings = embeddings
        self._kept: Mapping[str, NDArray[np.float32]] = {}  # last read last; never changed

    def likeness(self, question: str, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """Return for each text the mean of the question's words' best cosines with its own.

        None if the embedding cannot tell words apart.
        """
        if not isinstance(self._embeddings, EmbedsWords):
            return None
        asked, rows = self._read(self._embeddings, question, texts)
        return np.array([_best_of_each(asked, rows[one]) for one in texts], dtype=np.float32)

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


def _best_of_each(asked: NDArray[np.float32], row: NDArray[np.float32]) -> float:
    if not len(asked) or not len(row):
        return 0.0
    return float(np.einsum("ik,jk->ij", asked, row).max(axis=1).mean())
