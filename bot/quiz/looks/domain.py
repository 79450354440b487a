"""The words for a manager's monthly look, and its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

LINES = 5  # to look for: what one can keep in mind


@dataclass(frozen=True, slots=True)
class Look:
    """What a manager looks for at one moment. It is about the moment, never about a person."""

    look_id: str
    employee_id: str  # the manager who looks
    department_id: str
    moment_id: str
    lines: tuple[str, ...]  # what to look for, `LINES` or fewer
    sent_at: datetime  # UTC
    ticked: tuple[int, ...] | None = None  # which of them were seen, from 0; None: not told yet
    ticked_at: datetime | None = None  # UTC


class Looks(Protocol):
    """Keeps looks."""

    async def keep(self, look: Look) -> Look:
        """Keep the look and return it; the one kept before under this id, if any."""
        ...

    async def named(self, look_id: str, employee_id: str) -> Look | None:
        """Return that manager's look, or None."""
        ...

    async def tick(self, look: Look) -> None:
        """Keep what was seen; the last word counts."""
        ...

    async def of_department(self, department_id: str) -> Sequence[Look]:
        """Return the department's looks, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class LookForManagers:
    """See which managers are to look at a moment this month."""

    KIND: ClassVar[str] = "quiz.looks"
    due: datetime | None = None  # UTC


@dataclass(frozen=True, slots=True)
class SendLook:
    """Send a manager what to look for."""

    KIND: ClassVar[str] = "quiz.look"
    employee_id: str
    department_id: str


@dataclass(frozen=True, slots=True)
class TickLook:
    """Keep what a manager saw."""

    KIND: ClassVar[str] = "quiz.tick_look"
    employee_id: str
    look_id: str
    ticked: tuple[int, ...]  # lines, from 0
