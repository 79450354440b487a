"""What guidance does not cover: who asked, who may close it, and the work on it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol, TypeAlias

from bot.ask.domain import AskedQuestion
from bot.errors import CannotDoError

QuestionLikeness: TypeAlias = Callable[[str, Sequence[str]], Awaitable[Sequence[float]]]
"""Returns how alike in meaning each of the texts is to the first: cosine, -1.0 to 1.0."""


class ForgottenQuestionError(CannotDoError):
    """A button outlived the question it belongs to."""


class GapIsClosedError(CannotDoError):
    """Somebody else closed the gap a moment before."""


class NotTheirGapError(CannotDoError):
    """Somebody who does not own the guidance tried to close a gap in it."""


@dataclass(frozen=True, slots=True)
class TellOwner:
    """An employee wants the guidance's owner to know what it lacks."""

    KIND: ClassVar[str] = "ask.tell_owner"
    key: str  # of the question
    employee_id: str
    missing: str  # in the employee's words; empty: the question says it all
    response_url: str = ""  # of the click; empty from a modal


@dataclass(frozen=True, slots=True)
class CloseGap:
    """The owner has answered, in guidance or here."""

    KIND: ClassVar[str] = "ask.close_gap"
    key: str  # the gap's number, in digits
    employee_id: str
    note: str


@dataclass(frozen=True, slots=True)
class TellDifference:
    """Documents give different values for the same thing; their owners should know."""

    KIND: ClassVar[str] = "ask.tell_difference"
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who waits for a gap to be closed, and where to tell them."""

    employee_id: str
    channel: str
    thread_ts: str | None
    question: str = ""  # in their own words, which no other asker sees; empty: not kept


@dataclass(frozen=True, slots=True)
class Gap:
    """Something employees ask that guidance does not cover, tracked until it does."""

    gap_id: int
    question: str  # in the words of whoever asked first; for the owner alone
    document: str | None  # the nearest document; its owner is asked
    opened_at: datetime  # UTC
    askers: tuple[Asker, ...] = field(default=())  # first asker first, each once
    closed_at: datetime | None = None  # UTC
    closing_note: str = ""


class Gaps(Protocol):
    """Keeps what guidance lacks."""

    async def open(self) -> Sequence[Gap]:
        """Return the open gaps, most asked first."""

    async def find(self, gap_id: int) -> Gap | None:
        """Return the gap, open or closed; None if there never was one."""

    async def add(self, asked: AskedQuestion, now: datetime) -> Gap:
        """Open a gap as of ``now`` (UTC); a question of the same key opens one only."""

    async def join(self, gap_id: int, asked: AskedQuestion) -> Gap:
        """Count the asker in, once."""

    async def close(self, gap_id: int, note: str, now: datetime) -> Gap | None:
        """Close the gap; None if somebody closed it before or it never was."""
