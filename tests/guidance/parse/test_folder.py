"""Which files of a folder are read, and what is left out of it."""

import codecs
import os
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.domain import Malformed, NoKnowledgeError
from bot.guidance.parse.document import Document, read
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


def test_a_link_out_of_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("A.")
    folder = tmp_path / "knowledge"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "folder").symlink_to("../../elsewhere")
    (folder / "file.md").symlink_to(tmp_path / "elsewhere" / "a.md")
    (folder / "gone.md").symlink_to(tmp_path / "nothing.md")
    (folder / "inside.md").write_text("Inside.")
    (folder / "memory.md").symlink_to("/proc/self/environ")
    (folder / "over.md").symlink_to("file.md")

    found = list(sources_in(folder))

    names = ["file.md", "gone.md", "memory.md", "deep/folder"]
    reason = "it is a link that leads out of the knowledge folder"
    assert found[2] == Source("inside.md", "Inside.")
    assert [one for one in found if isinstance(one, Malformed)] == [
        Malformed(name, reason) for name in names
    ]


def test_guidance_that_is_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("A.")
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "guidance").symlink_to("../elsewhere")

    (found,) = sources_in(tmp_path / "knowledge")

    assert found.document == "guidance"
    assert isinstance(found, Malformed)


def test_a_document_that_several_links_lead_to_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "first.md").symlink_to("../z.md")
    (tmp_path / "a" / "all").symlink_to("..")
    (tmp_path / "a" / "late").symlink_to("../b/deep")
    (tmp_path / "b" / "deep").mkdir(parents=True)
    (tmp_path / "b" / "deep" / "d.md").write_text("D.")
    (tmp_path / "z.md").write_text("Z.")

    assert list(sources_in(tmp_path)) == [Source("b/deep/d.md", "D."), Source("z.md", "Z.")]


def test_a_folder_mounted_as_links_into_what_is_hidden_is_read(tmp_path: Path) -> None:
    (tmp_path / "..2026" / "deep").mkdir(parents=True)
    (tmp_path / "..2026" / "a.md").write_text("A.")
    (tmp_path / "..2026" / "deep" / "b.md").write_text("B.")
    (tmp_path / "..data").symlink_to("..2026")
    (tmp_path / "a.md").symlink_to("..data/a.md")
    (tmp_path / "deep").symlink_to("..data/deep")
    (tmp_path.parent / f"{tmp_path.name} linked").symlink_to(tmp_path)

    found = list(sources_in(tmp_path.parent / f"{tmp_path.name} linked"))

    assert found == [Source("a.md", "A."), Source("deep/b.md", "B.")]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (codecs.BOM_UTF16_LE + "Größe".encode("utf-16-le"), "\ufeffGröße"),
        (codecs.BOM_UTF16_BE + "Größe".encode("utf-16-be"), "\ufeffGröße"),
        (codecs.BOM_UTF32_LE + "Größe".encode("utf-32-le"), "\ufeffGröße"),
        (codecs.BOM_UTF8 + "Größe\r\n".encode(), "\ufeffGröße\r\n"),
        (b"", ""),
    ],
)
def test_a_file_that_names_its_encoding_is_read(
    tmp_path: Path, content: bytes, text: str
) -> None:
    (tmp_path / "a.md").write_bytes(content)

    assert list(sources_in(tmp_path)) == [Source("a.md", text)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (codecs.BOM_UTF16_LE + b"a", "it is not UTF-16 (byte 2)"),
        (codecs.BOM_UTF32_BE + b"a", "it is not UTF-32 (byte 4)"),
        ("Gebühr, 5 €".encode("cp1252"), "it is not UTF-8 (byte 3)"),
        ("No mark".encode("utf-16-le"), "it holds signs that are no text (NUL)"),
    ],
)
def test_another_encoding_is_named_with_its_mend(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    (tmp_path / "a.md").write_bytes(content)

    (found,) = sources_in(tmp_path)

    assert isinstance(found, Malformed)
    assert found.reason == reason
    assert found.mend.startswith("Save it as UTF-8")


@given(st.binary(max_size=200))
def test_any_bytes_may_lie_in_a_file(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "a.md").write_bytes(content)

        (found,) = sources_in(Path(folder))

    read_document = read(found) if isinstance(found, Source) else found
    assert isinstance(read_document, Document | Malformed)


def test_names_that_look_the_same_are_two_documents(tmp_path: Path) -> None:
    names = [unicodedata.normalize(form, "Größe.md") for form in ("NFC", "NFD")]
    for name in names:
        (tmp_path / name).write_text("A.")

    assert {one.document for one in sources_in(tmp_path)} == set(names)


def test_what_is_hidden_is_left_out_and_any_ending_of_markdown_read(tmp_path: Path) -> None:
    (tmp_path / ".trash").mkdir()
    (tmp_path / ".trash" / "a.md").write_text("Thrown away.")
    (tmp_path / ".draft.md").write_text("Not yet.")
    (tmp_path / "A.MD").write_text("A.")
    (tmp_path / "b.markdown").write_text("B.")
    (tmp_path / "c.mdx").write_text("C.")

    assert [one.document for one in sources_in(tmp_path)] == ["A.MD", "b.markdown", "c.mdx"]


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
