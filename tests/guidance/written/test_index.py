"""What is written in Slack is found beside the folder, wherever the index is kept."""

from pathlib import Path

import pytest

from bot.guidance.index import PassageIndex
from bot.guidance.keep.storage import IndexStorage
from bot.guidance.parse.folder import sources_in
from bot.guidance.written.counting import that_count
from bot.guidance.written.domain import WrittenInSlack
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.test_index import best, storage

__all__ = ["storage"]  # a fixture: a fake, a directory, a Chroma server

DOGS = {"guidance/answers/gap-1.md": "---\ntitle: Dogs\n---\n\nDogs on a leash are welcome.\n"}


def an_index(storage: IndexStorage, written: dict[str, str]) -> PassageIndex:
    embedding = a_fake_embedding()
    return PassageIndex(
        storage,
        embedding,
        documents_in=lambda folder: that_count(sources_in(folder), WrittenInSlack(written)),
        look_again_seconds=0,
    )


def test_it_is_found_by_another_replica_too_and_after_making_everything_anew(
    storage: IndexStorage, knowledge: Path
) -> None:
    replica = an_index(storage, DOGS)
    an_index(storage, DOGS).refresh(knowledge)

    assert best(replica, "dogs on a leash") == "guidance/answers/gap-1.md"

    replica.refresh(knowledge, rebuild=True)
    assert best(an_index(storage, DOGS), "dogs on a leash") == "guidance/answers/gap-1.md"


def test_it_wins_over_the_file_of_the_same_path_until_it_is_given_back(
    storage: IndexStorage, knowledge: Path
) -> None:
    written = {"phone.md": "# Phone\n\nLet the phone ring at night.\n"}
    index = an_index(storage, written)

    index.refresh(knowledge)
    assert "night" in index.search("phone ring", 1)[0].passage.text

    written.clear()
    index.refresh(knowledge)
    assert "four rings" in index.search("phone ring", 1)[0].passage.text


def test_what_is_retired_is_found_no_more(storage: IndexStorage, knowledge: Path) -> None:
    index = an_index(storage, {"phone.md": ""})

    index.refresh(knowledge)

    assert [one.document for one in index.guidance()] == ["invoices.md"]


@pytest.mark.parametrize("written", [{}, DOGS])
def test_nothing_is_embedded_twice(
    storage: IndexStorage, knowledge: Path, written: dict[str, str]
) -> None:
    index = an_index(storage, written)
    index.refresh(knowledge)

    assert index.refresh(knowledge).embedded == 0
