"""A stand-in for an embedding: texts that share words point the same way."""

import zlib

import numpy as np
from langchain_core.embeddings import Embeddings

from bot.embedding.choice import NamedEmbeddings
from bot.guidance.rank.lexical import words_of

WIDTH = 64


class FakeEmbeddings(Embeddings):
    """Counts words into 64 drawers; keeps the texts it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.texts.extend(texts)
        return [self._vector(words) for words in words_of(texts)]

    def embed_query(self, text: str) -> list[float]:
        return self._vector(words_of([text])[0])

    def _vector(self, words: list[str]) -> list[float]:
        counts = np.full(WIDTH, 0.01)
        for word in words:
            counts[zlib.crc32(word.encode()) % WIDTH] += 1
        vector: list[float] = (counts / np.linalg.norm(counts)).tolist()
        return vector


def a_fake_embedding(name: str = "fake") -> NamedEmbeddings:
    return NamedEmbeddings(name, FakeEmbeddings())
