"""What is read on, and an objection with its answer, as durable work keeps them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.quiz.domain import Disagreement, QuizQuestion


@dataclass(frozen=True, slots=True)
class OpenedPassage:
    """The passage around a quote, as a reader opens it."""

    heading: str  # from the title down, joined with " › "
    text: str
    source: str  # who owns the document, and when it was reviewed


@dataclass(frozen=True, slots=True)
class ObjectToQuestion:
    """Bring an objection to the question's owners, without a name."""

    KIND: ClassVar[str] = "quiz.disagree"
    employee_id: str
    question_id: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerObjection:
    """Bring an owner's answer to whoever objected."""

    KIND: ClassVar[str] = "quiz.answer_disagreement"
    employee_id: str  # the owner
    disagreement_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Objection:
    """A disagreement with all that is needed to speak about it."""

    disagreement: Disagreement
    question: QuizQuestion | None  # None: it has left the quiz since
    owners: tuple[str, ...]  # Slack ids of those who can answer it
