"""The words for people who left, and the rule of when that is doubtful. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.errors import CannotDoError

MOST_A_DAY = 20
LARGEST_SHARE = 0.05  # of the people known, in a day; one person alone is never too many


class SaidBeforeError(CannotDoError):
    """An administrator answers what another one has answered, or what asks itself no more."""


@dataclass(frozen=True, slots=True)
class ForgetWhenGone:
    """Forget somebody who left on that day, unless they came back."""

    KIND: ClassVar[str] = "company.forget_when_gone"
    user: str
    left_on: date  # UTC


@dataclass(frozen=True, slots=True)
class AskWhetherLeft:
    """Ask the administrators whether so many left on that day."""

    KIND: ClassVar[str] = "company.ask_whether_left"
    day: date  # UTC


@dataclass(frozen=True, slots=True)
class SayWhetherLeft:
    """An administrator says whether those who left on that day did."""

    KIND: ClassVar[str] = "company.say_whether_left"
    employee_id: str  # of the administrator
    day: date  # UTC
    have_left: bool


@dataclass(frozen=True, slots=True)
class LeavingDay:
    """What administrators said of a day on which too many left; nothing, of most days."""

    is_confirmed: bool = False
    mistakes: int = 0  # how often they said that nobody left


NOTHING_SAID = LeavingDay()


@dataclass(frozen=True, slots=True)
class DoubtfulDay:
    """A day of which an administrator has to say whether so many left."""

    day: date  # UTC
    count: int  # of people


def are_too_many(leavers: Collection[str], known: int) -> bool:
    """Tell whether so many left in a day that somebody has to say that it is meant.

    ``known`` is how many people belong to a department.
    """
    count = len(leavers)
    return count > MOST_A_DAY or (count > 1 and count > LARGEST_SHARE * known)


def is_in_doubt(said: LeavingDay, leavers: Collection[str], known: int) -> bool:
    """Tell whether those who left on a day wait for an administrator's word.

    After a mistake was made, whoever else leaves on that day does.
    """
    if said.is_confirmed or not leavers:
        return False
    return said.mistakes > 0 or are_too_many(leavers, known)
