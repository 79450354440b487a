"""What happens in a round, as durable work keeps it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class InRound:
    """A click under a question."""

    KIND: ClassVar[str]
    employee_id: str
    round_id: str
    number: int  # of the question in its round, from 0
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class AnswerQuizQuestion:
    """Judge the choice that was clicked."""

    KIND: ClassVar[str] = "quiz.answer"
    employee_id: str
    round_id: str
    number: int  # of the question in its round, from 0
    channel: str
    ts: str
    choice: int  # as the bank ordered them when it was asked, from 0
    words: str = ""  # fingerprint of the choice; empty from buttons of earlier versions


@dataclass(frozen=True, slots=True)
class RateSureness:
    """Keep how sure somebody was of what they chose, and explain."""

    KIND: ClassVar[str] = "quiz.sure"
    employee_id: str
    round_id: str
    number: int  # of the question in its round, from 0
    channel: str
    ts: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class AskSureness:
    """Keep whether somebody wants to be asked how sure they are."""

    KIND: ClassVar[str] = "quiz.ask_sureness"
    employee_id: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class NextQuestion(InRound):
    """Bring the question after this one."""

    KIND: ClassVar[str] = "quiz.next"


@dataclass(frozen=True, slots=True)
class StopRound(InRound):
    """Put the round aside."""

    KIND: ClassVar[str] = "quiz.stop"


@dataclass(frozen=True, slots=True)
class SkipRound(InRound):
    """Let a round be that a trainer assigned."""

    KIND: ClassVar[str] = "quiz.skip"
