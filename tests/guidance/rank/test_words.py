"""Texts that are read word for word, and those that need not be read again."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.guidance.rank import words
from bot.guidance.rank.words import WordReader
from tests.fakes_embedding import FakeEmbeddings


class CountingWords(FakeEmbeddings):
    """Has a vector for each letter of a text, and notes what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[list[str]] = []

    def embed_words(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        self.read.append([*texts])
        return [np.eye(128, dtype=np.float32)[[ord(one) for one in text]] for text in texts]


def test_a_text_is_read_once_and_as_like_the_second_time() -> None:
    embeddings = CountingWords()
    reader = WordReader(embeddings)

    first = reader.likeness("ab", ["ax", "ab", "ax"])
    again = reader.likeness("ab", ["ab", "xy", "ax"])

    assert first is not None
    assert again is not None
    assert first.tolist() == [0.5, 1.0, 0.5]
    assert again.tolist() == [1.0, 0.0, 0.5]
    assert embeddings.read == [["ab", "ax", "ab"], ["ab", "xy"]]


def test_what_was_not_read_for_long_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_KEPT", 2)
    embeddings = CountingWords()
    reader = WordReader(embeddings)

    for text in ("x", "y", "x", "z", "x", "y"):
        reader.likeness("a", [text])

    assert embeddings.read == [["a", "x"], ["a", "y"], ["a"], ["a", "z"], ["a"], ["a", "y"]]
