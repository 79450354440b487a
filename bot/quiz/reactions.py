"""What somebody thought of a round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Ground(StrEnum):
    """Why a round was useful, or was not; the values are kept."""

    LEARNT = "learnt"
    MY_WORK = "my_work"
    TOO_EASY = "too_easy"
    NOT_MY_WORK = "not_my_work"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Reaction:
    """One employee's word on one round; it is theirs."""

    round_id: str
    employee_id: str
    is_useful: bool
    reacted_at: datetime  # UTC
    ground: Ground | None = None  # None: not said


class Reactions(Protocol):
    """Keeps what was thought of rounds."""

    async def keep(self, reaction: Reaction) -> None:
        """Keep it instead of what was kept of this round."""
        ...

    async def of(self, round_id: str) -> Reaction | None:
        """Return what its learner thought of a round, or None."""
        ...

    async def everybodys(self) -> Sequence[Reaction]:
        """Return all of them, oldest first. Only for views that show no person."""
        ...
