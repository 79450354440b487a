"""A stand-in for what keeps an index: it forgets everything with the process."""

from collections.abc import Collection, Sequence

from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.storage import Manifest


class FakeStorage:
    """Keeps an index in memory."""

    def __init__(self) -> None:
        self._manifest: Manifest | None = None
        self._documents: dict[str, IndexEntry] = {}

    def version(self) -> str:
        return self._manifest.version if self._manifest else ""

    def manifest(self) -> Manifest | None:
        return self._manifest

    def load(self, digests: Collection[str]) -> list[IndexEntry]:
        return [self._documents[digest] for digest in digests]

    def change(self, manifest: Manifest, added: Sequence[IndexEntry]) -> str:
        self._documents |= {one.digest: one for one in added}
        self._manifest = manifest
        return manifest.version

    def clear(self) -> None:
        self._manifest = None
        self._documents = {}
