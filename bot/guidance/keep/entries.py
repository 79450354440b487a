"""Documents with the vectors of their sentences, and what the embedding reads of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.embedding.spans import ContextSpans, embed_spans
from bot.guidance.domain import IndexUnreadableError, Malformed, Passage
from bot.guidance.keep.storage import MEND, KeptDocument
from bot.guidance.parse.document import Document, read

Vectors: TypeAlias = NDArray[np.float32]
EmbeddingProgress: TypeAlias = Callable[[int, int], None]  # contexts so far, and in all

_BATCH = 128  # contexts embedded between two steps of the progress bar


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document with one vector for each of its sentences, in their order."""

    document: Document
    vectors: Vectors


def embedded(
    documents: Sequence[Document], embeddings: Embeddings, progress: EmbeddingProgress
) -> list[IndexEntry]:
    """Return the documents with their vectors, in their order."""
    contexts = [(n, context) for n, one in enumerate(documents) for context in contexts_of(one)]
    rows: list[list[Vectors]] = [[] for _ in documents]
    for first in range(0, len(contexts), _BATCH):
        progress(first, len(contexts))
        some = contexts[first : first + _BATCH]
        vectors = embed_spans(embeddings, [context for _, context in some])
        for (number, _), vector in zip(some, vectors, strict=True):
            rows[number].append(vector)
    progress(len(contexts), len(contexts))
    return [
        IndexEntry(one, np.concatenate(row)) for one, row in zip(documents, rows, strict=True)
    ]


def entry_of(kept: KeptDocument) -> IndexEntry:
    """Return a kept document, parsed again, with its vectors.

    Raises:
        IndexUnreadableError: it is cut in another way now than when it was kept.
    """
    document = read(kept.source)
    if isinstance(document, Malformed) or len(kept.vectors) != len(document.sentences):
        message = f"The index was made by another version of the bot; run `{MEND}`."
        raise IndexUnreadableError(message)
    return IndexEntry(document, kept.vectors)


def silent(_done: int, _total: int) -> None:
    """Show no progress."""


def contexts_of(document: Document) -> list[ContextSpans]:
    """Return what the embedding reads: each context under its headings, with its sentences."""
    return [
        _context(document, [document.passage(span) for span in spans])
        for _, group in groupby(document.spans, lambda span: span.context)
        if (spans := list(group))
    ]


def _context(document: Document, passages: Sequence[Passage]) -> ContextSpans:
    heading = passages[0].full_heading + "\n"
    start, end = passages[0].start, passages[-1].end
    shift = len(heading) - start
    sentences = (place for passage in passages for place in passage.sentences)
    places = tuple((first + shift, last + shift) for first, last in sentences)
    return ContextSpans(heading + document.source.text[start:end], places)
