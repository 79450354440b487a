"""The words for changes: what was changed, what was done to it, and how that is kept."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.delivery.work import Json


class Subject(StrEnum):
    """What can be changed in Slack, each by a writer that a test looks for.

    Who may see what is changed in no other way than by files, and so are documents that are
    not written in Slack: of files nobody tells who edited them.
    """

    SETTING = "setting"
    CHANNEL = "channel"
    ROLE = "role"
    QUESTION = "question"
    ROUND = "round"  # assigned to a department
    GAP = "gap"
    DOCUMENT = "document"  # written in Slack
    CUSTOMER = "customer"  # erased; which, nothing says
    FIGURE = "figure"  # of an indicator
    PERSON = "person"  # forgotten; whom, nothing says


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Somebody changed something. It never holds what people wrote."""

    key: str  # identity: the same change is kept once; the key of the work that did it
    employee_id: str  # Slack "U…" or "W…"; a pseudonym is kept in its place
    subject: Subject
    name: str  # of what was changed: "complaint_hours", "quiz-logistics-7"
    deed: str  # "set", "given back", "approved"
    old: Json = None  # of settings only
    new: Json = None


RecordChange: TypeAlias = Callable[[Change], Awaitable[None]]
"""Keeps the change in the audit trail; the same one once. Called before the change is made
where that knows the old value, so that work which runs again after a crash adds nothing."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the trail."""

    at: datetime  # UTC
    who: str  # pseudonym
    subject: str
    name: str
    deed: str
    old: Json
    new: Json


class AuditTrail(Protocol):
    """Keeps changes, append only."""

    async def record(self, change: Change) -> None:
        """Keep the change, once for its ``key``."""

    async def pseudonym_of(self, employee_id: str) -> str:
        """Return under which name the person's changes are kept; the same one each time.

        After the person was forgotten it is another one.
        """

    async def entries(self) -> list[AuditEntry]:
        """Return everything, oldest first."""


async def unrecorded(_change: Change) -> None:
    """Keep nothing; stands in where no trail is bound."""
