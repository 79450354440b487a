"""The words of App Home: who opens it, and the sections it is made of."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, TypeAlias

from bot.people.domain import Employee
from bot.slack import Block

HomeSection: TypeAlias = Callable[[Employee, str], Awaitable[Sequence[Block]]]
"""Returns a feature's blocks for this employee of this workspace; none if nothing is theirs."""


@dataclass(frozen=True, slots=True)
class Visit:
    """When an employee first and last opened App Home."""

    employee_id: str
    team_id: str
    first_at: datetime  # UTC
    last_at: datetime  # UTC


class Visits(Protocol):
    """Keeps who opens App Home, to renew a page that is in use and welcome whoever is new."""

    async def keep(self, employee_id: str, team_id: str, now: datetime) -> None:
        """Keep that the employee opened the page."""

    async def of(self, employee_id: str, team_id: str) -> Visit | None:
        """Return the employee's visit, or None."""


@dataclass(frozen=True, slots=True)
class RenewHome:
    """Publish the employee's page as it is now."""

    KIND: ClassVar[str] = "home.publish"
    employee_id: str
    is_opened: bool = False  # by the employee, just now


@dataclass(frozen=True, slots=True)
class ChooseHomeDepartment:
    """Keep the department that was chosen on the page."""

    KIND: ClassVar[str] = "home.choose_department"
    employee_id: str
    department_id: str
