"""Takes fewer of many, from all parts of the list."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def spread(everything: Sequence[T], limit: int) -> list[T]:
    """Return at most so many, in their order; none for a limit of 0."""
    if limit <= 0:
        return []
    step = max(1, -(-len(everything) // limit))
    return list(everything[::step])
