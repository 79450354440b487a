"""How a folder of documents is read, and what is left out of it."""

from datetime import date
from pathlib import Path

import pytest

from bot.guidance.domain import Malformed, NoKnowledgeError
from bot.guidance.reading import LARGEST_FILE, Document, Source, read, sources_in

BOMB = """---
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
title: [*c, *c, *c, *c]
---
Text.
"""


def a_document(text: str, document: str = "invoices.md") -> Document:
    read_document = read(Source(document, text))
    assert isinstance(read_document, Document)
    return read_document


def a_malformed(text: str) -> Malformed:
    malformed = read(Source("invoices.md", text))
    assert isinstance(malformed, Malformed)
    return malformed


def test_front_matter_says_what_a_document_is() -> None:
    guidance = a_document(
        "---\ntitle: Invoices\nowner: accounting\nreviewed: 2026-10-05\n"
        "departments: [accounting, collections]\nmoments: invoicing\n---\nText.\n"
    ).guidance

    assert guidance.title == "Invoices"
    assert guidance.owner == "accounting"
    assert guidance.reviewed == date(2026, 10, 5)
    assert guidance.departments == ("accounting", "collections")
    assert guidance.moments == ("invoicing",)


def test_a_passage_is_exactly_what_lies_in_the_file() -> None:
    text = (
        "\ufeff---\r\ntitle: Größe\r\n---\r\n# Größe\r\n\r\nEine 😀 Antwort.\r\n\r\nZwei.\r\n"
    )
    document = a_document(text)

    (passage,) = [document.passage(span) for span in document.spans]

    assert passage.text == text[passage.start : passage.end] == "Eine 😀 Antwort.\r\n\r\nZwei."
    assert (passage.title, passage.heading) == ("Größe", "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The heading\n\nText.", "The heading"),
        ("Text.", "invoices"),
        ("---\n\nText.", "invoices"),
    ],
)
def test_a_document_without_a_title_is_called_by_its_heading_or_its_file(
    text: str, title: str
) -> None:
    assert a_document(text).guidance.title == title


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("---\ntitle: Only this\n---\n\n", "it is empty"),
        ("---\ntitle: [open\n---\nText.", "its front matter is not YAML"),
        ("---\ntitle: Never closed\n\nText.", "its front matter has no closing ---"),
        ("---\njust words\n---\nText.", "its front matter is not a list of fields"),
        ("---\nreviewed: soon\n---\nText.", "reviewed in its front matter is not a date"),
        ("---\nreviewed: 2026-13-45\n---\nText.", "its front matter is not YAML"),
        ("---\ntitle: {a: b}\n---\nText.", "title in its front matter is not a text"),
        (
            "---\nmoments: [[a]]\n---\nText.",
            "moments in its front matter is not a list of texts",
        ),
        (BOMB, "its front matter uses YAML aliases"),
        (f"---\na: {'[' * 9000}\n---\nText.", "its front matter is not YAML"),
        (f"---\na: {'b' * 10_000}\n---\nText.", "its front matter is longer than"),
    ],
)
def test_a_malformed_document_is_reported_with_its_reason(text: str, reason: str) -> None:
    malformed = a_malformed(text)

    assert malformed.document == "invoices.md"
    assert malformed.reason.startswith(reason)


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


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "gone.md").symlink_to("nothing.md")

    assert list(sources_in(tmp_path)) == []
