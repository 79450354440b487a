"""What a manager is told on Monday."""

from dataclasses import dataclass
from typing import ClassVar

from bot.ideas.report.domain import Report


@dataclass(frozen=True, slots=True)
class Digest:
    """What stands in a manager's Monday message."""

    new: tuple[Report, ...]
    late: tuple[Report, ...]
    to_decide: Report | None  # the one that is due first
    to_thank: Report | None  # done last week, and begun by somebody with a name
    themes: tuple[tuple[Report, ...], ...]  # groups of similar open reports, largest first
    took_part: int  # people who reported or supported something lately, by name
    colleagues: int  # of whom; 0 where the departments are too small to say
    names: tuple[str, ...] = ()  # of the themes, in their order; "" for one without
    further_themes: tuple[tuple[Report, ...], ...] = ()  # smaller ones, without names
    wordless: frozenset[int] = frozenset()  # numbers of those whose words are not told


@dataclass(frozen=True, slots=True)
class LookForMondays:
    """Find the managers whose own Monday morning it is, or was."""

    KIND: ClassVar[str] = "ideas.mondays"


@dataclass(frozen=True, slots=True)
class SendDigest:
    """Send a manager their Monday message."""

    KIND: ClassVar[str] = "ideas.digest"
    employee_id: str
