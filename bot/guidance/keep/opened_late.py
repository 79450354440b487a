"""An index that is opened when it is first used: what reads it takes half a second to load."""

from collections.abc import Callable, Collection, Sequence
from functools import cache

from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.storage import IndexStorage, Manifest


class OpenedLate:
    """Answers `IndexStorage` by another one, so that a bot hears Slack before it is there."""

    def __init__(self, opened: Callable[[], IndexStorage]) -> None:
        self._opened = cache(opened)

    def version(self) -> str:
        """Return the version kept now, reading no vectors; empty if there is none."""
        return self._opened().version()

    def manifest(self) -> Manifest | None:
        """Return what is kept now; None if nothing is."""
        return self._opened().manifest()

    def load(self, digests: Collection[str]) -> list[IndexEntry]:
        """Return the kept documents with these digests, in any order."""
        return self._opened().load(digests)

    def change(self, manifest: Manifest, added: Sequence[IndexEntry]) -> str:
        """Make this the current state, and return its version."""
        return self._opened().change(manifest, added)

    def clear(self) -> None:
        """Forget everything, readable or not."""
        self._opened().clear()
