"""The embedding that ships with the bot: no key, no network, the same vectors everywhere."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.embedding.onnx_model import MODEL_SHA256, OnnxModel
from bot.embedding.spans import ContextSpans

LOCAL_NAME = f"all-MiniLM-L6-v2-int8-{MODEL_SHA256[:8]}"
_LONGEST_TEXT = 256  # word pieces; what the model is known for
_LONGEST_CONTEXT = (
    512  # word pieces; what the model can take, so that no passage is left unread
)


class LocalEmbeddings(Embeddings):
    """Turns texts into vectors of length 1; spans are read with what stands around them."""

    def __init__(self) -> None:
        """Load the model.

        Raises:
            EmbeddingFileChangedError: a file on disk is not the expected one.
        """
        self._model = _model()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector of 384 numbers and length 1 for each text, in their order.

        Of a text, the first 256 word pieces count.
        """
        vectors = np.zeros((len(texts), self._model.width), dtype=np.float32)
        for read in self._model.read(texts):
            mean = read.vectors[:_LONGEST_TEXT].mean(axis=0)
            vectors[read.number] = mean / np.linalg.norm(mean)
        rows: list[list[float]] = vectors.tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question, as `embed_documents` does."""
        return self.embed_documents([text])[0]

    def embed_spans(self, contexts: Sequence[ContextSpans]) -> list[NDArray[np.float32]]:
        """Return one row for each span of each context: the mean of its word pieces.

        The pieces have been read with the whole context ("late chunking", Günther 2024), so
        that "it arrives within a day" knows what "it" is.
        """
        rows: list[NDArray[np.float32]] = [np.zeros((0, self._model.width), np.float32)] * len(
            contexts
        )
        for read in self._model.read([context.text for context in contexts]):
            middles = np.array([(start + end) / 2 for start, end in read.offsets])
            middles[[0, -1]] = -1  # the marks around the text belong to no span
            means = [_mean(read.vectors, middles, span) for span in contexts[read.number].spans]
            rows[read.number] = np.array(means, dtype=np.float32)
        return rows


@cache
def _model() -> OnnxModel:
    # One in a process: it takes a hundred megabytes and most of a second to load.
    return OnnxModel(_LONGEST_CONTEXT)


def _mean(
    vectors: NDArray[np.float32], middles: NDArray[np.float64], span: tuple[int, int]
) -> NDArray[np.float32]:
    inside = vectors[(middles > span[0]) & (middles < span[1])]
    # A span behind the last word piece that was read is found by its context alone.
    return np.asarray((inside if len(inside) else vectors).mean(axis=0), dtype=np.float32)
