"""The words of tickets: where they come from, what is read of one, and the work with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import ClassVar

from bot.ideas.report.domain import Severity


class Verifier(Enum):
    """How a help desk proves that it was the one that sent."""

    STANDARD = "standard"  # Standard Webhooks
    ZENDESK = "zendesk"
    INTERCOM = "intercom"


@dataclass(frozen=True, slots=True)
class Mapped:
    """Where a value stands in what is sent, and which of ours it is."""

    at: str = ""  # "detail.priority"; empty: nowhere
    words: Mapping[str, str] = field(default_factory=dict)  # theirs in lower case, ours
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class TicketSource:
    """A help desk, and how its tickets are read."""

    source_id: str  # the address ends in it
    verifier: Verifier
    ticket: str  # where the ticket's own id stands
    text: tuple[str, ...]  # where its words stand, in their order
    customer: str = ""
    only: Mapping[str, str] = field(default_factory=dict)  # what has to stand where
    severity: Mapped = Mapped()  # frozen
    department: Mapped = Mapped()
    moment: Mapped = Mapped()


@dataclass(frozen=True, slots=True)
class TakeTicket:
    """Make a report of a ticket, once."""

    KIND: ClassVar[str] = "ideas.ticket"
    source_id: str
    ticket: str
    text: str
    at: datetime  # UTC
    customer: str = ""
    severity: Severity = Severity.MILD
    department_id: str = ""  # empty: read of the words
    moment_id: str = ""


class Admission(Enum):
    """What becomes of what was sent."""

    TAKEN = auto()
    NOT_MEANT = auto()  # of another sort than what the file says is taken
    UNSIGNED = auto()  # or too long ago
    UNREADABLE = auto()
