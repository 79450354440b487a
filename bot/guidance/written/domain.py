"""What is written in Slack, version by version, and how it reads as a document. Pure."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeAlias


class VersionDeed(StrEnum):
    """What made a version; the values are kept."""

    WRITTEN = "written"
    CHANGED = "changed"
    UNDONE = "undone"
    RETIRED = "retired"
    GIVEN_BACK = "given back"  # the folder counts again


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenVersion:
    """A document as somebody left it in Slack."""

    document: str  # its path, as of a file of the knowledge folder
    number: int  # from 1; the highest counts
    text: str  # Markdown with front matter; empty: there is no such document from now on
    deed: VersionDeed
    editor_id: str  # Slack "U…"
    at: datetime  # UTC
    key: str  # of the work that kept it


class WrittenVersions(Protocol):
    """Keeps every version; none is ever changed."""

    async def keep(self, version: WrittenVersion) -> bool:
        """Keep the version; False if somebody else kept one of that number before.

        True again for work of the same key that runs again.
        """

    async def history(self, document: str) -> Sequence[WrittenVersion]:
        """Return the versions of a document, the newest first; empty: it never was written."""

    async def newest(self) -> Mapping[str, WrittenVersion]:
        """Return the version that counts of each document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfDocument:
    """What its owner said in Slack of a document, beside its text; None: nothing."""

    document: str  # its path
    reviewed: date | None = None  # it was still right on this day
    owner: str | None = None  # whose it is; empty: nobody knows
    owner_before: str | None = (
        None  # as the text named it then; where it says another, that is newer
    )
    asked: date | None = None  # the day named in the document of which its owner was told


class SaidOfDocuments(Protocol):
    """Keeps what was said of documents."""

    async def all(self) -> Mapping[str, SaidOfDocument]:
        """Return it by document."""
        ...

    async def ask(self, document: str, reviewed: date) -> None:
        """Keep that its owner was asked about what was reviewed on this day."""

    async def confirm(self, document: str, today: date) -> None:
        """Keep that it was right on this day."""

    async def give(self, document: str, owner: str, before: str | None) -> None:
        """Keep whose it is, in place of whom its text names."""


@dataclass(frozen=True, slots=True)
class WrittenInSlack:
    """What stands in Slack beside a folder, or in the place of its files."""

    texts: Mapping[str, str] = field(default_factory=dict)  # by document; empty: retired
    said: Mapping[str, SaidOfDocument] = field(default_factory=dict)  # by document


PublishVersion: TypeAlias = Callable[[WrittenVersion], Awaitable[bool]]
"""Keeps a version and has it found; False if somebody else kept one of that number."""


def as_document(
    title: str, answer: str, owner: str, reviewed: date, audience: Sequence[str] = ()
) -> str:
    """Return an answer as a document of one paragraph, which is quoted whole if it is short.

    Blank lines are closed up: what stands in one paragraph is found and shown together.
    """
    lines = [line.rstrip() for line in answer.splitlines() if line.strip()]
    said: dict[str, str | Sequence[str]] = {
        "title": title,
        "owner": owner,
        "reviewed": reviewed.isoformat(),
    }
    said |= {"audience": audience} if audience else {}
    fields = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in said.items()
    ]
    return "\n".join(["---", *fields, "---", "", *lines, ""])
