"""A document is edited section by section, and nothing else of it changes."""

import pytest

from bot.ask.editing.domain import DocumentPage
from bot.ask.editing.sections import changed_lines, sections_of, with_section
from bot.ask.editing.service import undoing
from bot.guidance.written.domain import VersionDeed, WrittenVersion
from tests.guidance.written.fakes import a_version

TEXT = """---
title: Phone
---

# Phone

Answer within four rings.

```
# no heading
```

## At night

Let it ring.
"""


def test_each_heading_begins_a_section_and_code_none() -> None:
    front, first, night = sections_of(TEXT)

    assert front.startswith("---\ntitle: Phone")
    assert "# no heading" in first
    assert night == "## At night\n\nLet it ring.\n"
    assert front + first + night == TEXT


def test_another_section_leaves_all_others_as_they_are() -> None:
    changed = with_section(TEXT, 2, "## At night\n\nCall back at eight.")

    assert changed == TEXT.replace("Let it ring.", "Call back at eight.")


def test_an_empty_section_is_taken_out() -> None:
    assert "At night" not in with_section(TEXT, 2, " ")
    assert "four rings" in with_section(TEXT, 2, " ")


@pytest.mark.parametrize(
    "section",
    [
        "Answer within four rings.\n\n" * 400,
        "- Answer within four rings.\n" * 400,
        "Answer within four rings. " * 400,
        "x" * 9000,
    ],
    ids=["paragraphs", "a list", "a paragraph", "no space"],
)
def test_a_long_section_is_edited_in_parts_and_the_rest_stays_as_it_is(section: str) -> None:
    text = f"# Phone\n\n{section}\n## At night\n\nLet it ring.\n"

    parts = sections_of(text)

    assert "".join(parts) == text
    assert max(map(len, parts)) <= 3000
    for number, part in enumerate(parts):
        assert with_section(text, number, part.strip()) == text
    changed = with_section(text, 1, "Never.")
    assert changed.startswith(parts[0])
    assert changed.endswith("".join(parts[2:]))


def test_the_difference_is_the_lines_that_changed() -> None:
    after = TEXT.replace("four rings", "two rings")

    assert list(changed_lines(TEXT, after)) == [
        (False, "Answer within four rings."),
        (True, "Answer within two rings."),
    ]


def a_page(*history: WrittenVersion, is_in_folder: bool = False) -> DocumentPage:
    return DocumentPage("a.md", history[0].text, history, is_in_folder, may_change=True)


@pytest.mark.parametrize(
    ("page", "deed", "text"),
    [
        (a_page(a_version(number=2, text="new"), a_version()), "undone", a_version().text),
        (a_page(a_version()), "retired", ""),
        (a_page(a_version(), is_in_folder=True), "given back", ""),
        (
            a_page(
                a_version(number=2), a_version(text="", deed=VersionDeed.RETIRED), a_version()
            ),
            "retired",
            "",
        ),
    ],
    ids=["a change", "the first", "the first over a file", "what brought it back"],
)
def test_undoing_brings_back_what_counted_before(
    page: DocumentPage, deed: str, text: str
) -> None:
    task = undoing(page, "U0LENA")

    assert (task.outcome, task.text, task.number) == (deed, text, page.number)
