"""Vectors for parts of a text, read with the text around them where the embedding can."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ContextSpans:
    """A text that is read as a whole, and the spans of it that need a vector each."""

    text: str
    spans: tuple[tuple[int, int], ...]  # start and end in characters of the text


@runtime_checkable
class ReadsContext(Protocol):
    """An embedding that reads a span together with its context."""

    def embed_spans(self, contexts: Sequence[ContextSpans]) -> list[NDArray[np.float32]]:
        """Return, for each context, one row for each of its spans."""
        ...


def embed_spans(
    embeddings: Embeddings, contexts: Sequence[ContextSpans]
) -> list[NDArray[np.float32]]:
    """Return, for each context, an array with one row for each of its spans.

    With an embedding that reads no context, each span is embedded by itself.
    """
    if isinstance(embeddings, ReadsContext):
        return embeddings.embed_spans(contexts)
    texts = [context.text[start:end] for context in contexts for start, end in context.spans]
    rows = np.array(embeddings.embed_documents(texts), dtype=np.float32)
    ends = np.cumsum([len(context.spans) for context in contexts])[:-1]
    return np.split(rows, ends)
