"""Shares of few questions, with how far they may be from the truth."""

from collections.abc import Sequence
from math import sqrt

_TWO_SIDED_95 = 1.96  # standard deviations


def interval_of(right: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, 0.0 to 1.0 (Wilson 1927)."""
    if not count:
        return 0.0, 1.0
    share, square = right / count, _TWO_SIDED_95**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    spread = sqrt(share * (1 - share) / count + square / (4 * count**2))
    half = _TWO_SIDED_95 * spread / (1 + square / count)
    return middle - half, middle + half


def share_of(values: Sequence[bool]) -> str:
    """Return a share in per cent, with its interval and what it is of."""
    if not values:
        return "  none"
    low, high = interval_of(sum(values), len(values))
    share = 100 * sum(values) / len(values)
    return f"{share:6.1f} %  [{100 * low:3.0f}-{100 * high:3.0f}]  of {len(values)}"
