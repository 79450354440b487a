"""Guidance reads as answers do: titles and plain words, no marks, no paths, no front matter."""

from bot.ask.editing.domain import DocumentPage
from bot.ask.editing.messages import found_modal, history_modal, page_modal
from bot.guidance.domain import Guidance
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.guidance.written.fakes import a_version

PHONE = """---
title: "On the phone"
owner: sales
---

# On the phone

Answer within **four rings**.

## Opening hours

| Day | From | To |
|---|---|---|
| Monday | 9:00 | 17:00 |

1. Say your name.
2. Ask what you can do.
"""


def page(*, may_change: bool, text: str = PHONE) -> str:
    shown = DocumentPage("guidance/phone.md", text, (), True, may_change)
    return visible_text(checked_view(page_modal(shown)))


def test_an_employee_reads_words_and_no_markdown() -> None:
    read = page(may_change=False)

    assert read.startswith("Guidance\nOn the phone\nAnswer within four rings.")
    assert "Opening hours" in read
    assert "From: 9:00" in read
    assert "Say your name." in read
    for mark in ("---", "**", "|", "##", "owner: sales", "guidance/phone.md", "Edit"):
        assert mark not in read


def test_who_may_change_it_sees_where_it_lies_and_edits_each_section() -> None:
    read = page(may_change=True)

    assert "In guidance/phone.md" in read
    assert read.count("Edit") == 3  # what it says about itself, its beginning, the hours


def test_a_document_without_headings_can_be_edited_too() -> None:
    assert "Edit" in page(may_change=True, text="Answer within four rings.\n")


def test_what_is_found_is_named_by_its_title() -> None:
    found = found_modal("phone", [Guidance("guidance/phone.md", "On the phone")])

    assert "On the phone" in visible_text(found)
    assert "phone.md" not in visible_text(found)


def test_each_part_of_a_long_section_can_be_edited() -> None:
    long = "# Phone\n\n" + "Answer within four rings.\n\n" * 400

    read = page(may_change=True, text=long)

    assert read.count("Edit") == 4
    assert read.count("continued") == 3


def test_of_many_sections_each_is_a_button_away() -> None:
    text = "# Phone\n\n" + "".join(f"## Part {one}.\n\nRing.\n\n" for one in range(90))
    shown = DocumentPage("guidance/phone.md", text, (), True, may_change=True)

    pages = [visible_text(checked_view(page_modal(shown, first))) for first in (0, 40, 80)]

    assert all(f"Part {one}." in "\n".join(pages) for one in range(90))
    assert "Sections 41 to 80 of 90." in pages[1]
    assert ["Sections before" in one for one in pages] == [False, True, True]
    assert ["Sections after" in one for one in pages] == [True, True, False]


def test_of_a_long_history_a_menu_shows_the_earlier_versions() -> None:
    history = [a_version(number=number) for number in range(23, 0, -1)]

    read = checked_view(history_modal(history, ["Lena"] * 23))
    earlier = visible_text(checked_view(history_modal(history, ["Lena"] * 23, 20)))

    assert "*4.*" in visible_text(read)
    assert "21 to 23 of 23" in str(read)
    assert all(f"*{number}.*" in earlier for number in (1, 2, 3))
