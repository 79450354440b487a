"""Which pages are outdated by their own words, and which only speak of what is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source

TEXT = "A customer may return goods within 7 days of delivery."


def because(text: str, document: str = "returns.md") -> str:
    read_document = read(Source(document, text))
    assert isinstance(read_document, Document)
    assert read_document.guidance.is_outdated == bool(read_document.outdated_because)
    return read_document.outdated_because


@pytest.mark.parametrize(
    "field",
    [
        "status: outdated",
        "status: Archived (2019)",
        "status: superseded",
        "status: deprecated",
        "outdated: true",
        "archived: 2024-03-01",
        "superseded_by: guidance/returns.md",
        "replaced-by: [returns](returns.md)",
    ],
)
def test_a_page_is_outdated_that_says_so_above_its_text(field: str) -> None:
    assert because(f"---\n{field}\n---\n# Returns\n\n{TEXT}") == "its front matter says so"


@pytest.mark.parametrize(
    "field",
    ["status: approved", "status: draughty", "outdated: false", "deprecated: no", "archived:"],
)
def test_a_page_with_another_status_is_not(field: str) -> None:
    assert because(f"---\n{field}\n---\n# Returns\n\n{TEXT}") == ""


@pytest.mark.parametrize(
    "line",
    [
        "**This page is outdated. Do not use it any more.**",
        "This page is outdated",
        "> ⚠️ This document is out of date; see [Returns](returns.md).",
        "> [!WARNING]\n> This page is deprecated.",
        "!!! warning\n    This page is no longer maintained.",
        '!!! warning "This page is outdated"',
        ":::caution\nThis guide has been replaced by [Returns](returns.md).\n:::",
        "Please note that this policy is no longer valid since May 2025.",
        "Note: this page was superseded by the customer handbook.",
        "As of 1 May 2025, this process is no longer in force.",
        "The information on this page is obsolete.",
        "Valid until 2024. This page is now archived.",
        "This page is\nno longer current.",
        "Do not use this page any more.",
        "This policy no longer applies.",
        "This page is kept for historical reference only.",
        "Replaced by [Returns](../returns.md)",
        "Superseded by the customer handbook.",
        "No longer valid.",
        "_No longer valid since May 2025._",
        "**Outdated**",
        "OUTDATED: see the new page.",
        "Deprecated.",
        "Status: archived",
        "<div class='banner'>Archived</div>",
    ],
)
def test_a_page_is_outdated_that_says_so_in_its_first_lines(line: str) -> None:
    assert because(f"# Returns\n\n{line}\n\n{TEXT}") == "its first lines say so"


@pytest.mark.parametrize(
    "line",
    [
        "This page is about outdated documents.",
        "This page lists documents that are outdated, and who removes them.",
        "If this page is outdated, tell its owner.",
        "Tell the owner when this page is no longer valid.",
        "Once this document is replaced, move it to the archive.",
        "This page is outdated if its owner has left.",
        "Is this page outdated?",
        "This page is never outdated.",
        "This page is not out of date.",
        "This page may be outdated.",
        "This page replaces the policy of 2019.",
        "This page is archived material's guide.",
        'Write "This page is outdated" at the top of a page that nobody keeps up.',
        '"This page is outdated" is what we write above such a page.',
        "`This page is outdated` is the banner.",
        "Outdated documents go to the archive.",
        "Outdated: a document that nobody reviewed for a year.",
        "- Outdated\n- Current",
        "- This page is outdated.",
        "| Deprecated | See below |\n|---|---|\n| a | b |",
        "Archived orders are kept for ten years.",
        "Replaced by hand, filters last a year.",
        "No longer valid tickets are taken at the gate.",
        "Deprecated products are sold until stock ends.",
        "The old policy was replaced by this page.",
        "<!-- This page is outdated. -->",
        "The price list is outdated every January.",
    ],
)
def test_a_page_about_what_is_outdated_is_not_outdated(line: str) -> None:
    assert because(f"# Old documents\n\n{line}\n\n{TEXT}") == ""


def test_only_the_first_lines_speak_of_the_page() -> None:
    text = f"# Returns\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n\nThis page is outdated."

    assert because(text) == ""


@pytest.mark.parametrize(
    ("title", "is_outdated"),
    [
        ("Returns (2019, replaced)", True),
        ("[DEPRECATED] Returns", True),
        ("Returns (no longer valid)", True),
        ("Returns (replaced by the handbook)", True),
        ("OUTDATED: Returns", True),
        ("Returns – outdated", True),
        ("Outdated documents", False),
        ("How we archive", False),
        ("Finding orders (archived and open)", False),
        ("Archived orders", False),
        ("Replaced parts (warranty)", False),
    ],
)
def test_a_title_may_say_so(title: str, is_outdated: bool) -> None:
    assert because(f"# {title}\n\n{TEXT}") == ("its title says so" if is_outdated else "")


@pytest.mark.parametrize(
    ("document", "folder"),
    [
        ("archive/2019/returns.md", "archive"),
        ("guidance/sales/_OLD/returns.md", "_OLD"),
        ("99 Archive/returns.md", "99 Archive"),
        ("old-versions/returns.md", "old-versions"),
        ("archive.md", ""),
        ("archiving/returns.md", ""),
        ("older-customers/returns.md", ""),
        ("gold/returns.md", ""),
        ("departments/archive-keeping/returns.md", ""),
    ],
)
def test_a_folder_may_say_so(document: str, folder: str) -> None:
    told = f"it lies in the folder {folder}" if folder else ""

    assert because(f"# Returns\n\n{TEXT}", document) == told


def test_a_page_may_say_that_it_still_holds() -> None:
    assert because(f"---\nstatus: current\n---\n{TEXT}", "archive/rules.md") == ""


@given(st.text())
def test_any_text_may_be_looked_at(text: str) -> None:
    assert isinstance(read(Source("a.md", text)), Document | Malformed)


@pytest.mark.parametrize(
    "words", ["since ", "please note that ", "[", "(x, ", "> ", "*_", "- "]
)
def test_a_page_of_one_endless_line_is_read_at_once(words: str) -> None:
    assert because(f"---\ntitle: {words[0] * 9000}\n---\nWord. {words * 100_000}") == ""
