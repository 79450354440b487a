"""The words for people who left, and the rule of when that is doubtful. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

MOST_A_DAY = 20
LARGEST_SHARE = 0.05  # of the people known, in a day; one person alone is never too many


@dataclass(frozen=True, slots=True)
class ForgetWhenGone:
    """Forget somebody who left on that day, unless they came back."""

    KIND: ClassVar[str] = "company.forget_when_gone"
    user: str
    left_on: date  # UTC


def are_too_many(leavers: Collection[str], known: int) -> bool:
    """Tell whether so many left in a day that somebody has to say that it is meant.

    ``known`` is how many people belong to a department.
    """
    count = len(leavers)
    return count > MOST_A_DAY or (count > 1 and count > LARGEST_SHARE * known)
