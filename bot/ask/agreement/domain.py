"""The words for agreement: a change that waits, and what a second person says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from bot.ask.agreeing import Proposal
from bot.delivery.work import Json
from bot.errors import CannotDoError


class DecidedAlreadyError(CannotDoError):
    """Somebody else decided about a change before, or it waited for too long."""


class NotTheirsToAgreeError(CannotDoError):
    """Somebody agreed who may not: to their own change, or to another's document."""


@dataclass(frozen=True, slots=True)
class Agree:
    """A second person says yes or no."""

    KIND: ClassVar[str] = "ask.agree"
    employee_id: str
    key: str  # the number of the change that waits, in digits
    has_agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingChange:
    """A change that waits for a second person."""

    number: int
    proposal: Proposal
    kind: str  # of the work that publishes it
    payload: Mapping[str, Json]
    at: datetime  # UTC


class WaitingChanges(Protocol):
    """Keeps what waits."""

    async def add(
        self, key: str, kind: str, payload: Mapping[str, Json], proposal: Proposal, at: datetime
    ) -> int:
        """Keep it and return its number; the same work of that key is kept once."""
        ...

    async def find(self, number: int) -> WaitingChange | None:
        """Return it; None once it was decided."""

    async def drop(self, number: int) -> None:
        """Keep it no longer."""
