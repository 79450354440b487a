"""A first contact, as durable work keeps it."""

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
