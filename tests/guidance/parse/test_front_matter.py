"""That a line of metadata that slips costs only itself, and is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import FrontMatter, front_matter_of

BOMB = """---
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b]
title: [*c, *c, *c, *c]
---
Text.
"""
LINES = st.sampled_from(
    [
        "title: Pumps: what to check",
        "title: [open",
        'title: "never closed',
        "\towner: people",
        "  owner: people",
        "owner: @anna",
        "reviewed: 05.10.2026",
        "departments: [a, {b: c}]",
        "moments:",
        "- invoicing",
        "tags: #urgent",
        "description: |",
        "just words",
        "# a comment",
        "title:Tight",
        "*alias",
        "key: *alias",
        "? complex",
        "%TAG ! x",
        "]",
        "",
        "🙂: 🙂",
    ]
)


def front_matter(text: str) -> FrontMatter:
    return front_matter_of(Source("pumps.md", text))


def a_document(text: str) -> Document:
    document = read(Source("pumps.md", text))
    assert isinstance(document, Document)
    return document


def named(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.says) for one in front_matter(text).bad_lines]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: Lamps\n...\nText.", {"title": "Lamps"}),
        ("---\r\ntitle: Lamps\r\n---\r\nText.", {"title": "Lamps"}),
        ("---\rtitle: Lamps\r---\rText.", {"title": "Lamps"}),
        ("\n---\n\ntitle: Lamps\n---\nText.", {"title": "Lamps"}),
        ("---\nTitle: Lamps\n---\nText.", {"title": "Lamps"}),
        ("---\n---\nText.", {}),
        ("-----\ntitle: Lamps\n-----\nText.", {"title": "Lamps"}),
        ('+++\ntitle = "Lamps"\nweight = 7\n+++\nText.', {"title": "Lamps", "weight": "7"}),
        (
            "---\nabout: |\n  One.\n\n  Two.\ntags:\n- a\n---\nText.",
            {"about": "One.\n\nTwo.\n", "tags": ["a"]},
        ),
    ],
)
def test_any_way_of_writing_it_is_read(text: str, fields: dict[str, object]) -> None:
    found = front_matter(text)

    assert (found.fields, text[found.end :], found.bad_lines) == (fields, "Text.", ())


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n# Keys\n\nKeys are handed out.\n\n---\n\n# Badges\n\nBadges are returned.",
        "---\nKeys are handed out.\n---\nBadges are returned.",
        "---\n\nNote: keys are handed out.\n\n---\n",
        "---\n\nkeys: handed out by the porter\nand by nobody else\n\n---\n",
        "---\n# Keys\n---\nText.",
        "---\nNote: a rule that nothing closes.\n\nText.",
        "---\n",
        "+++\nNo settings.\n+++\n",
        "+++\nNever closed.",
        "-----\nKeys are handed out.\n-----\n",
    ],
)
def test_a_rule_at_the_top_is_no_metadata(text: str) -> None:
    assert front_matter(text) == FrontMatter(0)


@pytest.mark.parametrize(
    ("written", "title", "line", "says"),
    [
        ("title: Pumps: on and off", "Pumps: on and off", 2, "what title says needs quotes"),
        ("title: @pumps", "@pumps", 2, "what title says needs quotes"),
        ("title: [New] Pumps", "[New] Pumps", 2, "what title says needs quotes"),
        ("title:Pumps", "Pumps", 2, "what title says needs quotes"),
        (
            "owner: x\n\ttitle: Pumps",
            "Pumps",
            3,
            "title does not begin at the start of its line",
        ),
        (
            "owner: x\n  title: Pumps",
            "Pumps",
            3,
            "title does not begin at the start of its line",
        ),
        ("title: Pumps\nreviewed: 05.10.2026", "Pumps", 3, "reviewed is not a date"),
        ("title: Pumps\nreviewed: 2026-13-45", "Pumps", 3, "reviewed is not a date"),
        ("title: Pump\ntitle: Pumps", "Pumps", 3, "title stands twice; the last one counts"),
        ("title: Pumps\nwords\nowner: x", "Pumps", 3, "it belongs to no field"),
        ("title: Pumps\nowner: [a]", "Pumps", 3, "owner is not a text"),
        ("title: {a: b}", None, 2, "title is not a text"),
        ('title: "\\ud800"', None, 2, "title is not a text"),
        ("moments: [[a]]", None, 2, "moments is not a list of texts"),
        ("title: [open", None, 2, "title cannot be read"),
        (f"a: {'[' * 9000}", None, 2, "a cannot be read"),
        ("title: a\x07b: c", None, 2, "title cannot be read"),
    ],
)
def test_a_line_that_slips_is_named_and_the_others_are_read(
    written: str, title: str | None, line: int, says: str
) -> None:
    found = front_matter(f"---\n{written}\n---\nText.")

    assert found.text("title") == title
    assert [(one.document, one.line) for one in found.bad_lines] == [("pumps.md", line)]
    assert found.bad_lines[0].says.startswith(says)
    assert found.bad_lines[0].mend


def test_front_matter_that_is_never_closed_ends_where_the_text_begins() -> None:
    text = "---\ntitle: Pumps\nowner: x\n\nText.\n\n---\n\nMore text.\n"

    found = front_matter(text)

    assert (found.text("title"), found.text("owner")) == ("Pumps", "x")
    assert text[found.end :].split() == ["Text.", "---", "More", "text."]
    assert named(text) == [(3, "no --- closes its front matter")]


def test_what_is_longer_than_anybody_writes_does_not_count() -> None:
    says = "front matter is read for 10,000 characters; what follows does not count"

    assert named(f"---\ntitle: x\na: {'b' * 10_000}\n---\nText.") == [(3, says)]


def test_aliases_are_refused_in_their_own_lines() -> None:
    assert [line for line, _ in named(BOMB)] == [3, 4, 5]
    assert a_document(BOMB).guidance.title == "pumps"


def test_a_setting_of_toml_that_slips_is_named() -> None:
    found = front_matter(
        '+++\ntitle = Pumps\nowner = "x"\ndate = 2026-10-05\n[a]\nb\n+++\nText.'
    )

    assert found.fields == {"owner": "x", "date": "2026-10-05"}
    assert [(one.line, one.says) for one in found.bad_lines] == [
        (2, "what title says is no TOML")
    ]


@pytest.mark.parametrize(
    "written", ["2026-10-05", "2026-10-05T08:00:00Z", '"2026-10-05"', "20261005"]
)
def test_a_date_is_read_in_each_way_that_iso_has(written: str) -> None:
    assert front_matter(f"---\nreviewed: {written}\n---\n").day("reviewed") == date(2026, 10, 5)


def test_what_mdx_imports_is_no_text_of_it() -> None:
    text = (
        "---\ntitle: Lamps\n---\nimport Tabs from '@theme/Tabs';\nimport './a.css'\n\n"
        "export const size = 7;\n\nimport duties are paid by the customer.\n"
    )

    mdx, plain = (front_matter_of(Source(f"lamps.{end}", text)) for end in ("mdx", "md"))

    assert text[mdx.end :] == "import duties are paid by the customer.\n"
    assert text[plain.end :].startswith("import Tabs")


@given(st.text())
def test_any_text_may_stand_in_a_file(text: str) -> None:
    found = front_matter(text)

    assert 0 <= found.end <= len(text)


@given(st.lists(LINES), st.sampled_from(["---", "..."]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_word_is_found_whatever_stands_above_it(
    lines: list[str], closing: str, line_end: str
) -> None:
    text = line_end.join(["---", *lines, closing, "", "The porter has it.", ""])

    document = a_document(text)

    said = [text[start:end] for start, end in document.sentences]
    assert any("The porter has it." in one for one in said)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=8))
def test_any_lines_above_a_text_leave_it_in_the_document(lines: list[str]) -> None:
    above = "".join(f"{line}\n" for line in ["---", *lines, "---", ""])

    found = front_matter(f"{above}The porter has it.")

    assert found.end <= len(above)
