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


def mention_of(employee_id: str) -> str:
    """Return the mention of a person; of who was forgotten, words that name nobody."""
    if employee_id.startswith(FORGOTTEN_AS):
        return "somebody whose name was deleted"
    return f"<@{employee_id}>"
