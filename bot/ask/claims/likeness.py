"""How near words come to each other in meaning, from an embedding."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.ask.claims.carrying import Likeness

_WORDS_REMEMBERED = 20_000  # 384 numbers each: 60 MB at the very most


def likeness_by(embed: Callable[[list[str]], list[list[float]]]) -> Likeness:
    """Return a likeness made of ``embed``, which turns texts into vectors of length 1."""

    @lru_cache(_WORDS_REMEMBERED)
    def vector(word: str) -> NDArray[np.float32]:
        return np.array(embed([word])[0], dtype=np.float32)

    def likeness(word: str, others: Sequence[str]) -> float:
        return max((float(vector(word) @ vector(other)) for other in others), default=-1.0)

    return likeness
