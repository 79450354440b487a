"""A document that cannot be read any more counts as it was until it is mended."""

from pathlib import Path

from bot.guidance.index import PassageIndex
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

ASKED = "When do I send an invoice?"


def best(index: PassageIndex) -> str:
    return index.search(ASKED, limit=1)[0].passage.document


def test_it_counts_as_it_was_after_a_start_too(knowledge: Path) -> None:
    storage = FakeStorage()
    index = PassageIndex(storage, a_fake_embedding(), look_again_seconds=0)
    index.refresh(knowledge)
    file = knowledge / "invoices.md"

    file.write_bytes(file.read_bytes() + b"\xe4")
    broken = index.refresh(knowledge)
    again = index.refresh(knowledge)
    after_a_start = PassageIndex(storage, a_fake_embedding(), look_again_seconds=0)

    assert [one.document for one in broken.malformed] == ["invoices.md"]
    assert (broken.documents, broken.forgotten) == (again.documents, again.forgotten) == (2, 0)
    assert best(index) == best(after_a_start) == "invoices.md"


def test_the_next_version_that_can_be_read_counts(knowledge: Path) -> None:
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(knowledge)
    file = knowledge / "invoices.md"
    file.write_bytes(b"\xe4")
    index.refresh(knowledge)

    file.write_text("# Trucks\n\nThe truck is washed.\n")
    mended = index.refresh(knowledge)

    assert (mended.documents, mended.forgotten, mended.malformed) == (2, 1, ())
    assert best(index) != "invoices.md"


def test_a_document_that_is_taken_away_counts_no_more(knowledge: Path) -> None:
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(knowledge)

    (knowledge / "invoices.md").unlink()
    taken_away = index.refresh(knowledge)

    assert (taken_away.documents, taken_away.forgotten) == (1, 1)
