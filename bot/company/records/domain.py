"""The words for what is kept about one person."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class KeptOfPerson:
    """Rows of one table that name the person."""

    table: str
    what: str  # one row: "a question"
    count: int  # at least 1
    kept: str  # how long: "90 days", "until the person is forgotten"


KeptAbout: TypeAlias = Callable[[str], Awaitable[Sequence[KeptOfPerson]]]
"""Returns what is kept about an employee, by their id."""
