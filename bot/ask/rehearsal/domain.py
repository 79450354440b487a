"""The words of a rehearsal: a question, what is shown for it, and its owner's mark."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from bot.ask.domain import Answer, Citation, NotCovered
from bot.ask.sureness import sureness
from bot.guidance.domain import FoundExcerpt
from bot.guidance.signposts.domain import Signpost


class Mark(StrEnum):
    """What an owner thinks of what is shown for a question."""

    RIGHT = "right"  # the answer is; of the closest, the first excerpt answers
    PARTLY = "partly"  # it is about the question and lacks something
    WRONG = "wrong"  # guidance answers the question, and something else is shown
    SHOULD_REFUSE = "should_refuse"  # guidance does not answer the question


class ShownAs(StrEnum):
    """What an employee gets; the words of ``ask --json``."""

    ANSWER = "answer"
    CLOSEST = "closest"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True)
class RehearsedQuestion:
    """A question, and what an employee who asks it gets."""

    text: str
    reply: Answer | NotCovered
    asserted: FoundExcerpt | None  # the surest of those that come first; None: nothing is found
    nearest: FoundExcerpt | None  # of all that is found
    signpost: Signpost | None = None  # where the asker is told to go
    unshown: Citation | None = None  # what would come first if anything were near enough

    @cached_property
    def key(self) -> str:
        """Return what names the question, however it is spaced and capitalised."""
        return key_of(self.text)

    @cached_property
    def shown_as(self) -> ShownAs:
        """Return how it is shown."""
        match self.reply:
            case Answer():
                return ShownAs.ANSWER
            case NotCovered(closest=()):
                return ShownAs.NOT_COVERED
            case NotCovered():
                return ShownAs.CLOSEST

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return what is shown of guidance, first what comes first."""
        return self.reply.citations if isinstance(self.reply, Answer) else self.reply.closest

    @cached_property
    def shown(self) -> str:
        """Return what names all that is shown: it is another after an edit of the words."""
        return _digest([self.shown_as, *map(_place_of, self.citations)])

    @cached_property
    def first(self) -> str:
        """Return what names the excerpt that is shown first; empty if none is."""
        return _digest([_place_of(self.citations[0])]) if self.citations else ""

    @cached_property
    def found_first(self) -> str:
        """Return the same; where nothing is shown, of the excerpt that would be."""
        return self.first or (_digest([_place_of(self.unshown)]) if self.unshown else "")

    @cached_property
    def sureness(self) -> float:
        """Return how sure it is, 0.0 to 1.0."""
        return sureness(self.asserted.signals) if self.asserted else 0.0

    @cached_property
    def nearness(self) -> float:
        """Return how near the nearest excerpt comes."""
        return self.nearest.signals.nearness if self.nearest else 0.0


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark as it was given, with what it was given for."""

    question: str  # key of the question
    mark: Mark | None  # None: it was taken back
    shown: str
    first: str
    at: datetime  # UTC

    def holds_for(self, question: RehearsedQuestion) -> bool:
        """Tell whether it still says something, now that guidance may have been edited.

        That guidance does not answer holds whatever is shown. What is said of an excerpt holds
        as long as it comes first, whatever thresholds make of it: if they lost the marks of
        what they no longer show, the next ones would be measured without it.
        """
        match self.mark:
            case None:
                return False
            case Mark.SHOULD_REFUSE:
                return True
            case _ if self.first:
                return self.first == question.found_first
            case _:  # for silence: of an excerpt it says nothing
                return self.shown == question.shown


@dataclass(frozen=True, slots=True)
class MarkedQuestion:
    """A question with a mark that holds."""

    question: RehearsedQuestion
    mark: Mark

    @property
    def is_covered(self) -> bool:
        """Whether guidance answers it, as its owner says."""
        return self.mark is not Mark.SHOULD_REFUSE

    @property
    def is_shown_right(self) -> bool:
        """Whether what answers it is shown, as the answer or among the closest."""
        is_among = self.question.shown_as is ShownAs.CLOSEST and self.mark is Mark.PARTLY
        return is_among or (self.mark is Mark.RIGHT and not self.is_silent)

    @property
    def is_asserted(self) -> bool:
        """Whether something is asserted."""
        return self.question.shown_as is ShownAs.ANSWER

    @property
    def is_silent(self) -> bool:
        """Whether nothing is shown."""
        return self.question.shown_as is ShownAs.NOT_COVERED


class Marks(Protocol):
    """Keeps marks; the last one of a question counts."""

    def all(self) -> Mapping[str, KeptMark]:
        """Return the last mark of each question, by the question's key."""

    def keep(self, mark: KeptMark) -> None:
        """Keep a mark, so that no crash and no other writer loses it."""


def mark_meant(mark: Mark, question: RehearsedQuestion) -> Mark:
    """Return the mark as it counts: silence is right where guidance does not answer."""
    is_right_silence = mark is Mark.RIGHT and question.shown_as is ShownAs.NOT_COVERED
    return Mark.SHOULD_REFUSE if is_right_silence else mark


def key_of(text: str) -> str:
    """Return what names a question, however it is spaced and capitalised."""
    return _digest([" ".join(text.casefold().split())])


def _place_of(citation: Citation) -> str:
    return f"{citation.document}\n{' '.join(citation.quote.split())}"


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
