"""The words for what is kept about one person."""

from dataclasses import dataclass

FORGOTTEN_AS = "forgotten-"  # how the pseudonym begins of who was forgotten


@dataclass(frozen=True, slots=True)
class KeptOfPerson:
    """Rows of one table that name the person."""

    table: str
    what: str  # one row: "a question"
    count: int  # at least 1
    kept: str  # how long: "90 days", "until the person is forgotten"
