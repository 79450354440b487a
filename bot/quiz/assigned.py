"""A round that a trainer assigned to a department, until a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Assignment:
    """A round that everybody in a department is brought, each with questions of their own."""

    assignment_id: str
    department_id: str
    moment_id: str  # that it is about; empty: what each would be asked next
    until: date  # the last day on which it is brought, on each employee's own calendar
    employee_id: str  # the trainer, Slack id
    made_at: datetime  # UTC
    ended_at: datetime | None = None  # UTC; taken back

    def round_key(self, employee_id: str) -> str:
        """Return what names the round that one employee gets of it."""
        return f"assigned:{self.assignment_id}:{employee_id}"

    def is_open(self, today: date) -> bool:
        """Tell whether it may still be brought."""
        return self.ended_at is None and today <= self.until


class Assignments(Protocol):
    """Keeps which rounds were assigned; who took part, rounds and attempts tell."""

    async def keep(self, new: Assignment) -> Assignment:
        """Keep it and return it; the one kept before under this id, if any."""
        ...

    async def of(self, department_id: str) -> Sequence[Assignment]:
        """Return those of a department, oldest first."""
        ...

    async def everything(self) -> Sequence[Assignment]:
        """Return all of them, oldest first."""
        ...

    async def end(self, assignment_id: str, now: datetime) -> None:
        """Keep that it was taken back; the first time counts."""
        ...
