"""The words for reviews: a document that is due, and what its owner says of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.errors import CannotDoError
from bot.guidance.domain import Guidance


class NotTheirReviewError(CannotDoError):
    """Somebody who does not own a document said something of it."""


class DocumentGoneError(CannotDoError):
    """A button outlived the document that it is about."""


@dataclass(frozen=True, slots=True)
class LookAtReviews:
    """Look which documents are due; taken in by the schedule."""

    KIND: ClassVar[str] = "ask.look_at_reviews"


@dataclass(frozen=True, slots=True)
class AskForReview:
    """Ask the owner of a document that is due."""

    KIND: ClassVar[str] = "ask.ask_for_review"
    document: str
    reviewed: date  # the day of the last review, which is over for too long


@dataclass(frozen=True, slots=True)
class ConfirmDocument:
    """Its owner read it: it is still right."""

    KIND: ClassVar[str] = "ask.confirm_document"
    employee_id: str
    document: str
    reviewed: date  # as the card named it


@dataclass(frozen=True, slots=True)
class GiveDocument:
    """It is somebody else's."""

    KIND: ClassVar[str] = "ask.give_document"
    employee_id: str
    document: str
    reviewed: date  # as the card named it
    to: str  # Slack "U…"; empty: they do not know whose


@dataclass(frozen=True, slots=True)
class DueDocument:
    """A document that is due for review."""

    guidance: Guidance
    reviewed: date  # the last time
    only_close_from: date  # when it answers nothing any more, unless somebody looks at it


def reference_of(document: str, reviewed: date, place: str) -> str:
    """Return the name under which the card of a due document at a place is kept."""
    return f"ask.review:{reviewed.isoformat()}:{place}:{document}"
