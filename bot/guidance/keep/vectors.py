"""Vectors of length 1 in a byte a number: a quarter of the memory, cosines right to .002."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]

_LARGEST = 127


@dataclass(frozen=True, slots=True, eq=False)
class SmallVectors:
    """Rows of whole numbers, each with what to multiply it by."""

    rows: NDArray[np.int8]
    scales: NDArray[np.float32]  # one a row

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.scales)

    def cosines(self, vector: Vectors, numbers: NDArray[np.int64]) -> Vectors:
        """Return the cosines of a vector of length 1 with the rows of these numbers."""
        some = self.rows[numbers].astype(np.float32)
        # On one thread: on a busy machine `@` waits for all of its threads, far longer.
        return np.asarray(
            np.einsum("ij,j->i", some, vector) * self.scales[numbers], dtype=np.float32
        )

    def full(self) -> Vectors:
        """Return the vectors in four bytes a number."""
        return np.asarray(self.rows * self.scales[:, None], dtype=np.float32)


def small(vectors: Vectors) -> SmallVectors:
    """Return the vectors, made length 1, in a byte a number."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(lengths, np.finfo(np.float32).eps)
    scales = (
        np.maximum(np.abs(unit).max(axis=1, initial=0), np.finfo(np.float32).eps) / _LARGEST
    )
    rows = np.rint(unit / scales[:, None]).astype(np.int8)
    return SmallVectors(rows, scales.astype(np.float32))


def joined(parts: Sequence[SmallVectors]) -> SmallVectors:
    """Return the rows of all parts, in their order."""
    return SmallVectors(
        np.concatenate([one.rows for one in parts]),
        np.concatenate([one.scales for one in parts]),
    )
