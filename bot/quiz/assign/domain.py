"""The words of assigned rounds: what a trainer does, and what they see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.moments.domain import Moment
from bot.people.domain import Department
from bot.people.groups import Band
from bot.quiz.assigned import Assignment

PARTICIPATION = "participation"  # the one tally of an assigned round


@dataclass(frozen=True, slots=True)
class AssignRound:
    """Assign a round to a department."""

    KIND: ClassVar[str] = "quiz.assign"
    employee_id: str  # the trainer
    department_id: str
    moment_id: str
    day: str  # the last one, "2026-03-13"


@dataclass(frozen=True, slots=True)
class TakeBackRound:
    """Bring an assigned round to nobody any more."""

    KIND: ClassVar[str] = "quiz.take_back_round"
    employee_id: str
    round_id: str  # of the assignment


@dataclass(frozen=True, slots=True)
class SeenAssignment:
    """An assigned round as a trainer sees it."""

    assignment: Assignment
    department: str  # its name
    moment: str  # its name; empty: what each would be asked next
    is_open: bool
    participation: Band | None  # None: not told of so few


@dataclass(frozen=True, slots=True)
class AssigningPage:
    """Everything a trainer sees and chooses from."""

    seen: Sequence[SeenAssignment]  # newest first
    departments: Sequence[Department]
    moments: Sequence[Moment]
