"""Which documents are older copies of the same page, and which only look alike."""

import pytest

from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.versions import older_copies

NOW = "A customer may return goods within 30 days of delivery, and we pay the postage."
THEN = "A customer may return goods within 7 days of delivery, and pays the postage."


def a_page(path: str, text: str = NOW, title: str = "Returns", **fields: str) -> Document:
    above = "".join(f"{name}: {value}\n" for name, value in fields.items())
    document = read(Source(path, f"---\ntitle: {title}\n{above}---\n# {title}\n\n{text}\n"))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    "name",
    [
        "returns (copy).md",
        "copies/returns (copy).md",
        "returns - Copy (2).md",
        "returns (1).md",
        "returns.OLD.md",
        "returns_old.md",
        "returns-backup.md",
        "Copy of returns.md",
        "2019/Returns (copy).md",
    ],
)
def test_a_copy_by_its_name_is_older(name: str) -> None:
    assert older_copies([a_page(name, THEN), a_page("returns.md")]) == {name: "returns.md"}


@pytest.mark.parametrize(
    ("name", "text", "title", "original"),
    [
        ("returns (copy).md", THEN, "Returns", "invoices.md"),
        ("marketing-copy.md", "Write headlines people trust.", "Texts", "marketing.md"),
        ("food/returns (1).md", THEN, "Returns of food", "returns.md"),
        ("returns.md", THEN, "Returns", "sub/returns.md"),
        ("old-customers.md", THEN, "Old customers", "customers.md"),
    ],
)
def test_what_only_looks_like_a_copy_is_none(
    name: str, text: str, title: str, original: str
) -> None:
    assert older_copies([a_page(name, text, title), a_page(original)]) == {}


def test_a_copy_reviewed_later_is_not_the_older_one() -> None:
    copy = a_page("returns (copy).md", reviewed="2026-09-01")
    page = a_page("returns.md", THEN, reviewed="2025-09-01")

    assert older_copies([copy, page]) == {"returns.md": "returns (copy).md"}


@pytest.mark.parametrize("old", ["returns-2019.md", "2019/returns.md", "return policy.md"])
def test_the_same_title_reviewed_earlier_is_older(old: str) -> None:
    pages = [
        a_page(old, THEN, reviewed="2019-03-01"),
        a_page("returns.md", reviewed="2026-09-01"),
    ]

    assert older_copies(pages) == {old: "returns.md"}


@pytest.mark.parametrize(
    ("path", "text", "fields"),
    [
        ("returns-2.md", "Tell collections about unpaid invoices.", {}),
        ("food/returns.md", THEN, {}),
        ("returns-ch.md", THEN, {}),
        ("returns-2.md", THEN, {"departments": "[logistics]"}),
        ("returns-2.md", THEN, {"status": "current"}),
    ],
)
def test_the_same_title_on_another_page_is_not(
    path: str, text: str, fields: dict[str, str]
) -> None:
    old = a_page(path, text, reviewed="2019-03-01", **fields)
    new = a_page("returns.md", reviewed="2026-09-01", departments="[sales]")

    assert older_copies([old, new]) == {}


def test_a_copy_of_what_is_outdated_itself_stays() -> None:
    pages = [a_page("returns (copy).md"), a_page("returns.md", status="archived")]

    assert older_copies(pages) == {}


def test_names_in_either_form_of_umlauts_are_one() -> None:
    pages = [a_page("Ru\u0308ckgabe (copy).md", THEN), a_page("R\u00fcckgabe.md")]

    assert older_copies(pages) == {"Ru\u0308ckgabe (copy).md": "R\u00fcckgabe.md"}


def test_pages_with_one_title_and_no_dates_are_left_alone() -> None:
    assert older_copies([a_page("Rückgabe.md"), a_page("a/Returns.md", THEN)]) == {}
