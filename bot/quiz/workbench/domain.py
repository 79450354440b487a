"""The words of the workbench: versions of a question, and the work on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol

from bot.quiz.domain import Disagreement, QuizQuestion


class QuestionDeed(StrEnum):
    """What made a version of a question; the values are kept."""

    ADDED = "added"
    APPROVED = "approved"  # of a draft
    IMPORTED = "imported"  # from files
    CHANGED = "changed"
    RETIRED = "retired"
    GIVEN_BACK = "given back"  # the files count again


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionVersion:
    """A question as a trainer left it in Slack."""

    question_id: str
    number: int  # from 1; the highest that counts, counts
    question: QuizQuestion | None  # None: there is no such question, or the files' counts
    deed: QuestionDeed
    editor_id: str  # Slack "U…"
    at: datetime  # UTC
    key: str  # of the work that kept it
    counts: bool  # False while a second trainer has not agreed
    agreed_by: str | None = None  # Slack id of that trainer


class QuestionVersions(Protocol):
    """Keeps every version of what is written in Slack."""

    async def keep(self, version: QuestionVersion) -> bool:
        """Keep the version; False if somebody else kept one of that number before."""
        ...

    async def agree(self, question_id: str, number: int, employee_id: str) -> bool:
        """Let it count; False if it did, or is not the newest any more."""
        ...

    async def history(self, question_id: str) -> Sequence[QuestionVersion]:
        """Return the versions of a question, the newest first; empty: it never was written."""
        ...

    async def newest(self) -> Mapping[str, QuestionVersion]:
        """Return the version that counts of each question."""
        ...


def counting(newest: Mapping[str, QuestionVersion]) -> Mapping[str, QuizQuestion | None]:
    """Return what counts in place of the files, by question; None: it is retired."""
    given_back = QuestionDeed.GIVEN_BACK
    return {name: one.question for name, one in newest.items() if one.deed is not given_back}


@dataclass(frozen=True, slots=True)
class ListedQuestions:
    """A page of the list."""

    department_id: str  # empty: all
    words: str
    page: int  # from 0
    pages: int
    found: int
    questions: Sequence[QuizQuestion]
    retired: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """Everything a trainer sees of a question."""

    question: QuizQuestion
    history: Sequence[QuestionVersion] = ()
    is_retired: bool = False
    is_in_files: bool = False
    verdicts: Sequence[str] = ()  # of the bank
    figures: str = ""  # in a line; empty: none yet
    objections: Sequence[Disagreement] = ()

    @property
    def number(self) -> int:
        """The newest version, counting or not; 0 if it was never written in Slack."""
        return self.history[0].number if self.history else 0


@dataclass(frozen=True, slots=True)
class ChangeQuestion:
    """Keep what a trainer did to a question."""

    KIND: ClassVar[str] = "quiz.change_question"
    employee_id: str
    question_id: str
    number: int  # the version that the trainer saw; 0: none
    outcome: str  # a `QuestionDeed`
    question: QuizQuestion | None = None


@dataclass(frozen=True, slots=True)
class AgreeQuestion:
    """Let a version count that another trainer wrote."""

    KIND: ClassVar[str] = "quiz.agree_question"
    employee_id: str
    question_id: str
    number: int
    channel: str
    ts: str
