"""The words for what a customer wrote: its points, and what is promised for each."""

from dataclasses import dataclass

from bot.ask.domain import Citation
from bot.guidance.standards.domain import Standard
from bot.moments.domain import Moment


@dataclass(frozen=True, slots=True)
class CustomerPoint:
    """Something that a customer's message is about."""

    moment: Moment
    citation: Citation | None = None  # what guidance says to it
    standard: Standard | None = None  # what it promises, and within what time


def promise_of(standard: Standard) -> str:
    """Return what is promised, as one reads it."""
    from_when = f" (from: {standard.moment})" if standard.moment else ""
    return f"{standard.name}: {standard.figure.words}{from_when}."


@dataclass(frozen=True, slots=True)
class CustomersPoints:
    """All that a customer's message is about. It holds none of the customer's words."""

    points: tuple[CustomerPoint, ...]  # in the order of the message
    first: Standard | None = None  # what is due soonest
    reply: str = ""  # to copy, by a language model that saw the excerpts alone

    @property
    def citations(self) -> list[Citation]:
        """Return what guidance says to the points."""
        return [one.citation for one in self.points if one.citation]
