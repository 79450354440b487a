"""What a reader of a page does not see is no guidance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.parse.masking import masked
from bot.guidance.parse.parsing import parse
from bot.guidance.parse.plain_text import folded, plain
from tests.guidance.parse.markdown import MARKDOWN


def said(text: str) -> list[str]:
    return [one.text for one in parse(text).statements]


@given(MARKDOWN | st.text())
def test_a_masked_text_is_as_long_and_has_the_same_lines(text: str) -> None:
    seen = masked(text)

    assert len(seen) == len(text)
    assert "<table" in text.casefold() or seen.count("\n") == text.count("\n")


def test_comments_of_html_are_not_said() -> None:
    text = (
        "A refund is paid within 10 days.\n\n"
        "<!-- Draft: gold customers get it within 1 hour. -->\n\n"
        "The cashier signs each refund.\n\n<!--\nSecret: the limit is\n\n90,000 euros.\n-->\n"
    )

    assert said(text) == ["A refund is paid within 10 days.", "The cashier signs each refund."]


def test_code_in_a_comment_and_footnotes_in_one_are_not_said() -> None:
    text = "Shown.[^1]\n\n<!--\n```\nSecret.\n```\n[^1]: Secret, too.\n-->\n\n`<!--` is code.\n"

    statements = parse(text).statements

    assert [(one.text, one.notes) for one in statements] == [
        ("Shown.", ()),
        ("<!-- is code.", ()),
    ]


def test_a_comment_that_never_ends_hides_the_rest() -> None:
    assert said("Shown.\n\n<!-- Hidden.\n\nHidden too.\n") == ["Shown."]


def test_what_obsidian_hides_is_not_said_and_links_are_their_words() -> None:
    text = (
        "# Parcels\n\n> [!important] Closing time\n"
        "> Parcels leave at [[Depot|the depot]] before 16:00.\n\n"
        "A damaged parcel is photographed, see [[Claims#Photos]].^photo-rule\n\n"
        "%% editor only: the courier contract ends in May %%\n\n"
        "- [ ] weigh each parcel over 20 kg\n"
    )

    together = " ".join(said(text))

    assert "Parcels leave at the depot before 16:00." in together
    assert "weigh each parcel over 20 kg" in said(text)
    assert not {"courier", "photo-rule", "[[", "[ ]", "[!"} & {
        mark for mark in ("courier", "photo-rule", "[[", "[ ]", "[!") if mark in together
    }


def test_definitions_of_links_are_not_said_and_a_footnote_stands_with_its_sentence() -> None:
    text = (
        "Book the train with the [travel desk][desk] five days before.[^1]\n\n"
        "Take the [visit checklist] along.\n\n"
        "A hotel may cost up to 120 euros a night.[^cap]\n\n![The map][map]\n\n"
        '[desk]: https://intranet.example/desk "the travel desk answers within 2 hours"\n'
        "[visit checklist]: <https://intranet.example/visit-checklist.pdf>\n"
        "[map]: /img/map.png 'Branches'\n\n"
        "[^1]: Except for emergencies.\n[^cap]: In Zurich up to 220 euros a night.\n\n"
        "*[SLA]: Service level agreement\n"
    )

    statements = parse(text).statements

    assert [(one.text, one.notes) for one in statements] == [
        (
            "Book the train with the travel desk five days before.",
            (("1", "Except for emergencies."),),
        ),
        ("Take the visit checklist along.", ()),
        (
            "A hotel may cost up to 120 euros a night.",
            (("cap", "In Zurich up to 220 euros a night."),),
        ),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Never above 10&nbsp;%&nbsp;&mdash; the customer&rsquo;s manager decides.",
            "Never above 10 % \u2014 the customer\u2019s manager decides.",
        ),
        (r"Write \$50, not 50\$ \(even in a chat\).", "Write $50, not 50$ (even in a chat)."),
        (r"`customer\_tier` goes to R\&D.", "customer_tier goes to R&D."),
        ("Within 5&#8211;7 days&hellip; or call.", "Within 5\u20137 days\u2026 or call."),
        (
            "Use *Quote 2* or [the wiki](https://wiki.example/a_(b)).",
            "Use Quote 2 or the wiki.",
        ),
    ],
)
def test_a_sentence_reads_as_on_the_page(written: str, read: str) -> None:
    assert said(f"{written}\n") == [read]


def test_cells_of_a_table_read_as_on_the_page() -> None:
    text = (
        "| Who | May give<br>a discount of |\n|-----|:---:|\n"
        "| Sales | up to 5&nbsp;%<br/>without asking |\n"
    )

    (row,) = parse(text).statements

    assert row.cells == (
        ("Who", "Sales"),
        ("May give a discount of", "up to 5 % without asking"),
    )


@pytest.mark.parametrize(
    ("written", "folded_text"),
    [
        ("A gift vou\u00adcher", "A gift voucher"),
        ("ex\u200btended guar\u200banty", "extended guaranty"),
        ("\uff44\uff45\uff50\uff4f\uff53\uff49\uff54 of \uff14", "deposit of 4"),
        ("of\ufb01ce \ufb02oor", "office floor"),
        ("Gru\u0308\u00dfe", "Gr\u00fc\u00dfe"),
    ],
)
def test_one_way_of_writing_is_compared(written: str, folded_text: str) -> None:
    assert folded(written) == folded_text


@given(st.text())
def test_plain_text_is_one_line_whatever_was_written(text: str) -> None:
    assert len(plain(text).splitlines()) <= 1
