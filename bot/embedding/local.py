"""The embedding that ships with the bot: no key, no network, the same vectors everywhere."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.embedding.onnx_model import MODEL_SHA256, OnnxModel

LOCAL_NAME = f"all-MiniLM-L6-v2-int8-{MODEL_SHA256[:8]}"
_LONGEST_TEXT = 256  # word pieces; what the model is known for
_LONGEST_CONTEXT = (
    512  # word pieces; what the model can take, so that no passage is left unread
)


class LocalEmbeddings(Embeddings):
    """Turns texts into vectors of length 1."""

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

    def embed_words(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Return for each text one row of length 1 for each of its word pieces, in order."""
        rows: list[NDArray[np.float32]] = [np.zeros((0, self._model.width), np.float32)] * len(
            texts
        )
        for read in self._model.read(texts):
            inner = read.vectors[1:-1][:_LONGEST_TEXT]  # without the marks around the text
            rows[read.number] = inner / np.linalg.norm(inner, axis=1, keepdims=True)
        return rows

    def word_pieces(self, text: str) -> list[tuple[int, int]]:
        """Return where in the text the word piece of each row starts and ends, in order."""
        return self._model.offsets(text)[1:-1][:_LONGEST_TEXT]


@cache
def _model() -> OnnxModel:
    # One in a process: it takes a hundred megabytes and most of a second to load.
    return OnnxModel(_LONGEST_CONTEXT)
