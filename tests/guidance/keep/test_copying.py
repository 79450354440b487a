"""Several indexes side by side, and one that begins with what another holds."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.embedding.choice import NamedEmbeddings, choose_embedding
from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.keep.chroma_server import ChromaServer
from bot.guidance.keep.storage import IndexStorage, copy_index

KeeperOf: TypeAlias = Callable[[str], IndexStorage]


@pytest.fixture(scope="module")
def embedding() -> NamedEmbeddings:
    return choose_embedding("local")


@pytest.fixture(params=["directory", "server"])
def storage_of(request: pytest.FixtureRequest, tmp_path: Path) -> KeeperOf:
    """Indexes by name, of either kind; the same name is the same index."""
    if request.param == "directory":
        return lambda name: ChromaDirectory(tmp_path / "index" / name)
    url = request.getfixturevalue("chroma_url")
    return lambda name: ChromaServer(url, f"{tmp_path.name}-{name}"[-60:].replace("_", "-"))


def test_what_one_index_holds_is_found_in_no_other(
    storage_of: KeeperOf, embedding: NamedEmbeddings, knowledge: Path
) -> None:
    PassageIndex(storage_of("T1"), embedding).refresh(knowledge)

    assert PassageIndex(storage_of("T2"), embedding).documents() == []
    assert len(PassageIndex(storage_of("T1"), embedding).documents()) == 2


def test_an_index_that_takes_over_another_embeds_only_what_differs(
    storage_of: KeeperOf, embedding: NamedEmbeddings, knowledge: Path
) -> None:
    PassageIndex(storage_of("T1"), embedding).refresh(knowledge)
    (knowledge / "vans.md").write_text("# Vans\n\nVans are washed on Fridays.\n")

    adopted = copy_index(storage_of("T2"), storage_of("T1"), embedding.name)
    refreshed = PassageIndex(storage_of("T2"), embedding).refresh(knowledge)

    assert adopted
    assert (refreshed.documents, refreshed.embedded) == (3, 1)
    assert len(PassageIndex(storage_of("T1"), embedding).documents()) == 2


def test_an_index_that_holds_something_keeps_it(
    storage_of: KeeperOf, embedding: NamedEmbeddings, knowledge: Path
) -> None:
    PassageIndex(storage_of("T1"), embedding).refresh(knowledge)
    PassageIndex(storage_of("T2"), embedding).refresh(knowledge)
    before = storage_of("T2").version()

    assert not copy_index(storage_of("T2"), storage_of("T1"), embedding.name)
    assert storage_of("T2").version() == before


def test_what_another_embedding_made_is_not_taken_over(
    storage_of: KeeperOf, embedding: NamedEmbeddings, knowledge: Path
) -> None:
    PassageIndex(storage_of("T1"), embedding).refresh(knowledge)

    assert not copy_index(storage_of("T2"), storage_of("T1"), "openai:another")
    assert storage_of("T2").manifest() is None


def test_there_may_be_nothing_to_take_over(storage_of: KeeperOf) -> None:
    assert not copy_index(storage_of("T4"), storage_of("T3"), "any")
    assert storage_of("T4").manifest() is None


def test_an_index_can_be_forgotten_beside_others(
    storage_of: KeeperOf, embedding: NamedEmbeddings, knowledge: Path
) -> None:
    for name in ("T1", "T2"):
        PassageIndex(storage_of(name), embedding).refresh(knowledge)

    storage_of("T1").clear()

    assert PassageIndex(storage_of("T1"), embedding).documents() == []
    assert len(PassageIndex(storage_of("T2"), embedding).documents()) == 2
