"""Shares of few questions, with how far they may be from the truth."""

from collections.abc import Sequence

from bot.ask.rehearsal.intervals import MeasuredShare


def share_of(values: Sequence[bool]) -> str:
    """Return a share in per cent, with its interval and what it is of."""
    if not values:
        return "  none"
    low, high = MeasuredShare(sum(values), len(values)).interval
    share = 100 * sum(values) / len(values)
    return f"{share:6.1f} %  [{100 * low:3.0f}-{100 * high:3.0f}]  of {len(values)}"
