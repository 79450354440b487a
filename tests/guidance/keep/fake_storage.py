"""A stand-in for what keeps an index: it forgets everything with the process."""

from collections.abc import Collection, Sequence

from bot.guidance.keep.storage import KeptDocument, Manifest


class FakeStorage:
    """Keeps an index in memory."""

    def __init__(self) -> None:
        self._manifest: Manifest | None = None
        self._documents: dict[str, KeptDocument] = {}

    def version(self) -> str:
        return self._manifest.version if self._manifest else ""

    def manifest(self) -> Manifest | None:
        return self._manifest

    def load(self, digests: Collection[str]) -> list[KeptDocument]:
        return [self._documents[digest] for digest in digests]

    def change(self, manifest: Manifest, added: Sequence[KeptDocument]) -> str:
        self._documents |= {kept.source.digest: kept for kept in added}
        self._manifest = manifest
        return manifest.version

    def clear(self) -> None:
        self._manifest = None
        self._documents = {}
