"""The words for files that slip: what is wrong now, what was told, and whom to tell."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import ClassVar, Protocol, TypeAlias

FindSlips: TypeAlias = Callable[[], Mapping[str, Sequence[str]]]
"""Returns what slips in each file, by its name; each with its place and what mends it.

It reads files and blocks.
"""
WhereToTell: TypeAlias = Callable[[str], Awaitable[Sequence[str]]]
"""Returns where those are told who can mend the file: its owner, and the administrators."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that slips, or did until lately."""

    file: str  # "departments.yaml", "questions/sales.yaml", "guidance/returns.md"
    says: str  # what slips, a line each, as it was when last looked at; empty: nothing
    since: datetime  # when it was first found to be so, UTC
    told: str = ""  # what its readers know; empty: of no slip


@dataclass(frozen=True, slots=True)
class LookAtFiles:
    """Look for files that slip; taken in by the schedule."""

    KIND: ClassVar[str] = "company.look_at_files"


@dataclass(frozen=True, slots=True)
class TellOfFile:
    """Tell those who can mend a file that it slips, slips otherwise, or slips no more."""

    KIND: ClassVar[str] = "company.tell_of_file"
    document: str  # the file
    text: str  # what slips, a line each; empty: nothing any more


class KnownFiles(Protocol):
    """Keeps which files slip, and what was told of them."""

    async def all(self) -> Mapping[str, KnownFile]:
        """Return every file that slips or was told of, by name."""
        ...

    async def keep(self, known: KnownFile) -> None:
        """Keep it in place of what was known of the file."""
        ...

    async def drop(self, file: str) -> None:
        """Know nothing of the file any more."""
        ...


def mark_of(says: str) -> str:
    """Return a short name of one fault, the same for the same."""
    return sha256(says.encode()).hexdigest()[:16]
