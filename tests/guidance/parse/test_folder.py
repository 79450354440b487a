"""Which files of a folder are read, and what is left out of it."""

import os
from pathlib import Path

import pytest

from bot.guidance.domain import Malformed, NoKnowledgeError
from bot.guidance.parse.folder import LARGEST_FILE, Source, sources_in


def test_a_file_that_is_not_text_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes("Größe".encode("latin-1"))
    (tmp_path / "huge.md").write_bytes(b"x" * (LARGEST_FILE + 1))
    (tmp_path / "fine.md").write_bytes(b"Text.")
    (tmp_path / "notes.txt").write_bytes(b"Not Markdown.")

    assert list(sources_in(tmp_path)) == [
        Source("fine.md", "Text."),
        Malformed("huge.md", "it is larger than 5 MB"),
        Malformed("latin.md", "it is not UTF-8 (byte 2)"),
    ]


def test_only_guidance_is_read_where_there_is_such_a_folder(tmp_path: Path) -> None:
    (tmp_path / "guidance" / "deep").mkdir(parents=True)
    (tmp_path / "guidance" / "deep" / "a.md").write_text("A.")
    (tmp_path / "README.md").write_text("About this folder.")

    assert list(sources_in(tmp_path)) == [Source("guidance/deep/a.md", "A.")]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeError, match="no knowledge folder at"):
        list(sources_in(tmp_path / "nowhere"))


def test_links_are_followed_once_and_those_that_lead_nowhere_reported(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_text("A.")
    (tmp_path / "again").symlink_to("real")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "gone.md").symlink_to("nothing.md")

    found = list(sources_in(tmp_path))

    assert [one.document for one in found] == ["gone.md", "loop.md", "real/a.md"]
    assert found[0] == Malformed("gone.md", "it cannot be read (No such file or directory)")


def test_a_linked_folder_elsewhere_is_read_under_its_name_here(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("A.")
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "linked").symlink_to(tmp_path / "elsewhere")

    assert list(sources_in(tmp_path / "knowledge")) == [Source("linked/a.md", "A.")]


def test_what_is_hidden_is_left_out_and_any_ending_of_markdown_read(tmp_path: Path) -> None:
    (tmp_path / ".trash").mkdir()
    (tmp_path / ".trash" / "a.md").write_text("Thrown away.")
    (tmp_path / ".draft.md").write_text("Not yet.")
    (tmp_path / "A.MD").write_text("A.")
    (tmp_path / "b.markdown").write_text("B.")

    assert [one.document for one in sources_in(tmp_path)] == ["A.MD", "b.markdown"]


def test_what_only_looks_like_a_document_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")

    assert list(sources_in(tmp_path)) == []


def test_a_name_that_is_not_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("A.")

    assert list(sources_in(tmp_path)) == [Malformed("caf\\udce9.md", "its name is not UTF-8")]


def test_a_folder_that_may_not_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    (tmp_path / "shut").mkdir()
    monkeypatch.setattr(os, "scandir", scandir)

    assert list(sources_in(tmp_path)) == [
        Malformed("shut", "the folder cannot be read (Permission denied)")
    ]
