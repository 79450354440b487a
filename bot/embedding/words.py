"""Vectors for the words of a text, where an embedding has them."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray


@runtime_checkable
class EmbedsWords(Protocol):
    """An embedding that tells the words of a text apart; a provider's does not."""

    def embed_words(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Return for each text one row of length 1 for each of its word pieces, in order."""
        ...

    def word_pieces(self, text: str) -> list[tuple[int, int]]:
        """Return where in the text the word piece of each row starts and ends, in order."""
        ...
