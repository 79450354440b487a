"""What employees send in under their name, as durable work keeps it.

Without a name nothing of this is kept: it lies in the letterbox, see `letters`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.ideas.report.domain import Step, Words


@dataclass(frozen=True, slots=True)
class SubmitReport:
    """Take a report in and give its receipt."""

    KIND: ClassVar[str] = "ideas.submit"
    words: Words
    employee_id: str
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class SupportReport:
    """Add a voice to a report."""

    KIND: ClassVar[str] = "ideas.support"
    number: int
    employee_id: str
    at: datetime  # UTC
    text: str  # what the supporter had written before


@dataclass(frozen=True, slots=True)
class ReplyToQuestion:
    """Pass on what a reporter or supporter answers to a manager."""

    KIND: ClassVar[str] = "ideas.reply"
    number: int
    own_number: int  # of the report they made or supported
    text: str
    employee_id: str
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class RespondToVerdict:
    """Carry out what a reporter or supporter says to the end of a report."""

    KIND: ClassVar[str] = "ideas.respond"
    number: int
    own_number: int  # of the report they made or supported
    step: Step
    text: str
    employee_id: str
    at: datetime  # UTC
