"""A statement that may answer a question, and what reads it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.guidance.domain import Excerpt, ExcerptSignals
from bot.guidance.rank.library import StatementPlace
from bot.guidance.rank.words import WordsMet

_LONGEST_READ = 60  # words of a statement that are read; the first say what it is about


class ReadsWords(Protocol):
    """Tells how well the words of texts match those of a question."""

    def read(
        self, question: str, texts: Sequence[str], weight: Callable[[str], float]
    ) -> WordsMet | None:
        """Return how the texts meet the words of the question, which weigh so much."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may answer, and what speaks for it."""

    number: int  # of its statement in the library
    place: StatementPlace
    excerpt: Excerpt
    score: float
    together: float  # how its excerpt meets what tells most in the question, or its meaning
    signals: ExcerptSignals
    known: tuple[str, ...] = ()  # the values that its section has where it misses one

    @property
    def source(self) -> tuple[str, int, int]:
        """Return where its excerpt stands: a document, from one character to another."""
        return self.place.document.source.document, self.excerpt.start, self.excerpt.end

    def overlaps(self, other: "Candidate") -> bool:
        """Tell whether its excerpt and another one's have a part of a document in common."""
        (document, start, end), (others, first, last) = self.source, other.source
        return document == others and start < last and first < end


def shortened(text: str) -> str:
    """Return as much of a statement as is read."""
    return " ".join(text.split()[:_LONGEST_READ])
