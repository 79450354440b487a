"""How well texts meet the words of a question, and which need not be read again."""

from collections.abc import Sequence

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.guidance.rank import words
from bot.guidance.rank.words import WordReader
from tests.fakes_embedding import a_fake_embedding

WORDS = ("the", "cart", "door", "lift")
CART_WEIGHS = {"cart": 3.0, "door": 1.0}


class OneAxisForEachWord(Embeddings):
    """Knows four words, none of them like another; each is one piece. Notes what it reads."""

    def __init__(self) -> None:
        self.read: list[list[str]] = []

    def embed_words(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        self.read.append([*texts])
        known = np.eye(len(WORDS), dtype=np.float32)
        return [
            np.array([known[WORDS.index(word)] for word in text.split()]).reshape(-1, 4)
            for text in texts
        ]

    def word_pieces(self, text: str) -> list[tuple[int, int]]:
        starts = [text.index(word) for word in text.split()]
        return [(at, at + len(word)) for at, word in zip(starts, text.split(), strict=True)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise NotImplementedError

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError


def weight(word: str) -> float:
    return CART_WEIGHS.get(word, 0.0)


def test_likeness_is_the_share_of_the_words_that_are_met() -> None:
    met = WordReader(OneAxisForEachWord()).read("the cart", ["the lift", "cart the"], weight)

    assert met is not None
    assert met.likeness == pytest.approx([0.5, 1.0])


def test_a_rare_word_weighs_more_and_one_that_says_nothing_not_at_all() -> None:
    texts = ["the cart", "door the", "the lift"]

    met = WordReader(OneAxisForEachWord()).read("the cart door", texts, weight)

    assert met is not None
    assert met.together([0, 1, 2]) == pytest.approx([0.75, 0.25, 0.0])


def test_texts_of_one_excerpt_meet_a_question_together() -> None:
    texts = ["cart", "door", "lift"]

    met = WordReader(OneAxisForEachWord()).read("cart door", texts, weight)

    assert met is not None
    assert met.together(["one", "one", "other"]) == pytest.approx([1.0, 1.0, 0.0])


def test_where_no_word_is_known_all_weigh_the_same() -> None:
    met = WordReader(OneAxisForEachWord()).read("lift the", ["the", ""], weight)

    assert met is not None
    assert met.together([0, 1]) == pytest.approx([0.5, 0.0])


def test_an_embedding_that_knows_no_words_reads_none() -> None:
    reader = WordReader(a_fake_embedding().embeddings)

    assert reader.read("the cart", ["the cart"], weight) is None


def test_a_text_is_read_once_and_as_like_the_second_time() -> None:
    embeddings = OneAxisForEachWord()
    reader = WordReader(embeddings)

    first = reader.read("cart door", ["cart the", "cart door", "cart the"], weight)
    again = reader.read("cart door", ["cart door", "lift the", "cart the"], weight)

    assert first is not None
    assert again is not None
    assert first.likeness.tolist() == [0.5, 1.0, 0.5]
    assert again.likeness.tolist() == [1.0, 0.0, 0.5]
    assert embeddings.read == [
        ["cart door", "cart the", "cart door"],
        ["cart door", "lift the"],
    ]


def test_what_was_not_read_for_long_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_KEPT", 2)
    embeddings = OneAxisForEachWord()
    reader = WordReader(embeddings)

    for text in ("the", "door", "the", "lift", "the", "door"):
        reader.read("cart", [text], weight)

    assert embeddings.read == [
        ["cart", "the"],
        ["cart", "door"],
        ["cart"],
        ["cart", "lift"],
        ["cart"],
        ["cart", "door"],
    ]
