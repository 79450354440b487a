"""What the index promises, whoever keeps it."""

from pathlib import Path

import pytest

from bot.embedding.choice import NamedEmbeddings
from bot.guidance.domain import (
    IndexMismatchError,
    IndexOutOfReachError,
    Malformed,
    Refreshed,
)
from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.keep.chroma_server import ChromaServer
from bot.guidance.keep.storage import IndexStorage
from tests.fakes_embedding import FakeEmbeddings, a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage


@pytest.fixture(params=["fake", "directory", "server"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> IndexStorage:
    if request.param == "fake":
        return FakeStorage()
    if request.param == "directory":
        return ChromaDirectory(tmp_path / "index")
    server = ChromaServer(request.getfixturevalue("chroma_url"))
    server.clear()  # one server serves all tests
    return server


def an_index(storage: IndexStorage, embedding: NamedEmbeddings | None = None) -> PassageIndex:
    return PassageIndex(storage, embedding or a_fake_embedding(), look_again_seconds=0)


def best(index: PassageIndex, text: str) -> str:
    return index.search(text, limit=1)[0].passage.document


def test_finds_the_passage_that_fits(storage: IndexStorage, knowledge: Path) -> None:
    index = an_index(storage)

    report = index.refresh(knowledge)

    assert report == Refreshed(documents=2, embedded=2)
    assert best(index, "When do I send an invoice?") == "invoices.md"
    assert best(index, "the phone rings") == "phone.md"


def test_every_passage_lies_where_it_says(storage: IndexStorage, knowledge: Path) -> None:
    index = an_index(storage)
    index.refresh(knowledge)

    passages = [found.passage for found in index.search("invoice phone", limit=10)]

    assert [passage.text for passage in passages] == [
        (knowledge / passage.document).read_text()[passage.start : passage.end]
        for passage in passages
    ]


def test_an_index_that_was_kept_is_found_again(storage: IndexStorage, knowledge: Path) -> None:
    an_index(storage).refresh(knowledge)

    again = an_index(storage)

    assert best(again, "invoice") == "invoices.md"


def test_only_what_changed_is_embedded(storage: IndexStorage, knowledge: Path) -> None:
    an_index(storage).refresh(knowledge)
    (knowledge / "phone.md").write_text("# Phone\n\nCall back on the same day.\n")
    embeddings = FakeEmbeddings()

    report = an_index(storage, NamedEmbeddings("fake", embeddings)).refresh(knowledge)

    assert report == Refreshed(documents=2, embedded=1, forgotten=1)
    assert embeddings.texts == ["Phone: Call back on the same day."]


def test_of_a_changed_document_only_its_new_sentences_are_embedded(
    storage: IndexStorage, knowledge: Path
) -> None:
    an_index(storage).refresh(knowledge)
    with (knowledge / "phone.md").open("a") as phone:
        phone.write("Say your name first.\n")
    embeddings = FakeEmbeddings()
    index = an_index(storage, NamedEmbeddings("fake", embeddings))

    index.refresh(knowledge)

    assert embeddings.texts == ["Phone: Say your name first."]
    assert best(index, "four rings") == "phone.md"


def test_nothing_is_embedded_when_nothing_changed(
    storage: IndexStorage, knowledge: Path
) -> None:
    an_index(storage).refresh(knowledge)
    version = storage.version()
    embeddings = FakeEmbeddings()

    an_index(storage, NamedEmbeddings("fake", embeddings)).refresh(knowledge)

    assert embeddings.texts == []
    assert storage.version() == version


def test_a_document_that_is_gone_is_forgotten(storage: IndexStorage, knowledge: Path) -> None:
    index = an_index(storage)
    index.refresh(knowledge)
    (knowledge / "invoices.md").unlink()

    index.refresh(knowledge)

    assert {found.passage.document for found in index.search("invoice", limit=10)} == {
        "phone.md"
    }


def test_another_replica_finds_a_change_without_a_restart(
    storage: IndexStorage, knowledge: Path
) -> None:
    mine, theirs = an_index(storage), an_index(storage)
    mine.refresh(knowledge)
    assert best(theirs, "invoice") == "invoices.md"
    (knowledge / "visits.md").write_text("# Visits\n\nOffer the visitor a coffee.\n")

    mine.refresh(knowledge)

    assert best(theirs, "coffee for a visitor") == "visits.md"


def test_questions_are_answered_from_the_old_state_during_a_refresh(
    storage: IndexStorage, knowledge: Path
) -> None:
    index = an_index(storage)
    index.refresh(knowledge)
    (knowledge / "invoices.md").write_text("# Invoices\n\nSend coffee with the invoice.\n")
    seen: list[str] = []

    def look(_done: int, _total: int) -> None:
        seen.append(index.search("invoice", limit=1)[0].passage.text)

    index.refresh(knowledge, look)

    assert set(seen) == {"Send the invoice within two days."}
    assert index.search("invoice", limit=1)[0].passage.text == "Send coffee with the invoice."


def test_another_embedding_is_refused_with_the_command_that_mends_it(
    storage: IndexStorage, knowledge: Path
) -> None:
    an_index(storage).refresh(knowledge)
    other = an_index(storage, a_fake_embedding("other"))

    with pytest.raises(IndexMismatchError, match="python -m bot index --rebuild"):
        other.search("invoice", limit=1)
    with pytest.raises(IndexMismatchError):
        other.refresh(knowledge)

    assert other.refresh(knowledge, rebuild=True) == Refreshed(documents=2, embedded=2)
    assert best(other, "invoice") == "invoices.md"


def test_a_malformed_document_is_reported_and_the_rest_is_found(
    storage: IndexStorage, knowledge: Path
) -> None:
    (knowledge / "broken.md").write_text("---\ntitle: Invoice\n---\n")
    (knowledge / "latin.md").write_bytes("Größe".encode("latin-1"))
    index = an_index(storage)

    report = index.refresh(knowledge)

    assert [one.document for one in report.malformed] == ["latin.md", "broken.md"]
    assert Malformed("latin.md", "it is not UTF-8 (byte 2)") in report.malformed
    assert best(index, "invoice") == "invoices.md"
    assert index.refresh(knowledge) == Refreshed(documents=2, malformed=report.malformed)


def test_an_empty_folder_finds_nothing(storage: IndexStorage, tmp_path: Path) -> None:
    index = an_index(storage)

    report = index.refresh(tmp_path)

    assert report == Refreshed()
    assert index.search("invoice", limit=3) == []


def test_an_index_that_was_never_made_finds_nothing(storage: IndexStorage) -> None:
    assert an_index(storage).search("invoice", limit=3) == []


@pytest.mark.parametrize(
    "text", ["", "  \n", "🙂🙂", "متى نرسل الفاتورة؟", "{}();", "a" * 40_000]
)
def test_any_text_may_be_searched_for(
    storage: IndexStorage, knowledge: Path, text: str
) -> None:
    index = an_index(storage)
    index.refresh(knowledge)

    found = index.search(text, limit=2)

    assert all(0 <= one.relevance <= 1 for one in found)


def test_guidance_of_the_askers_department_comes_first_among_equals(
    storage: IndexStorage, knowledge: Path
) -> None:
    for name in ("production", "logistics"):
        (knowledge / f"{name}.md").write_text(
            f"---\ntitle: Late orders\ndepartments: [{name}]\n---\nWarn about a late order.\n"
        )
    index = an_index(storage)
    index.refresh(knowledge)

    found = index.search("late order", limit=1, department_id="production")

    assert found[0].passage.document == "production.md"


def test_a_server_that_is_away_is_said_to_be_away(knowledge: Path) -> None:
    index = an_index(ChromaServer("http://127.0.0.1:1"))

    with pytest.raises(IndexOutOfReachError):
        index.search("invoice", limit=1)


def test_what_one_replica_changes_another_finds(chroma_url: str, knowledge: Path) -> None:
    ChromaServer(chroma_url).clear()
    one, other = an_index(ChromaServer(chroma_url)), an_index(ChromaServer(chroma_url))
    one.refresh(knowledge)
    assert best(other, "invoice") == "invoices.md"

    (knowledge / "invoices.md").write_text("# Birds\n\nOwls hunt at night.\n")
    one.refresh(knowledge)

    assert best(other, "owls at night") == "invoices.md"
