"""The embedding that ships with the bot; these few tests load the real one."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from bot.embedding.local import LocalEmbeddings
from bot.embedding.onnx_model import TOKENIZER, EmbeddingFileChangedError, checked
from bot.embedding.spans import ContextSpans, embed_spans


@pytest.fixture(scope="module")
def local() -> LocalEmbeddings:
    return LocalEmbeddings()


def likeness(embeddings: Embeddings, some: str, other: str) -> float:
    return float(np.dot(embeddings.embed_query(some), embeddings.embed_query(other)))


def test_texts_of_one_meaning_point_the_same_way(local: LocalEmbeddings) -> None:
    question = "When must the bill be sent?"

    near = likeness(local, question, "The invoice goes out within two days.")
    far = likeness(local, question, "Penguins live in the cold.")

    assert near > far + 0.2


def test_vectors_have_length_one_whatever_the_text(local: LocalEmbeddings) -> None:
    texts = ["", "🙂", "متى؟", "word " * 5_000, "A usual sentence."]

    vectors = np.array(local.embed_documents(texts))

    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * len(texts), abs=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(local: LocalEmbeddings) -> None:
    alone = local.embed_query("Answer within four rings.")

    among = local.embed_documents(["word " * 300, "Answer within four rings.", "Short."])[1]

    assert among == pytest.approx(alone, abs=0.05)  # eight-bit numbers: padding leaves a trace


def test_a_sentence_is_read_with_what_stands_before_it(local: LocalEmbeddings) -> None:
    text = "The invoice is checked first. It goes out within two days."
    place = (30, len(text))

    (in_context,) = local.embed_spans([ContextSpans(text, (place,))])
    (alone,) = local.embed_spans([ContextSpans(text[30:], ((0, len(text) - 30),))])

    question = np.array(local.embed_query("When is the invoice sent?"))
    assert cosine(in_context[0], question) > cosine(alone[0], question)


def test_every_span_has_a_vector_even_behind_the_last_word_that_is_read(
    local: LocalEmbeddings,
) -> None:
    text = "word " * 2_000

    (rows,) = local.embed_spans([ContextSpans(text, ((0, 4), (9_000, 9_004)))])

    assert rows.shape == (2, 384)
    assert np.isfinite(rows).all()


def test_a_changed_file_is_not_loaded(tmp_path: Path) -> None:
    changed = tmp_path / "tokenizer.json"
    changed.write_bytes(TOKENIZER.read_bytes() + b" ")

    with pytest.raises(EmbeddingFileChangedError, match=r"tokenizer\.json"):
        checked(changed, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")


def test_any_langchain_embedding_gives_spans_a_vector() -> None:
    class Lengths(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [[float(len(text))] for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return [float(len(text))]

    contexts = [ContextSpans("one two", ((0, 3), (4, 7))), ContextSpans("three", ((0, 5),))]

    rows = embed_spans(Lengths(), contexts)

    assert [row.tolist() for row in rows] == [[[3.0], [3.0]], [[5.0]]]


def cosine(some: np.ndarray, other: np.ndarray) -> float:
    return float(some @ other / np.linalg.norm(some) / np.linalg.norm(other))
