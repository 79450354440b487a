"""What all bots of a test process share: what they read of the same content."""

from dataclasses import replace

import pytest

from bot.guidance.index import PassageIndex
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.storage import Manifest
from bot.guidance.rank.state import IndexState

_READ: dict[tuple[object, ...], IndexState] = {}
_load = PassageIndex._loaded


@pytest.fixture(autouse=True)
def shared_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the handbook be read once a process: each bot would take half a second for it.

    What is read is never changed, and how it is read is tried in tests/guidance.
    """
    monkeypatch.setattr(PassageIndex, "_loaded", _read_once)


@pytest.fixture(autouse=True)
def shared_vectors(kept_vectors: None) -> None:
    """Let what stands beside a first report be embedded once: each bot would take seconds.

    Work that waits for it is in hand until then, and a bot that stops waits for that work.
    """


def _read_once(
    index: PassageIndex, version: str, manifest: Manifest | None, known: dict[str, IndexEntry]
) -> IndexState:
    digests = manifest.digests if manifest else ()
    content = (digests, index._embedding.name, index._phrases.wording)
    if content not in _READ:
        _READ[content] = _load(index, version, manifest, known)
    return replace(_READ[content], version=version)
