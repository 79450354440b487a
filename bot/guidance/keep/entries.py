"""Documents with the vectors of their statements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.guidance.domain import IndexUnreadableError, Malformed
from bot.guidance.keep.storage import MEND, KeptDocument
from bot.guidance.parse.document import Document, read

Vectors: TypeAlias = NDArray[np.float32]
EmbeddingProgress: TypeAlias = Callable[[int, int], None]  # statements so far, and in all

_BATCH = 512  # statements embedded between two steps of the progress bar


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document with one vector for each of its statements, in their order."""

    document: Document
    vectors: Vectors


def embedded(
    documents: Sequence[Document], embeddings: Embeddings, progress: EmbeddingProgress
) -> list[IndexEntry]:
    """Return the documents with their vectors, in their order."""
    texts = [one.indexed(statement) for one in documents for statement in one.statements]
    rows: list[list[float]] = []
    for first in range(0, len(texts), _BATCH):
        progress(first, len(texts))
        rows += embeddings.embed_documents(texts[first : first + _BATCH])
    progress(len(texts), len(texts))
    ends = np.cumsum([len(one.statements) for one in documents], dtype=np.int64)
    split = np.split(np.array(rows, dtype=np.float32), ends)[: len(documents)]
    return [IndexEntry(one, some) for one, some in zip(documents, split, strict=True)]


def entry_of(kept: KeptDocument) -> IndexEntry:
    """Return a kept document, parsed again, with its vectors.

    Raises:
        IndexUnreadableError: it is cut in another way now than when it was kept.
    """
    document = read(kept.source)
    if isinstance(document, Malformed) or len(kept.vectors) != len(document.statements):
        message = f"The index was made by another version of the bot; run `{MEND}`."
        raise IndexUnreadableError(message)
    return IndexEntry(document, kept.vectors)


def silent(_done: int, _total: int) -> None:
    """Show no progress."""
