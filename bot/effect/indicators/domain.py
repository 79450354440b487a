"""The words of indicators: what is measured, its figures by month, and the work with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol

from bot.errors import CannotDoError

CONTACTS = "contacts"  # the id under which contacts are counted, moment by moment


class NotTheirFigureError(CannotDoError):
    """Somebody entered a figure whose owner is somebody else."""


class Better(StrEnum):
    """Which way a figure gets better."""

    UP = "up"
    DOWN = "down"


class Origin(StrEnum):
    """Where a figure comes from."""

    ENTERED = "entered"  # by its owner: in Slack, as CSV, by a program
    FIRST_ANSWER = "first answer"  # the bot's own: median hours to the answer to a complaint
    PROMISES_KEPT = "promises kept"  # the bot's own: percent of a month's reports' promises
    COMPLAINTS = "complaints"  # the bot's own: how many came


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one department does for an indicator."""

    department_id: str
    how: str  # one sentence


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that everybody watches."""

    indicator_id: str
    name: str
    unit: str
    better: Better
    origin: Origin = Origin.ENTERED
    target: float | None = None
    owner: str = ""  # department id, Slack id or e-mail; who enters it
    parts: tuple[Contribution, ...] = ()

    @property
    def is_of_moments(self) -> bool:
        """Whether each moment of truth has a figure of its own."""
        return self.indicator_id == CONTACTS


@dataclass(frozen=True, slots=True)
class Indicators:
    """What the company's file says."""

    shown: tuple[Indicator, ...] = ()
    contacts: Indicator | None = None  # None: nobody counts them

    @property
    def entered(self) -> Sequence[Indicator]:
        """Return those whose figures somebody enters."""
        given = [one for one in self.shown if one.origin is Origin.ENTERED]
        return [*given, self.contacts] if self.contacts else given

    def named(self, indicator_id: str) -> Indicator | None:
        """Return what is entered under this id, or None."""
        return next((one for one in self.entered if one.indicator_id == indicator_id), None)


@dataclass(frozen=True, slots=True)
class MonthlyFigure:
    """How an indicator stood in a month."""

    indicator_id: str
    month: date  # its first day
    value: float
    moment_id: str = ""  # of contacts; else empty


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """An indicator with what is known of it."""

    indicator: Indicator
    months: Sequence[tuple[date, float]] = field(default=())  # oldest first; unknown ones lack


class MonthlyFigures(Protocol):
    """Keeps what was entered."""

    async def keep(self, figures: Sequence[MonthlyFigure]) -> None:
        """Keep each in place of the one before for its month, if there is one."""
        ...

    async def all(self) -> Sequence[MonthlyFigure]:
        """Return every figure, oldest month first."""
        ...


@dataclass(frozen=True, slots=True)
class ShowIndicators:
    """Show the indicators to whoever typed for them."""

    KIND: ClassVar[str] = "effect.indicators"
    employee_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class KeepFigures:
    """Keep figures that an owner entered."""

    KIND: ClassVar[str] = "effect.keep_figures"
    employee_id: str
    figures: tuple[MonthlyFigure, ...]
