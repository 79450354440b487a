"""A first contact, the choice of a department and the end of the path, as work keeps them."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class WelcomeEmployee:
    """Welcome somebody new, once."""

    KIND: ClassVar[str] = "quiz.welcome"
    employee_id: str


@dataclass(frozen=True, slots=True)
class GreetEmployee:
    """Answer the first hello with the welcome."""

    KIND: ClassVar[str] = "quiz.greet"
    employee_id: str


@dataclass(frozen=True, slots=True)
class ChooseOwnDepartment:
    """Keep where an employee works, as chosen on this message."""

    KIND: ClassVar[str] = "quiz.choose_department"
    employee_id: str
    department_id: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class ShowCase:
    """Show a case with its answer, after the moments and before the first question."""

    KIND: ClassVar[str] = "quiz.case"
    employee_id: str
    round_id: str  # of which the first question waits
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class TellPathCompleted:
    """Tell an employee's managers that the path is complete."""

    KIND: ClassVar[str] = "quiz.path_completed"
    employee_id: str


@dataclass(frozen=True, slots=True)
class LookForTalks:
    """See whose managers hear today what to talk about with them."""

    KIND: ClassVar[str] = "quiz.talks"


@dataclass(frozen=True, slots=True)
class TellOfTalk:
    """Tell a manager what to talk about with somebody new."""

    KIND: ClassVar[str] = "quiz.talk"
    employee_id: str  # the manager
    user: str  # who is new
    day: int


@dataclass(frozen=True, slots=True)
class ShowPathCard:
    """Show a card of one's path to somebody."""

    KIND: ClassVar[str] = "quiz.show_card"
    employee_id: str
    to: str
