"""Whether a sentence is about what its excerpts are about, by its words and its meaning."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.ask.compose.sieve.words import read

VectorsOf: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
"""Returns a row of length 1 for each text."""

ELSEWHERE = "it speaks of something else"
_NEW = 0.6  # share of words that no excerpt has, above which the meaning is looked at
_NEAR = 0.4  # cosine of the embedding that comes with the bot


def are_near(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]], embed: VectorsOf
) -> list[bool]:
    """Tell for each pair whether all of its first texts are near to some of its second ones.

    A sentence in few words of its own lies far from what it says, and a lie about the same
    subject near to it: only what is far by its words and by its meaning is called far.

    Args:
        pairs: the parts of a sentence, and those of the excerpts it names; neither is empty.
        embed: called once for all of them.
    """
    strange = [[one for one in parts if _is_new(one, given)] for parts, given in pairs]
    looked_at = [(one, given) for one, (_, given) in zip(strange, pairs, strict=True) if one]
    texts = [*dict.fromkeys(text for parts, given in looked_at for text in (*parts, *given))]
    rows = dict(zip(texts, embed(texts), strict=True)) if texts else {}
    return [
        all(max(rows[one] @ rows[other] for other in given) >= _NEAR for one in parts)
        for parts, (_, given) in zip(strange, pairs, strict=True)
    ]


def _is_new(sentence: str, given: Sequence[str]) -> bool:
    said = read(sentence).stems
    known = frozenset[str]().union(*(read(one).stems for one in given))
    return len(said - known) > _NEW * len(said)
