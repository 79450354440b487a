"""How an index lies in Chroma: one collection, one record a document.

A record's vector is the document's mean; those of its statements lie in the record, with all
else that search needs. Read so, 42,000 statements take a fifth of the processor's time that a
record for each of them takes, and a document changes in one write.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict

import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.api.models.Collection import Collection as Records
from chromadb.errors import NotFoundError

from bot.guidance.domain import IndexUnreadableError
from bot.guidance.keep.entries import IndexEntry, read_entry, written
from bot.guidance.keep.storage import MEND, Manifest
from bot.guidance.keep.vectors import Vectors

_ENTRIES = "guidance-entries"  # id: the document's digest
_BEFORE = ("guidance-sentences", "guidance-documents", "guidance-manifest")  # until format 3
# Every question is compared with all vectors, in memory: Chroma's own graph is kept small. What
# waits to come into it is kept twice, so it comes soon.
_GRAPH: CreateHNSWConfiguration = {
    "space": "cosine",
    "ef_construction": 8,
    "max_neighbors": 4,
    "batch_size": 10,
    "sync_threshold": 20,
}
_BATCH = 100  # records read at once
_LARGEST_BATCH = 4_000_000  # characters written at once; less than any server takes


def read_manifest(client: ClientAPI) -> Manifest | None:
    """Return the manifest, or None where there is none."""
    try:
        metadata = _entries(client).metadata
    except NotFoundError:
        return None
    return manifest_in(str(metadata["manifest"])) if metadata else None


def write_manifest(client: ClientAPI, manifest: Manifest) -> None:
    """Make this the manifest: the one write that switches every reader over."""
    _made(client).modify(metadata={"manifest": written_manifest(manifest)})


def written_manifest(manifest: Manifest) -> str:
    """Return a manifest as a text to be kept."""
    return json.dumps(asdict(manifest))


def manifest_in(text: str) -> Manifest:
    """Return the manifest of a kept text.

    Raises:
        ValueError: the text is damaged.
    """
    fields = json.loads(text)
    lists = {name: tuple(fields[name]) for name in ("digests", "retired")}
    return Manifest(**{**fields, **lists})


def write_entries(client: ClientAPI, added: Sequence[IndexEntry]) -> None:
    """Keep the entries; nobody sees them until a manifest names them."""
    for some in _batches([(entry, written(entry)) for entry in added]):
        _made(client).upsert(
            [entry.digest for entry, _ in some],
            np.array([_mean(entry) for entry, _ in some]),
            [{"document": one.guidance.document, "entry": text} for one, text in some],
        )


def read_entries(client: ClientAPI, digests: Collection[str]) -> Iterator[IndexEntry]:
    """Yield the kept entries with these digests.

    Raises:
        IndexUnreadableError: one is missing.
    """
    ids = sorted(digests)
    for first in range(0, len(ids), _BATCH):
        some = ids[first : first + _BATCH]
        found = _entries(client).get(ids=some, include=["metadatas"])["metadatas"] or []
        if len(found) != len(some):
            message = f"{len(some) - len(found)} documents are missing; run `{MEND}`."
            raise IndexUnreadableError(message)
        yield from (read_entry(str(one["entry"])) for one in found)


def digests_kept(client: ClientAPI) -> set[str]:
    """Return the digests of all entries that are there, whatever the manifest names."""
    return set(_made(client).get(include=[])["ids"])


def delete_entries(client: ClientAPI, digests: Collection[str]) -> None:
    """Drop the entries that are there of these."""
    if digests:
        _made(client).delete(ids=sorted(digests))


def delete_formats_before(client: ClientAPI) -> None:
    """Drop what earlier versions kept in other collections."""
    _drop(client, _BEFORE)


def delete_everything(client: ClientAPI) -> None:
    """Drop all collections of the index."""
    _drop(client, (_ENTRIES, *_BEFORE))


def _drop(client: ClientAPI, collections: Sequence[str]) -> None:
    for name in collections:
        try:
            client.delete_collection(name)
        except NotFoundError:
            continue


def _entries(client: ClientAPI) -> Records:
    return client.get_collection(_ENTRIES, embedding_function=None)


def _made(client: ClientAPI) -> Records:
    return client.get_or_create_collection(
        _ENTRIES, embedding_function=None, configuration={"hnsw": _GRAPH}
    )


def _batches(
    entries: Iterable[tuple[IndexEntry, str]],
) -> Iterator[list[tuple[IndexEntry, str]]]:
    some: list[tuple[IndexEntry, str]] = []
    size = 0
    for entry, text in entries:
        if some and size + len(text) > _LARGEST_BATCH:
            yield some
            some, size = [], 0
        some.append((entry, text))
        size += len(text)
    if some:
        yield some


def _mean(entry: IndexEntry) -> Vectors:
    return np.asarray(entry.vectors.full().mean(axis=0), dtype=np.float32)
