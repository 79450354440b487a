"""A stand-in for an embedding: texts that share words point the same way."""

import zlib

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

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


class WideFakeEmbeddings(Embeddings):
    """Gives each word a direction by chance and each text their mean, as wide as a real one."""

    width = 384

    def __init__(self) -> None:
        self._directions: dict[str, NDArray[np.float32]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        words = words_of([text])[0] or [""]
        total = np.sum([self._direction(word) for word in words], axis=0)
        vector: list[float] = (total / np.linalg.norm(total)).tolist()
        return vector

    def _direction(self, word: str) -> NDArray[np.float32]:
        if word not in self._directions:
            chance = np.random.default_rng(zlib.crc32(word.encode()))
            self._directions[word] = chance.normal(size=self.width).astype(np.float32)
        return self._directions[word]


def a_wide_fake_embedding() -> NamedEmbeddings:
    return NamedEmbeddings("wide fake", WideFakeEmbeddings())
