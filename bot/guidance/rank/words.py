"""Reads candidates word for word: how well each word of a question is met."""

from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.embedding.words import EmbedsWords


class WordReader:
    """Compares word vectors (MaxSim, Khattab and Zaharia 2020) if the embedding has them."""

    def __init__(self, embeddings: Embeddings) -> None:
        """Read with this embedding."""
        self._embeddings = embeddings

    def likeness(self, question: str, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """Return for each text the mean of the question's words' best cosines with its own.

        None if the embedding cannot tell words apart.
        """
        if not isinstance(self._embeddings, EmbedsWords):
            return None
        asked, *rows = self._embeddings.embed_words([question, *texts])
        return np.array([_best_of_each(asked, row) for row in rows], dtype=np.float32)


def _best_of_each(asked: NDArray[np.float32], row: NDArray[np.float32]) -> float:
    if not len(asked) or not len(row):
        return 0.0
    return float(np.einsum("ik,jk->ij", asked, row).max(axis=1).mean())
