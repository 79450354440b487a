"""A large system is solved in the memory of its matrix, and as numpy solves it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask.routing.cholesky import Matrix, solve_in_place


def likeness(size: int, seed: int) -> Matrix:
    """Return how alike so many vectors of length 1 are, with a ridge."""
    vectors = np.random.default_rng(seed).normal(size=(size, 40))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ridge = 0.1 * np.eye(size)
    return np.asarray(np.exp(3 * (vectors @ vectors.T - 1)) + ridge, np.float32)


@settings(max_examples=12)
@given(st.sampled_from([1, 2, 511, 512, 513, 1100]), st.integers(0, 2**32))
def test_what_is_found_is_what_numpy_finds(size: int, seed: int) -> None:
    matrix = likeness(size, seed)
    targets = np.random.default_rng(seed).normal(size=(size, 3)).astype(np.float32)
    expected = np.linalg.solve(matrix.astype(np.float64), targets)

    assert np.abs(solve_in_place(matrix, targets) - expected).max() < 1e-3


def test_a_matrix_that_is_not_positive_definite_is_refused() -> None:
    with pytest.raises(np.linalg.LinAlgError):
        solve_in_place(-np.eye(600, dtype=np.float32), np.ones((600, 1), np.float32))
