"""How near a question comes to the lists beside the guidance, and how those are kept."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import copy_line_vectors
from bot.guidance.index import PassageIndex
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import Wording
from bot.guidance.signposts.domain import Signpost, Signposts
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

WORDING = Wording(signposts=Signposts(nobodys=("holiday requests", "the sum is wrong")))


class CountingEmbeddings(Embeddings):
    """Counts how often it is asked for documents."""

    def __init__(self) -> None:
        self.times = 0
        self._real = a_fake_embedding().embeddings

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.times += 1
        return self._real.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return self._real.embed_query(text)


def a_vector(text: str) -> np.ndarray:
    return np.array(a_fake_embedding().embeddings.embed_query(text), dtype=np.float32)


def test_a_question_is_compared_with_every_subject() -> None:
    likeness = Phrases(WORDING, a_fake_embedding()).likeness(a_vector("the sum is wrong"))

    assert likeness[1] == pytest.approx(1.0)
    assert likeness[0] < 0.9


@pytest.mark.parametrize(
    ("question", "named"),
    [("salary", "pay"), ("when is the bill sent", None), ("weather", None)],
)
def test_a_question_near_to_a_subject_finds_its_signpost(
    question: str, named: str | None
) -> None:
    pay = Signpost("pay", "Pay", ("salary",), "The people department")
    phrases = Phrases(Wording(signposts=Signposts((pay,), ("weather",))), a_fake_embedding())

    near = phrases.signpost(a_vector(question))

    assert (near.signpost.signpost_id if near else None) == named


def test_without_lists_a_question_is_near_to_none() -> None:
    likeness = Phrases(Wording(), a_fake_embedding()).likeness(a_vector("the sum is wrong"))

    assert len(likeness) == 0


def test_the_lists_are_embedded_once_and_again_when_they_change(tmp_path: Path) -> None:
    counting = CountingEmbeddings()
    embedding = NamedEmbeddings("counting", counting)
    changed = Wording(signposts=Signposts(nobodys=("sick leave",)))

    for wording in (WORDING, WORDING, changed, changed):
        Phrases(wording, embedding, tmp_path).likeness(a_vector("the sum is wrong"))

    assert counting.times == 2
    assert len(list(tmp_path.iterdir())) == 1


def test_where_nothing_can_be_kept_the_lists_work_as_well(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Not a folder.")

    likeness = Phrases(WORDING, a_fake_embedding(), tmp_path / "file").likeness(a_vector("sum"))

    assert len(likeness) == 2


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    Phrases(WORDING, a_fake_embedding(), tmp_path).likeness(a_vector("sum"))
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(b"damaged")

    likeness = Phrases(WORDING, a_fake_embedding(), tmp_path).likeness(a_vector("sum"))

    assert len(likeness) == 2


def test_the_lists_are_embedded_with_the_documents(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The lorry leaves at six.")
    counting = CountingEmbeddings()
    embedding = NamedEmbeddings("counting", counting)
    index = PassageIndex(FakeStorage(), embedding, phrases=Phrases(WORDING, embedding))
    index.refresh(tmp_path)
    before = counting.times

    index.signpost("departure")

    assert counting.times == before


def test_a_new_folder_begins_with_what_is_embedded_already(tmp_path: Path) -> None:
    counting = CountingEmbeddings()
    embedding = NamedEmbeddings("counting", counting)
    Phrases(WORDING, embedding, tmp_path / "starter").prepare()

    copy_line_vectors(tmp_path / "own", tmp_path / "starter")
    likeness = Phrases(WORDING, embedding, tmp_path / "own").likeness(
        a_vector("the sum is wrong")
    )

    assert likeness[1] == pytest.approx(1.0)
    assert counting.times == 1


def test_a_folder_keeps_what_it_embedded_itself(tmp_path: Path) -> None:
    other = Wording(signposts=Signposts(nobodys=("parking",)))
    Phrases(WORDING, a_fake_embedding(), tmp_path / "starter").prepare()
    Phrases(other, a_fake_embedding(), tmp_path / "own").prepare()
    before = [one.name for one in (tmp_path / "own").iterdir()]

    copy_line_vectors(tmp_path / "own", tmp_path / "starter")

    assert [one.name for one in (tmp_path / "own").iterdir()] == before
