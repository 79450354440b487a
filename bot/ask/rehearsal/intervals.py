"""Shares of few questions, with how far they may be from the truth."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

_TWO_SIDED_95 = NormalDist().inv_cdf(0.975)  # standard deviations


@dataclass(frozen=True, slots=True)
class MeasuredShare:
    """How many of how many, and where the truth lies with a probability of 95 %."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """Return the share, 0.0 to 1.0; None of nothing."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return the interval of Wilson (1927), 0.0 to 1.0; it holds for few, too."""
        if not self.of:
            return 0.0, 1.0
        share, square = self.count / self.of, _TWO_SIDED_95**2
        middle = (share + square / (2 * self.of)) / (1 + square / self.of)
        spread = sqrt(share * (1 - share) / self.of + square / (4 * self.of**2))
        half = _TWO_SIDED_95 * spread / (1 + square / self.of)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.of:
            return "none yet"
        low, high = self.interval
        share = f"{self.count / self.of:.0%} [{low:.0%} to {high:.0%}]".replace("%", " %")
        return f"{share}, {self.count} of {self.of}"
