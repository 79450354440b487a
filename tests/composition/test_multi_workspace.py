"""What a new workspace gets from the starter, and what happens when there is nothing to get."""

from pathlib import Path

import pytest

from bot.composition.multi_workspace import drop_index, prepared, read_starter
from bot.composition.opening import index_with, storage_of
from bot.embedding.choice import NamedEmbeddings, choose_embedding
from bot.settings import Settings


@pytest.fixture(scope="module")
def embedding() -> NamedEmbeddings:
    return choose_embedding("local")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    starter = tmp_path / "starter"
    starter.mkdir()
    (starter / "invoices.md").write_text("# Invoices\n\nSend them within two days.\n")
    return Settings(knowledge=starter, state=tmp_path / "state")


def test_a_new_workspace_can_find_what_the_starter_says_at_once(
    settings: Settings, embedding: NamedEmbeddings
) -> None:
    read_starter(settings, embedding)

    own = prepared(settings, "T1", embedding.name)

    assert len(index_with(embedding, own).documents()) == 1
    assert own.knowledge == settings.folder_of_workspaces / "T1" / "knowledge"


def test_a_document_that_cannot_be_read_is_named(
    settings: Settings, embedding: NamedEmbeddings, caplog: pytest.LogCaptureFixture
) -> None:
    (settings.knowledge / "empty.md").write_text("")

    read_starter(settings, embedding)

    assert [vars(one)["document"] for one in caplog.records if one.msg == "left out"] == [
        "empty.md"
    ]


def test_a_starter_that_is_not_there_stops_nothing(
    settings: Settings, embedding: NamedEmbeddings, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = settings.model_copy(update={"knowledge": Path("/nowhere")})

    read_starter(nowhere, embedding)

    assert "starter not read" in [one.msg for one in caplog.records]


def test_an_index_server_that_is_away_leaves_the_folder_provided(
    settings: Settings, embedding: NamedEmbeddings
) -> None:
    away = settings.model_copy(update={"chroma_url": "http://127.0.0.1:9"})

    own = prepared(away, "T1", embedding.name)

    assert (own.knowledge / "invoices.md").exists()


def test_a_dropped_index_finds_nothing_and_leaves_the_starters(
    settings: Settings, embedding: NamedEmbeddings
) -> None:
    read_starter(settings, embedding)
    own = prepared(settings, "T1", embedding.name)

    drop_index(settings, "T1")
    drop_index(settings, "T1")

    assert storage_of(own).manifest() is None
    assert storage_of(settings).manifest() is not None


def test_the_list_of_those_who_may_install_is_read_with_commas_and_blanks() -> None:
    settings = Settings(allowed_workspaces="T1, T2,,T3 ")

    assert settings.allowed_team_ids == {"T1", "T2", "T3"}
