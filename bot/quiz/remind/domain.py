"""Looking for whom to remind, and reminding, as durable work keeps them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


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
class NoteTimeZone:
    """Keep the time zone that Slack says somebody is in now."""

    KIND: ClassVar[str] = "quiz.moved"
    employee_id: str
