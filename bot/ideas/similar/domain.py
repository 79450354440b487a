"""What makes reports comparable, as durable work keeps it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RememberReport:
    """Make the vector of a report, so that comparing is quick later."""

    KIND: ClassVar[str] = "ideas.remember"
    number: int
