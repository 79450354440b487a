"""Solves a large symmetric, positive definite system in the memory of its own matrix. Pure.

Cholesky by blocks (Golub and Van Loan, Matrix Computations, section 4.2). numpy's own solve
turns 32 bits into 64 and copies twice: five times the memory, for digits that nobody needs.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_BLOCK = 512  # rows


def solve_in_place(matrix: Matrix, targets: Matrix) -> Matrix:
    """Return what the matrix turns into the targets, a column for each of theirs.

    The matrix is used up. Raises numpy.linalg.LinAlgError where it is not positive definite.
    """
    _factorise(matrix)
    found = targets.copy()
    for rows in _blocks(0, len(matrix)):
        rest = found[rows] - matrix[rows, : rows.start] @ found[: rows.start]
        found[rows] = np.linalg.solve(matrix[rows, rows], rest)
    for rows in reversed([*_blocks(0, len(matrix))]):
        rest = found[rows] - matrix[rows.stop :, rows].T @ found[rows.stop :]
        found[rows] = np.linalg.solve(matrix[rows, rows].T, rest)
    return found


def _factorise(matrix: Matrix) -> None:
    """Write the lower factor into the lower blocks; what is above them is left as it was."""
    size = len(matrix)
    for rows in _blocks(0, size):
        matrix[rows, rows] = np.linalg.cholesky(matrix[rows, rows])
        below = matrix[rows.stop :, rows]
        below[:] = np.linalg.solve(matrix[rows, rows], below.T).T
        for others in _blocks(rows.stop, size):
            reached = slice(rows.stop, others.stop)
            matrix[others, reached] -= matrix[others, rows] @ matrix[reached, rows].T


def _blocks(first: int, size: int) -> Iterator[slice]:
    return (slice(start, min(start + _BLOCK, size)) for start in range(first, size, _BLOCK))
