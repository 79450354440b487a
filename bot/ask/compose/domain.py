"""What writing an answer takes: the ways there are, who hears how far it is, what is kept."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.ask.domain import Answer, NotCovered, PassageSearch, Question
from bot.guidance.audience import Readership
from bot.guidance.domain import QuestionFindings
from bot.guidance.parse.document import Document


class Way(StrEnum):
    """How a language model is used for an answer."""

    WRITE = "write"  # it writes, code sifts, a judge checks
    SELECT = "select"  # it only chooses excerpts, and puts them in order


class AnswerStep(StrEnum):
    """What is being done for an answer, as the asker is told."""

    WRITING = "is writing an answer…"
    CHECKING = "is checking each sentence against our guidance…"


Tell: TypeAlias = Callable[[str], Awaitable[None]]
"""Shows what is being done; never fails."""

ComposeAnswer: TypeAlias = Callable[[Question, Tell], Awaitable[Answer | NotCovered]]
"""Answers in its own words, and tells what it is doing meanwhile."""


async def tell_nobody(_says: str) -> None:
    """Tell nobody how far an answer is."""


class ExcerptSearch(PassageSearch, Protocol):
    """Finds excerpts, and names the state of guidance in which it finds them."""

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> Sequence[QuestionFindings]:
        """Return for each text the excerpts nearest by meaning; quicker, and less sure."""

    def document_at(self, path: str) -> Document | None:
        """Return the document at this path in the knowledge folder; None if there is none."""

    def readable_by(self, readers: Readership) -> "ExcerptSearch":
        """Return the same of what these may find and read."""
        ...

    @property
    def version(self) -> str:
        """Return another word after every change of guidance."""


class ComposedAnswers(Protocol):
    """Keeps composed answers, so that the same question on the same excerpts costs nothing."""

    async def find(self, key: str) -> Answer | None:
        """Return the answer, or None if it was never composed or was forgotten."""

    async def keep(self, key: str, answer: Answer, now: datetime) -> None:
        """Keep the answer for 30 days from ``now`` (UTC); the first under its key stays."""
