"""What happens in a round and around it, as durable work keeps it."""

from dataclasses import dataclass
from datetime import datetime
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
    choice: int  # as the bank orders them, from 0


@dataclass(frozen=True, slots=True)
class NextQuestion(InRound):
    """Bring the question after this one."""

    KIND: ClassVar[str] = "quiz.next"


@dataclass(frozen=True, slots=True)
class StopRound(InRound):
    """Put the round aside."""

    KIND: ClassVar[str] = "quiz.stop"


@dataclass(frozen=True, slots=True)
class ChooseOwnDepartment:
    """Keep where an employee works, as chosen on this message."""

    KIND: ClassVar[str] = "quiz.choose_department"
    employee_id: str
    department_id: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class NoteTimeZone:
    """Keep the time zone that Slack says somebody is in now."""

    KIND: ClassVar[str] = "quiz.moved"
    employee_id: str


@dataclass(frozen=True, slots=True)
class LookForReminders:
    """See for whom it is a good time."""

    KIND: ClassVar[str] = "quiz.look_round"
    due: datetime | None = None  # UTC


@dataclass(frozen=True, slots=True)
class RemindEmployee:
    """Bring what is due, if anything is."""

    KIND: ClassVar[str] = "quiz.remind"
    employee_id: str


@dataclass(frozen=True, slots=True)
class TellPathCompleted:
    """Tell an employee's managers that the path is complete."""

    KIND: ClassVar[str] = "quiz.path_completed"
    employee_id: str
