"""How an index is kept between two runs, and shared between replicas."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from bot.guidance.domain import IndexMismatchError
from bot.guidance.keep.entries import IndexEntry

FORMAT = 8  # of what is kept; raise it when parsing, words or entries change: all is made anew
MEND = "python -m bot index --rebuild"  # makes a new index from the documents


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds now, and what made it."""

    embedding: str
    digests: tuple[str, ...]  # of the sources, in the order of their paths
    retired: tuple[str, ...] = ()  # held before; dropped at the next change
    format: int = FORMAT

    def must_be_of(self, embedding: str) -> None:
        """Raise `IndexMismatchError` if another embedding made it."""
        if self.embedding != embedding:
            message = (
                f"The index was made with the embedding {self.embedding}, but {embedding} is"
                f" set; run `{MEND}`."
            )
            raise IndexMismatchError(message)

    @property
    def version(self) -> str:
        """Return a name that changes with the content, the same on every replica."""
        return hashlib.sha256(repr(asdict(self)).encode()).hexdigest()[:16]


class IndexStorage(Protocol):
    """Keeps one index. A reader sees the state before a change or after it, never between."""

    def version(self) -> str:
        """Return the version kept now, reading no vectors; empty if there is none."""
        ...

    def manifest(self) -> Manifest | None:
        """Return what is kept now; None if nothing is."""
        ...

    def load(self, digests: Collection[str]) -> list[IndexEntry]:
        """Return the kept documents with these digests, in any order.

        Raises:
            IndexUnreadableError: what is kept is damaged.
        """
        ...

    def change(self, manifest: Manifest, added: Sequence[IndexEntry]) -> str:
        """Make this the current state, and return its version.

        Args:
            manifest: what is to be found from now on.
            added: the documents of it that were not kept yet.

        Raises:
            IndexBusyError: another process is changing it.
        """
        ...

    def clear(self) -> None:
        """Forget everything, readable or not."""
        ...


def copy_index(own: IndexStorage, starter: IndexStorage, embedding: str) -> bool:
    """Make an index that holds nothing yet hold what the starter holds.

    Args:
        own: the index that begins.
        starter: the one it takes over from.
        embedding: the name of the one in use; what another made is of no use.

    Returns:
        Whether there was anything to take over. What differs in the folder is embedded by the
        index itself, when it is brought up to it.

    Raises:
        BotError: one of them is out of reach, or another process is changing this one.
    """
    given = starter.manifest()
    if own.manifest() is not None or given is None:
        return False
    if (given.format, given.embedding) != (FORMAT, embedding):
        return False
    own.change(Manifest(given.embedding, given.digests), starter.load(given.digests))
    return True
