"""The embedding that ships with the bot; these few tests load the real one."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from bot.embedding.local import LocalEmbeddings
from bot.embedding.onnx_model import TOKENIZER, EmbeddingFileChangedError, checked


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


def test_each_word_piece_has_a_row_of_length_one(local: LocalEmbeddings) -> None:
    texts = ["", "word " * 5_000, "Answer the phone."]

    nothing, long, short = local.embed_words(texts)

    assert (len(nothing), len(long), len(short)) == (0, 256, 4)
    assert np.linalg.norm(short, axis=1) == pytest.approx([1.0] * 4, abs=1e-5)


def test_each_row_has_its_place_in_the_text(local: LocalEmbeddings) -> None:
    pieces = local.word_pieces("Answer the phone.")

    assert pieces == [(0, 6), (7, 10), (11, 16), (16, 17)]


def test_a_word_comes_nearest_to_the_word_of_its_meaning(local: LocalEmbeddings) -> None:
    asked, *told = local.embed_words(["bill", "door", "invoice", "river"])

    near = [float((asked @ word.T).max()) for word in told]
    assert near.index(max(near)) == 1


def test_a_changed_file_is_not_loaded(tmp_path: Path) -> None:
    changed = tmp_path / "tokenizer.json"
    changed.write_bytes(TOKENIZER.read_bytes() + b" ")

    with pytest.raises(EmbeddingFileChangedError, match=r"tokenizer\.json"):
        checked(changed, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")
