"""The words of answering freely: what somebody wrote, and the advice on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from bot.quiz.domain import Choice, QuizQuestion

LONGEST_WORDS = 1500  # characters; a situation takes a few sentences


@dataclass(frozen=True, slots=True)
class Written:
    """What an employee would do, for as long as it takes to read it."""

    words_id: str
    employee_id: str
    words: str
    written_at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Advice:
    """How one's own words compare with the question: all of it said in a trainer's words."""

    question: QuizQuestion
    meets: bool  # they do what the best choice does
    pitfalls: tuple[Choice, ...]  # that they fall into


class OwnWords(Protocol):
    """Keeps what was written until it has been read."""

    async def keep(self, written: Written) -> None:
        """Keep the words; the same sending once. What nobody came for in a day is forgotten."""

    async def of(self, words_id: str) -> str | None:
        """Return the words, or None."""

    async def forget(self, words_id: str) -> None:
        """Forget the words."""


@dataclass(frozen=True, slots=True)
class AdviseOnWords:
    """Give advice on the words that are kept apart under this id."""

    KIND: ClassVar[str] = "quiz.advise"
    employee_id: str
    round_id: str
    number: int  # of the question in its round, from 0
    words_id: str
