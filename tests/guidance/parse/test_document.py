"""How a document is taken apart, and which ones cannot be."""

from datetime import date

import pytest

from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source


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


def test_a_passage_holds_no_comment_and_its_places_stay() -> None:
    text = "Paid in ten days. <!-- gold: one hour --> The cashier signs."
    document = a_document(text)

    (passage,) = [document.passage(span) for span in document.spans]

    assert "gold" not in passage.text
    start, end = passage.sentences[-1]
    assert passage.between(start, end) == text[start:end] == "The cashier signs."


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
        ("# Only a heading\n\n***\n", "it holds nothing to quote"),
    ],
)
def test_a_malformed_document_is_reported_with_its_reason(text: str, reason: str) -> None:
    malformed = a_malformed(text)

    assert malformed.document == "invoices.md"
    assert malformed.reason.startswith(reason)


@pytest.mark.parametrize(
    ("written", "title"),
    [("007", "007"), ("yes", "yes"), ("1.10", "1.10"), ("2026-10-05", "2026-10-05")],
)
def test_a_title_is_what_stands_there_whatever_it_resembles(written: str, title: str) -> None:
    assert a_document(f"---\ntitle: {written}\n---\nText.").guidance.title == title


@pytest.mark.parametrize("nothing", ["", "~", "null", '""'])
def test_a_field_that_says_nothing_is_as_good_as_missing(nothing: str) -> None:
    guidance = a_document(f"---\nowner: {nothing}\nmoments: [{nothing}]\n---\nText.").guidance

    assert guidance.owner is None
    assert guidance.moments == ()
