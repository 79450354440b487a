"""What guidance does not cover: who asked, who may close it, and the work on it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
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


class GapOutcome(StrEnum):
    """How a gap ended; the values are kept."""

    COVERED = "covered"  # by an edit of the guidance's files
    ANSWERED = "answered"  # in Slack: the answer is guidance from then on
    NOT_OURS = "not ours"  # no subject of this guidance, and never will be


@dataclass(frozen=True, slots=True)
class TellOwner:
    """An employee wants the guidance's owner to know what it lacks."""

    KIND: ClassVar[str] = "ask.tell_owner"
    key: str  # of the question
    employee_id: str
    missing: str  # in the employee's words; empty: the question says it all
    response_url: str = ""  # of the click; empty from a modal
    is_urgent: bool = False  # a customer is waiting


@dataclass(frozen=True, slots=True)
class CloseGap:
    """The owner has answered, in guidance or here."""

    KIND: ClassVar[str] = "ask.close_gap"
    key: str  # the gap's number, in digits
    employee_id: str
    note: str


@dataclass(frozen=True, slots=True)
class AnswerGap:
    """Whoever has the gap has written the answer, to be guidance from now on."""

    KIND: ClassVar[str] = "ask.answer_gap"
    key: str  # the gap's number, in digits
    employee_id: str
    question: str  # in the author's words, for everybody
    note: str  # the answer
    agreed_by: str = ""  # a second person; empty: nobody, so far


@dataclass(frozen=True, slots=True)
class HandOnGap:
    """Somebody else knows the answer."""

    KIND: ClassVar[str] = "ask.hand_on_gap"
    key: str  # the gap's number, in digits
    employee_id: str
    to: str


@dataclass(frozen=True, slots=True)
class EscalateGap:
    """The time of whoever has the gap is over: the next of the chain gets it."""

    KIND: ClassVar[str] = "ask.escalate_gap"
    key: str  # the gap's number, in digits
    step: int  # the level whose time is over, from 0
    due: datetime  # UTC; until when they had it


@dataclass(frozen=True, slots=True)
class DismissGap:
    """The subject is none of this guidance's; whoever asks is led elsewhere."""

    KIND: ClassVar[str] = "ask.dismiss_gap"
    key: str  # the gap's number, in digits
    employee_id: str
    signpost: str  # id; empty: none fits


@dataclass(frozen=True, slots=True)
class FollowAnswer:
    """The answer to a gap was retired, or is guidance again: who was told of it is to know."""

    KIND: ClassVar[str] = "ask.follow_answer"
    key: str  # the gap's number, in digits
    is_retired: bool


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
    closing_note: str = ""  # of one that is not ours: the id of the signpost
    outcome: GapOutcome | None = None  # None: open, or closed before it was kept
    holder_id: str | None = None  # to whom it was handed on, "U…"
    level: int = 0  # of the chain, whose turn it is; as long as the chain: nobody's any more
    due_at: datetime | None = None  # UTC; None: nobody's turn ends
    is_urgent: bool = False  # a customer is waiting
    audience: tuple[str, ...] = ()  # departments that alone may read its answer


@dataclass(frozen=True, slots=True)
class Turn:
    """Who has an open gap from now on, and until when."""

    level: int
    holder_id: str | None
    due_at: datetime | None
    is_urgent: bool


class Gaps(Protocol):
    """Keeps what guidance lacks."""

    async def open(self) -> Sequence[Gap]:
        """Return the open gaps, most asked first."""

    async def find(self, gap_id: int) -> Gap | None:
        """Return the gap, open or closed; None if there never was one."""

    async def add(
        self, asked: AskedQuestion, now: datetime, audience: Sequence[str] = ()
    ) -> Gap:
        """Open a gap as of ``now`` (UTC); a question of the same key opens one only."""

    async def join(self, gap_id: int, asked: AskedQuestion) -> Gap:
        """Count the asker in, once."""

    async def give(self, gap_id: int, turn: Turn) -> Gap | None:
        """Keep whose turn it is; None if the gap is closed or never was."""

    async def not_ours(self) -> Sequence[Gap]:
        """Return the gaps that ended so, in their order."""
        ...

    async def close(
        self,
        gap_id: int,
        note: str,
        now: datetime,
        outcome: GapOutcome = GapOutcome.COVERED,
    ) -> Gap | None:
        """Close the gap; None if somebody closed it before or it never was."""
