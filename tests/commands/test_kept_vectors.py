"""What `knowledge check` read of a text once, it does not read again."""

from pathlib import Path

import pytest

from bot.commands.checks.kept_vectors import KeptVectors


class Reading:
    """Reads a text as its length, and remembers what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: list[str]) -> list[list[float]]:
        self.texts += texts
        return [[float(len(text)), 0.5] for text in texts]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "check" / "handbook.npz"


def read_and_kept(path: Path, *texts: str, name: str = "small") -> list[str]:
    """Return the texts that had to be read."""
    reading = Reading()
    vectors = KeptVectors(path, name, reading)
    assert vectors([*texts]) == [[float(len(text)), 0.5] for text in texts]
    vectors.keep()
    return reading.texts


def test_a_text_is_read_once(path: Path) -> None:
    assert read_and_kept(path, "one", "three", "one") == ["one", "three"]

    assert read_and_kept(path, "three", "eleven") == ["eleven"]


def test_what_was_not_used_is_forgotten(path: Path) -> None:
    read_and_kept(path, "one", "three")
    read_and_kept(path, "three")

    assert read_and_kept(path, "one", "three") == ["one"]


def test_another_embedding_reads_anew(path: Path) -> None:
    read_and_kept(path, "one")

    assert read_and_kept(path, "one", name="large") == ["one"]


def test_a_broken_file_keeps_nothing(path: Path) -> None:
    read_and_kept(path, "one")
    path.write_bytes(path.read_bytes()[:100])

    assert read_and_kept(path, "one") == ["one"]


def test_without_state_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "state" / "check" / "handbook.npz"
    assert read_and_kept(path, "one") == ["one"]

    assert read_and_kept(path, "one") == []


def test_a_place_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder would be", encoding="utf-8")

    assert read_and_kept(tmp_path / "state" / "check" / "handbook.npz", "one") == ["one"]
