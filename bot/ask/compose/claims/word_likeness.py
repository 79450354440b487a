"""How near words come to each other in meaning, from an embedding."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.ask.compose.claims.aligning import WordLikeness

_WORDS_REMEMBERED = 20_000  # 384 numbers each: 30 MB at the very most


def likeness_by(embed: Callable[[list[str]], list[list[float]]]) -> WordLikeness:
    """Return a likeness made of ``embed``, which turns texts into vectors of length 1.

    It is a cosine, -1.0 to 1.0, and -1.0 beside no other word. Threads may share it.
    """
    known: dict[str, NDArray[np.float32]] = {}

    def vectors(words: Sequence[str]) -> list[NDArray[np.float32]]:
        nonlocal known
        new = [word for word in dict.fromkeys(words) if word not in known]
        # All at once, which is far quicker than one by one; in a new mapping, because several
        # threads may ask at a time.
        learnt = dict(zip(new, map(_vector, embed(new)), strict=True)) if new else {}
        found = known | learnt
        known = found if len(found) <= _WORDS_REMEMBERED else {}
        return [found[word] for word in words]

    def likeness(word: str, others: Sequence[str]) -> float:
        one, *rest = vectors([word, *others])
        return max((float(one @ other) for other in rest), default=-1.0)

    return likeness


def _vector(numbers: list[float]) -> NDArray[np.float32]:
    return np.array(numbers, dtype=np.float32)
