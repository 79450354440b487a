"""What each table declares: whose data a row is, how long it is kept, how it is forgotten.

A table carries its declaration: ``Table("quiz_round", …, info=declared(Record(…)))``. The data
map, the daily retention and forgetting a person are driven by nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import Table

_RECORD = "record"


class Whose(StrEnum):
    """Whose data a row is."""

    EMPLOYEE = "an employee's"
    COMPANY = "the company's"
    MACHINE = "the machine's"


class Forgetting(StrEnum):
    """What becomes of a row when a person it names is forgotten."""

    DELETE = "rows deleted"
    CUT_OFF = "person cut off, row stays"
    KEEP = "stays: names nobody"


@dataclass(frozen=True, slots=True)
class Days:
    """Kept so many days after a moment that the row has."""

    kind: str  # under which a workspace may settle another number of days
    days: int
    since: str  # column with the moment
    applied_by: str = ""  # who deletes in place of the daily retention
    at_least: int = 1  # days: so far back the rows are read, whatever a workspace wants

    def __str__(self) -> str:
        """Return it as the data map says it."""
        return "1 day" if self.days == 1 else f"{self.days} days"


@dataclass(frozen=True, slots=True)
class Until:
    """Kept until something happens; no number of days ends it."""

    event: str  # "the department is chosen anew"

    def __str__(self) -> str:
        """Return it as the data map says it."""
        return f"until {self.event}"


@dataclass(frozen=True, slots=True)
class DaysOfKinds:
    """Emptied of what people wrote so many days after its end, each kind after its own."""

    days: Mapping[str, int]  # by the kind under which a workspace may settle another number
    at_least: int = 30  # days: so far back the rows are read, whatever a workspace wants

    def __str__(self) -> str:
        """Return it as the data map says it."""
        each = ", ".join(f"{kind} {count}" for kind, count in self.days.items())
        return f"with its words for days after its end ({each}), then without"


Kept: TypeAlias = Days | Until | DaysOfKinds
FORGOTTEN = Until("the person is forgotten")
REMOVED = Until("the workspace removes the bot")
REPLACED = Until("it is replaced")


@dataclass(frozen=True, slots=True)
class Record:
    """What a table declares about its rows."""

    what: str  # "an answer to a quiz question"
    whose: Whose
    kept: Kept
    forgotten: Forgetting
    people: tuple[str, ...] = ()  # columns with Slack user ids: alone, in lists, inside keys
    beside: tuple[str, ...] = ()  # columns with people whose row it is not: cut off always
    words: tuple[str, ...] = ()  # columns with what people wrote, where a customer may be named
    becomes: Mapping[str, str] = field(default_factory=dict)
    """Of what is cut off: the column that takes the pseudonym when this one is emptied."""


def declared(record: Record) -> dict[str, Any]:
    """Return what a table is given as ``info``."""
    return {_RECORD: record}


def own_rows(
    what: str,
    kept: Kept = FORGOTTEN,
    beside: tuple[str, ...] = (),
    words: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return it for a table of which each row is that of its ``employee_id``."""
    people = ("employee_id",)
    return declared(
        Record(what, Whose.EMPLOYEE, kept, Forgetting.DELETE, people, beside, words)
    )


def record_of(table: Table) -> Record | None:
    """Return what the table declares, if it does."""
    found = table.info.get(_RECORD)
    return found if isinstance(found, Record) else None
