"""The words of the moments map: what was reported, how a moment stands, what comes next."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, TypeAlias

from bot.moments.domain import Moment
from bot.people.domain import Department, Employee
from bot.people.groups import Band
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class MomentFigures:
    """How a moment stands, or what one department does there."""

    complaints: int  # of ninety days
    complaints_before: int  # of the ninety days before these
    severe: int  # of `complaints`
    people: int  # employees who reported in ninety days; told roughly
    ideas_open: int
    ideas_done: int  # in ninety days
    ideas_done_before: int
    promised: int  # of ninety days' reports: promises that fell due
    kept: int  # of these


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A moment on the map."""

    moment: Moment
    figures: MomentFigures
    gaps: int  # open questions that its guidance does not answer
    rate: "Rate | None" = None  # None: nobody said how many contacts it has


@dataclass(frozen=True, slots=True)
class Rate:
    """Complaints at a moment in the months of which its contacts are known."""

    complaints: int
    contacts: int
    months: int


@dataclass(frozen=True, slots=True)
class Weakest:
    """The moment that stands out."""

    row: MomentRow
    of_all: int  # complaints of ninety days at all moments


@dataclass(frozen=True, slots=True)
class MomentsStand:
    """The whole map, as everybody may read it."""

    rows: Sequence[MomentRow]
    weakest: Weakest | None  # None: no moment stands out
    until: datetime  # what came later is not counted


@dataclass(frozen=True, slots=True)
class LookSeen:
    """What a manager saw of what they looked for."""

    moment_id: str
    at: datetime  # UTC
    seen: int
    of_all: int


@dataclass(frozen=True, slots=True)
class DepartmentStand:
    """What one department does at a moment, as one employee sees it."""

    department: Department
    figures: MomentFigures
    known: Band | None  # for those who may see how it learns, where that may be told
    looks: Sequence[LookSeen] = ()  # its managers' of 180 days, oldest first; for the same


ContactsOf: TypeAlias = Callable[[], Awaitable[Mapping[str, Mapping[date, int]]]]
"""Returns the contacts of each moment in the last whole months of which they are given."""
CountGaps: TypeAlias = Callable[[], Awaitable[Mapping[str, int]]]
"""Returns how many open gaps belong to each moment."""
KnownBy: TypeAlias = Callable[[Employee, Department], Awaitable[Mapping[str, Band]]]
"""Returns how much a department knows, by moment; empty for those who may not see it."""
LooksOf: TypeAlias = Callable[[Employee, Department], Awaitable[Sequence[LookSeen]]]
"""Returns a department's looks, oldest first; empty for those who may not see them."""
ShowReports: TypeAlias = Callable[[Employee, str, str], Awaitable[Sequence[Block]]]
"""Shows the reports at a moment that the employee may read: employee, team, moment."""
NextStep: TypeAlias = Callable[[Employee, str, Moment, Department], Awaitable[Block]]
"""Shows the one next step for a department at the weakest moment, with its button."""


@dataclass(frozen=True, slots=True)
class ShowMap:
    """Show the map to whoever typed for it."""

    KIND: ClassVar[str] = "effect.map"
    employee_id: str
    response_url: str
