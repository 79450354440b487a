"""The words for news: what was told of a document, and whom a change concerns."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeAlias

from bot.guidance.changes.concern import ChangedDocument

Concerned: TypeAlias = Callable[[ChangedDocument], Awaitable[Collection[str]]]
"""Returns the ids of those whom a change concerns, for one reason; in no order."""


@dataclass(frozen=True, slots=True)
class LookForNews:
    """Look for documents that say otherwise; taken in by the schedule."""

    KIND: ClassVar[str] = "ask.look_for_news"


@dataclass(frozen=True, slots=True)
class TellOfChange:
    """A document was changed and stayed so: find whom it concerns."""

    KIND: ClassVar[str] = "ask.tell_of_change"
    document: str
    version: str  # digest of what it says now; empty: it is gone


@dataclass(frozen=True, slots=True)
class TellNews:
    """Tell one person of a change; why it concerns them, nothing says."""

    KIND: ClassVar[str] = "ask.tell_news"
    employee_id: str
    text: str
    blocks: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ToldDocument:
    """What everybody whom it concerns knows of a document."""

    document: str
    digest: str  # of what was told
    seen: str  # digest of what it said when last looked at
    since: datetime  # when that was first seen, UTC


class ToldDocuments(Protocol):
    """Keeps what documents said when they were last news."""

    async def all(self) -> Mapping[str, ToldDocument]:
        """Return it by document."""
        ...

    async def text_of(self, document: str) -> str | None:
        """Return what was told of a document; None: nothing, so far."""

    async def keep(self, document: str, digest: str, text: str, now: datetime) -> None:
        """Keep that this is known of it from now on (UTC)."""

    async def see(self, document: str, digest: str, now: datetime) -> None:
        """Keep that it says something else as of ``now`` (UTC), of which nobody was told."""

    async def drop(self, document: str) -> None:
        """Know nothing of it any more."""
