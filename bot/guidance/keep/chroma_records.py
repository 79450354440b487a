"""How an index lies in Chroma: which collections there are, and what their records say."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TypeAlias, cast

import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.api.types import Metadata
from chromadb.errors import NotFoundError
from numpy.typing import NDArray

from bot.guidance.domain import IndexUnreadableError
from bot.guidance.keep.storage import MEND, KeptDocument, Manifest
from bot.guidance.parse.folder import Source

_SENTENCES = "guidance-sentences"  # a vector for each sentence, id "<digest>:<number>"
_DOCUMENTS = "guidance-documents"  # the text of each document, id "<digest>"
_MANIFEST = "guidance-manifest"  # one record
_COLLECTIONS = (_MANIFEST, _DOCUMENTS, _SENTENCES)
_CURRENT = "current"
_NO_VECTOR = np.zeros(1, dtype=np.float32)  # Chroma wants one for every record
# Every question is compared with all vectors, in memory: Chroma's own graph is kept small.
_GRAPH: CreateHNSWConfiguration = {"space": "cosine", "ef_construction": 8, "max_neighbors": 4}
_BATCH = 1000  # records; less than any Chroma takes at once

ChromaRecord: TypeAlias = Mapping[str, str | int]


def read_manifest(client: ClientAPI) -> Manifest | None:
    """Return the manifest, or None where there is none."""
    try:
        collection = client.get_collection(_MANIFEST, embedding_function=None)
    except NotFoundError:
        return None
    for metadata in collection.get(ids=[_CURRENT])["metadatas"] or []:
        fields = json.loads(str(metadata["json"]))
        lists = {name: tuple(fields[name]) for name in ("digests", "retired")}
        return Manifest(**{**fields, **lists})
    return None


def write_manifest(client: ClientAPI, manifest: Manifest) -> None:
    """Make this the manifest: the one write that switches every reader over."""
    _add(client, _MANIFEST, {_CURRENT: {"json": json.dumps(asdict(manifest))}})


def write_documents(client: ClientAPI, added: Sequence[KeptDocument]) -> None:
    """Keep the documents; nobody sees them until a manifest names them."""
    for kept in added:
        digest = kept.source.digest
        ids = {
            sentence: {"digest": digest} for sentence in _sentences(digest, len(kept.vectors))
        }
        _add(client, _SENTENCES, ids, kept.vectors)
        record: ChromaRecord = {
            "document": kept.source.document,
            "text": kept.source.text,
            "sentences": len(kept.vectors),
        }
        _add(client, _DOCUMENTS, {digest: record})


def read_documents(client: ClientAPI, digests: Collection[str]) -> Iterator[KeptDocument]:
    """Yield the kept documents with these digests.

    Raises:
        IndexUnreadableError: a document or a sentence is missing.
    """
    documents = _get(client, _DOCUMENTS, sorted(digests))
    counts = {digest: int(documents[digest][0]["sentences"]) for digest in documents}
    ids = [sentence for digest in counts for sentence in _sentences(digest, counts[digest])]
    sentences = _get(client, _SENTENCES, ids)
    for digest, (record, _) in documents.items():
        rows = [sentences[sentence][1] for sentence in _sentences(digest, counts[digest])]
        source = Source(str(record["document"]), str(record["text"]))
        yield KeptDocument(source, np.array(rows, dtype=np.float32))


def delete_documents(client: ClientAPI, digests: Sequence[str]) -> None:
    """Drop the documents and their sentences."""
    for digest in digests:
        client.get_or_create_collection(_DOCUMENTS, embedding_function=None).delete(
            ids=[digest]
        )
        sentences = client.get_or_create_collection(_SENTENCES, embedding_function=None)
        sentences.delete(where={"digest": digest})


def delete_everything(client: ClientAPI) -> None:
    """Drop all collections of the index."""
    for name in _COLLECTIONS:
        try:
            client.delete_collection(name)
        except NotFoundError:
            continue


def _sentences(digest: str, count: int) -> list[str]:
    return [f"{digest}:{number}" for number in range(count)]


def _add(
    client: ClientAPI,
    name: str,
    records: Mapping[str, ChromaRecord],
    vectors: NDArray[np.float32] | None = None,
) -> None:
    collection = client.get_or_create_collection(
        name, embedding_function=None, configuration={"hnsw": _GRAPH}
    )
    ids = list(records)
    rows = np.tile(_NO_VECTOR, (len(ids), 1)) if vectors is None else vectors
    for first in range(0, len(ids), _BATCH):
        some = ids[first : first + _BATCH]
        metadatas: list[Metadata] = [records[record] for record in some]
        collection.upsert(some, rows[first : first + _BATCH], metadatas)


def _get(
    client: ClientAPI, name: str, ids: Sequence[str]
) -> dict[str, tuple[ChromaRecord, NDArray[np.float32]]]:
    if not ids:
        return {}
    collection = client.get_collection(name, embedding_function=None)
    found: dict[str, tuple[ChromaRecord, NDArray[np.float32]]] = {}
    for first in range(0, len(ids), _BATCH):
        some = list(ids[first : first + _BATCH])
        part = collection.get(ids=some, include=["embeddings", "metadatas"])
        metadatas = cast("list[ChromaRecord]", part["metadatas"])
        vectors = np.asarray(part["embeddings"], dtype=np.float32)
        found.update(zip(part["ids"], zip(metadatas, vectors, strict=True), strict=True))
    missing = len(ids) - len(found)
    if missing:
        message = f"{missing} records of the index are missing; run `{MEND}`."
        raise IndexUnreadableError(message)
    return found
