"""What a department promised, and how it keeps it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Promises:
    """How one department keeps its promises."""

    department_id: str
    open: int
    late: int
    median_days: float | None  # to the first answer; None before there was one
    implemented: float | None  # of what was decided, 0.0 to 1.0; None from fewer than five


@dataclass(frozen=True, slots=True)
class LookForLeadershipsMonday:
    """Let leadership's channel read how things stand, once each week's work has begun."""

    KIND: ClassVar[str] = "ideas.leaderships_monday"


@dataclass(frozen=True, slots=True)
class TellLeadership:
    """Show the ledger in leadership's channel."""

    KIND: ClassVar[str] = "ideas.tell_leadership"


@dataclass(frozen=True, slots=True)
class ShowPromises:
    """Show the ledger to whoever asked for it."""

    KIND: ClassVar[str] = "ideas.promises"
    response_url: str
