"""Vectors of a list are made once, and again when anything of it changed."""

from pathlib import Path

from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import LineVectors, copy_line_vectors
from tests.fakes_embedding import FakeEmbeddings


def test_a_list_is_embedded_once_for_all_processes(tmp_path: Path) -> None:
    embeddings = FakeEmbeddings()
    lines = ["why care", "who decides"]

    first = LineVectors(NamedEmbeddings("fake", embeddings), tmp_path, "map").of(lines)
    again = LineVectors(NamedEmbeddings("fake", embeddings), tmp_path, "map").of(lines)

    assert embeddings.texts == lines
    assert (first == again).all()


def test_a_changed_list_takes_the_place_of_the_older(tmp_path: Path) -> None:
    kept = LineVectors(NamedEmbeddings("fake", FakeEmbeddings()), tmp_path, "map")
    kept.of(["why care"])

    kept.of(["why care", "who decides"])

    assert len(list(tmp_path.glob("map-*.npy"))) == 1


def test_only_new_lines_of_a_changed_list_are_embedded(tmp_path: Path) -> None:
    embeddings = FakeEmbeddings()
    kept = LineVectors(NamedEmbeddings("fake", embeddings), tmp_path, "map")
    first = kept.of(["why care", "who decides"])

    then = kept.of(["who shapes it", "why care"])

    assert embeddings.texts == ["why care", "who decides", "who shapes it"]
    assert (then[1] == first[0]).all()


def test_lines_are_embedded_anew_with_another_embedding(tmp_path: Path) -> None:
    embeddings = FakeEmbeddings()
    LineVectors(NamedEmbeddings("fake", embeddings), tmp_path, "map").of(["why care"])

    LineVectors(NamedEmbeddings("other", embeddings), tmp_path, "map").of(["why care"])

    assert embeddings.texts == ["why care", "why care"]


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    kept = LineVectors(NamedEmbeddings("fake", FakeEmbeddings()), tmp_path, "map")
    rows = kept.of(["why care"])
    (file,) = tmp_path.glob("map-*.npy")
    file.write_bytes(b"no numbers")

    assert (kept.of(["why care"]) == rows).all()


def test_a_new_folder_takes_over_each_list_that_it_has_not(tmp_path: Path) -> None:
    starter, own = tmp_path / "starter", tmp_path / "own"
    embeddings = FakeEmbeddings()
    named = NamedEmbeddings("fake", embeddings)
    LineVectors(named, starter, "map").of(["why care"])
    LineVectors(named, starter, "phrases").of(["salary"])
    LineVectors(named, own, "phrases").of(["parking"])
    before = list(embeddings.texts)

    copy_line_vectors(own, starter)
    LineVectors(named, own, "map").of(["why care"])
    LineVectors(named, own, "phrases").of(["parking"])

    assert embeddings.texts == before
