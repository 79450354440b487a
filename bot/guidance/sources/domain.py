"""What a source of documents is, and what is mirrored of it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.errors import TryAgainError

FOLDER = "sources"  # of the knowledge folder, as it were: "sources/wiki/returns.html"


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file as its source lists it."""

    path: str  # below the source; how it ends says the format: "faq/returns.md"
    version: str  # another one as soon as it says something else; empty: only reading it tells
    key: str = ""  # by which the source finds it, where its path does not


class DocumentSource(Protocol):
    """A place where documents lie, read and never written; it may block."""

    def listed(self) -> Sequence[ListedFile]:
        """Return every file of it.

        Raises:
            SourceDownError: it does not answer, or not with all of it.
        """

    def content(self, file: ListedFile) -> bytes:
        """Return what a file holds.

        Raises:
            SourceDownError: it cannot be had just now.
        """


@dataclass(frozen=True, slots=True)
class MirroredFile:
    """A file of a source as it was read last."""

    source: str  # its name in `sources.yaml`
    path: str
    version: str
    text: str = ""  # Markdown; empty where it cannot be read
    reason: str = ""  # why it cannot, as `Malformed` has it
    mend: str = ""

    @property
    def document(self) -> str:
        """Return its path among all documents."""
        return f"{FOLDER}/{self.source}/{self.path}"


@dataclass(frozen=True, slots=True)
class SourceState:
    """How it stands with a source."""

    source: str
    tried: datetime  # UTC
    succeeded: datetime | None = None  # UTC; None: never
    failure: str = ""  # of the last try, for people; empty: it went well
    unread: int = 0  # files that could not be had then, and are as they were before


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """What `sources.yaml` says of a source."""

    name: str
    kind: str  # folder, git, website, confluence
    place: str  # a path or an address
    part: str = ""  # of it: a folder of a repository, a space of Confluence
    branch: str = ""
    user: str = ""  # whose token it is
    every_minutes: int = 15
    # What its documents do not say themselves: owner, departments, moments.
    metadata: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    audience: tuple[str, ...] = ()  # departments that alone may read them; empty: everybody


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """What another look at a source changes in its mirror."""

    files: Sequence[MirroredFile]  # new and changed
    gone: Sequence[str]  # paths
    unread: int = 0  # files that could not be had


class Mirror(Protocol):
    """Keeps what was read of sources."""

    async def versions(self, source: str) -> Mapping[str, str]:
        """Return the version of each file of a source, by path."""

    async def keep(self, source: str, changes: SourceChanges) -> None:
        """Keep changes, all of them or none."""

    async def states(self) -> Mapping[str, SourceState]:
        """Return how it stands with each source that was ever tried, by name."""

    async def keep_state(self, state: SourceState) -> None:
        """Keep how a try went."""

    async def forget_all_but(self, sources: Sequence[str]) -> bool:
        """Forget sources of other names; tell whether there were any."""


class SourceDownError(TryAgainError):
    """A source does not answer, or not with all of it: nothing of it is forgotten."""
