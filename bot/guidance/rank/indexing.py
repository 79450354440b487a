"""Makes documents ready to be searched: embeds their statements and counts their words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.guidance.keep.entries import (
    Counts,
    EmbeddingProgress,
    IndexEntry,
    packed,
    packed_document,
)
from bot.guidance.keep.vectors import SmallVectors, Vectors, small
from bot.guidance.parse.document import Document
from bot.guidance.rank.lexical import words_of
from bot.guidance.rank.spelling import spelled_in

_BATCH = 512  # statements embedded between two steps of the progress bar


def embedded(
    documents: Sequence[Document],
    embeddings: Embeddings,
    progress: EmbeddingProgress,
    known: Iterable[IndexEntry] = (),
) -> Iterator[IndexEntry]:
    """Yield the documents' entries, in their order.

    Args:
        documents: what to embed; a statement that stands in several is embedded once.
        embeddings: makes vectors of texts.
        progress: told how many statements are done, of how many.
        known: entries that the same embedding made; none of their statements is embedded again.
    """
    vectors = dict(_vectors_of(known))
    texts = [_indexed(one) for one in documents]
    new = list(dict.fromkeys(text for some in texts for text in some if text not in vectors))
    for first in range(0, len(new), _BATCH):
        progress(first, len(new))
        some = new[first : first + _BATCH]
        rows = small(np.array(embeddings.embed_documents(some), dtype=np.float32))
        vectors.update(zip(some, zip(rows.rows, rows.scales, strict=True), strict=True))
    progress(len(new), len(new))
    for document, some in zip(documents, texts, strict=True):
        own = [vectors[text] for text in some]
        rows = SmallVectors(
            np.array([row for row, _ in own]), np.array([one for _, one in own])
        )
        yield entry_of(document, rows)


def _indexed(document: Document) -> list[str]:
    return [document.indexed(statement) for statement in document.statements]


def _vectors_of(
    entries: Iterable[IndexEntry],
) -> Iterator[tuple[str, tuple[NDArray[np.int8], np.float32]]]:
    for entry in entries:
        vectors = entry.vectors
        rows = zip(vectors.rows, vectors.scales, strict=True)
        yield from zip(_indexed(entry.document), rows, strict=True)


def entry_of(document: Document, vectors: SmallVectors) -> IndexEntry:
    """Return a document's entry, given the vectors of its statements."""
    passages = [document.passage(span) for span in document.spans]
    words = words_of([f"{one.full_heading}\n{one.text}" for one in passages])
    contexts = groupby(zip(document.spans, words, strict=True), lambda pair: pair[0].context)
    wide = [[word for _, own in some for word in own] for _, some in contexts]
    statements = words_of(_indexed(document))
    numbers = {
        word: n for n, word in enumerate(sorted({w for t in statements + words for w in t}))
    }
    counts = [_counted(texts, numbers) for texts in (statements, words, wide)]
    return IndexEntry(
        document.source.digest,
        document.guidance,
        document.outdated_because,
        vectors.rows.tobytes(),
        vectors.scales.tobytes(),
        " ".join(numbers),
        spelled_in([f"{document.guidance.title}\n{document.source.text}"]),
        packed(counts[0]),
        packed([*_parts(document, vectors), *counts[1], *counts[2]]),
        packed_document(document),
    )


def _parts(document: Document, vectors: SmallVectors) -> Iterator[Counts | Vectors]:
    spans = document.spans
    statements = np.array([len(span.sentences) for span in spans], np.uint32)
    passages = np.array([*Counter(span.context for span in spans).values()], np.uint32)
    characters = np.array([end - start for start, end in document.sentences], np.uint32)
    sums = np.add.reduceat(vectors.full() * characters[:, None], _starts(statements))
    yield from (statements, passages, characters)
    for some in (sums, np.add.reduceat(sums, _starts(passages))):
        lengths = np.linalg.norm(some, axis=1).astype(np.float32)
        yield np.maximum(lengths, np.finfo(np.float32).eps)


def _starts(counts: NDArray[np.uint32]) -> NDArray[np.int64]:
    return np.cumsum(counts, dtype=np.int64) - counts


def _counted(texts: Sequence[Sequence[str]], numbers: dict[str, int]) -> list[Counts]:
    """Return what `WordCounts` holds."""
    rows = [
        (number, numbers[word], count)
        for number, text in enumerate(texts)
        for word, count in Counter(text).items()
    ]
    columns = np.array(rows, np.uint32).reshape(-1, 3).T
    lengths = np.array([len(text) for text in texts], np.uint32)
    return [*map(np.ascontiguousarray, columns), lengths]
