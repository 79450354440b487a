"""Finds the vectors that come nearest to another one among very many.

Each vector is one bit a number: whether it is above the mean of all. What differs in few bits
is looked at again, exactly: of 8,580 real statements, 400 found so hold 99.3 % of the best 24.
"""

import numpy as np
from numpy.typing import NDArray

from bot.guidance.keep.vectors import SmallVectors, Vectors

Numbers = NDArray[np.int64]

_LOOKED_AT = 2000  # vectors that are compared exactly
_BLOCK = 16_384  # vectors counted at once: what a processor's own memory holds


class Nearest:
    """Compares a vector with all; never changes, so any thread may use it."""

    def __init__(self, vectors: SmallVectors) -> None:
        """Prepare the vectors."""
        self.vectors = vectors
        self._mean = _mean(vectors)
        codes = [
            self._codes(
                vectors.rows[first : first + _BLOCK], vectors.scales[first : first + _BLOCK]
            )
            for first in range(0, len(vectors), _BLOCK)
        ]
        self._all = np.concatenate(codes, axis=1)

    def to(self, vector: Vectors) -> Numbers:
        """Return the numbers of at least the 2,000 nearest ones, in no order; all if fewer."""
        if len(self.vectors) <= _LOOKED_AT:
            return np.arange(len(self.vectors))
        code = self._codes(vector[None], np.ones(1, dtype=np.float32))
        differing = np.empty(len(self.vectors), dtype=np.uint16)
        for first in range(0, len(differing), _BLOCK):
            block = np.bitwise_count(self._all[:, first : first + _BLOCK] ^ code)
            np.add.reduce(block, axis=0, dtype=np.uint16, out=differing[first : first + _BLOCK])
        # Numbers of four bytes are parted ten times faster than those of two.
        return np.argpartition(differing.astype(np.float32), _LOOKED_AT)[:_LOOKED_AT]

    def _codes(self, rows: NDArray[np.int8] | Vectors, scales: Vectors) -> NDArray[np.uint64]:
        """Return 64 bits a line, so that each line can be read through."""
        bits = np.packbits(rows * scales[:, None] > self._mean, axis=1)
        padded = np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8)))
        return np.ascontiguousarray(padded.view(np.uint64).T)


def _mean(vectors: SmallVectors) -> Vectors:
    total = np.zeros(vectors.rows.shape[1], dtype=np.float32)
    for first in range(0, len(vectors), _BLOCK):
        total += vectors.scales[first : first + _BLOCK] @ vectors.rows[first : first + _BLOCK]
    return np.asarray(total / max(1, len(vectors)), dtype=np.float32)


def highest(scores: Vectors, count: int) -> Numbers:
    """Return where the highest scores stand that are above 0, in no order."""
    some = np.flatnonzero(scores)
    if len(some) <= count:
        return some
    return np.asarray(some[np.argpartition(scores[some], -count)[-count:]])
