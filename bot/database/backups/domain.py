"""What a backup says of itself."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from pydantic import BaseModel

from bot.errors import CannotDoError

ABOUT = "about.json"
NOTHING_MADE, NOTHING_CHANGED = "No backup was made.", "Nothing was changed."

TellProgress: TypeAlias = Callable[[str], None]
"""Takes a line on how far it is."""


class BackupError(CannotDoError):
    """The backup cannot be made, or cannot be brought back here."""

    def __init__(self, what: str, stands: str = "") -> None:
        """Say what is wrong, and how things stand now."""
        super().__init__(f"{what} {stands}".strip())


class ArchiveMember(BaseModel, frozen=True):
    """One file of the archive: a database of SQLite, or a table of Postgres."""

    name: str
    size: int  # bytes
    sha256: str
    rows: Mapping[str, int] = {}  # by table


class BackupManifest(BaseModel, frozen=True):
    """The manifest. What earlier versions of the bot did not write has a default."""

    kind: str  # "sqlite" or "postgres"
    revision: str | None = None  # of the tables
    made_at: str | None = None  # UTC, ISO 8601
    made_by: str | None = None  # the bot's version
    members: tuple[ArchiveMember, ...] = ()

    def counts(self) -> Mapping[str, int]:
        """Return how much is in there."""
        rows = [count for member in self.members for count in member.rows.values()]
        # The guidance has a home of its own; said, so that nobody takes this for a copy of it.
        return {"tables": len(rows), "rows": sum(rows), "documents": 0}

    def __str__(self) -> str:
        """Return it for a person."""
        tables, rows, _none = self.counts().values()
        words = f"{tables:,} tables with {rows:,} {'row' if rows == 1 else 'rows'}"
        return f"{words}, and no documents: the guidance is not in a backup"
