"""The words of drafting: a draft, its state, what of the guidance was seen before."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias

from bot.errors import CannotDoError
from bot.quiz.domain import QuizQuestion

COMPLAINT_PREFIX = "complaint:"  # begins batch and id of what is drafted from a complaint


class DraftGoneError(CannotDoError):
    """A button speaks of a draft that does not exist any more."""


class DraftState(StrEnum):
    """Where a draft stands."""

    WAITING = "waiting"
    APPROVED = "approved"  # and in the bank
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A quiz question as it was drafted, or as a trainer left it."""

    draft_id: str
    batch: str  # drafts written together
    title: str  # of the document it is about; label of the complaint
    question: QuizQuestion
    drafted_at: datetime  # UTC
    state: DraftState = DraftState.WAITING
    decided_by: str | None = None  # Slack id
    decided_at: datetime | None = None  # UTC


KeepApproved: TypeAlias = Callable[[QuestionDraft], Awaitable[None]]
"""Lets the question of an approved draft count from now on; the same one once."""


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """A document as it was when questions were last drafted from it."""

    document: str  # path below the knowledge folder
    version: str  # names this very text
    sentences: tuple[str, ...]  # fingerprints


class DraftVerdict(StrEnum):
    """What a trainer decides about a draft."""

    APPROVE = "approve"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class RequestDrafts:
    """Draft from the document that a trainer names; say what waits if none is named."""

    KIND: ClassVar[str] = "quiz.wish_for_drafts"
    employee_id: str
    words: str
    response_url: str


@dataclass(frozen=True, slots=True)
class DraftQuestions:
    """Draft from a version of a document, as long as it is the present one."""

    KIND: ClassVar[str] = "quiz.draft"
    document: str  # path below the knowledge folder
    version: str  # names this very text
    title: str
    starts: tuple[int, ...]  # of the passages to draft from, in characters
    wish: str  # key of what asked for it: for the same key, questions are drafted once
    employee_id: str = ""  # empty: the guidance has changed
    goes: int = 0  # that failed


@dataclass(frozen=True, slots=True)
class DecideDraft:
    """Carry a trainer's decision out."""

    KIND: ClassVar[str] = "quiz.decide_draft"
    employee_id: str
    draft_id: str
    verdict: DraftVerdict
    channel: str
    ts: str
    question: QuizQuestion | None = None  # as the trainer left it; None: as it was drafted


class QuestionDrafts(Protocol):
    """Keeps drafts and what became of them."""

    async def keep(self, drafts: Sequence[QuestionDraft]) -> Sequence[QuestionDraft]:
        """Keep drafts written together; return those of the batch that were kept first."""

    async def of_batch(self, batch: str) -> Sequence[QuestionDraft]:
        """Return the drafts written together, in their order; empty if none."""

    async def named(self, draft_id: str) -> QuestionDraft | None:
        """Return the draft, or None."""

    async def waiting(self) -> Sequence[QuestionDraft]:
        """Return the undecided drafts from guidance, oldest first.

        Those from complaints wait in messages of their own.
        """

    async def decide(self, decided: QuestionDraft) -> QuestionDraft:
        """Keep the decision, with the question as it was left; the first one counts.

        Returns the draft as it is kept then.
        """


class SeenDocuments(Protocol):
    """Keeps which guidance questions were drafted from, or which was there before."""

    async def versions(self) -> Mapping[str, str]:
        """Return which version of each document was seen."""

    async def everything(self) -> Mapping[str, SeenDocument]:
        """Return all that was seen, by document."""

    async def keep(self, seen: Sequence[SeenDocument]) -> None:
        """Keep all of these at once; a later version of a document replaces it."""
