"""An excerpt around a statement stands alone."""

import pytest

from bot.guidance.domain import Excerpt
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.excerpts import LONGEST_WHOLE, MOST_ITEMS
from bot.guidance.parse.folder import Source

FINE = """# Side jobs

Some side jobs are fine and others are not.

## Fine

1. A small job for a neighbour, paid or not.
2. One talk a year at a school.

## Not fine

1. Sell our goods on your own account.
2. Tell a customer our purchase prices.
3. Advertise your spare hours on a poster in the canteen.
"""
OPENING = """# Opening the shop

The first person does these things before the shop opens:

- Switch on the lights in hall two.
- Count the till.
- Put the bread on the shelf.

# Closing the shop

The last person locks the back door.
"""
PRICES = """# Shipping prices

| Weight | Germany | Europe | World |
|---|---|---|---|
| up to 5 kg | 5 euros | 12 euros | 30 euros |
| over 20 kg | 25 euros | not offered | not offered |
"""


def a_document(text: str) -> Document:
    document = read(Source("page.md", text))
    assert isinstance(document, Document)
    return document


def excerpt_at(text: str, words: str) -> Excerpt:
    document = a_document(text)
    number = next(n for n, one in enumerate(document.statements) if words in one.text)
    return document.excerpt(number)


def indexed(text: str, words: str) -> str:
    document = a_document(text)
    return next(document.indexed(one) for one in document.statements if words in one.text)


def test_an_item_says_which_heading_it_stands_under() -> None:
    excerpt = excerpt_at(FINE, "purchase prices")

    assert excerpt.headings == ("Side jobs", "Not fine")
    assert indexed(FINE, "purchase prices").startswith("Side jobs > Not fine: ")


def test_an_excerpt_never_crosses_a_heading() -> None:
    assert "neighbour" not in excerpt_at(FINE, "purchase prices").text


def test_steps_keep_their_numbers() -> None:
    assert [line.mark for line in excerpt_at(FINE, "purchase prices").lines] == [
        "1.",
        "2.",
        "3.",
    ]


def test_a_lead_in_comes_with_its_items_and_an_item_with_its_lead_in() -> None:
    of_lead, of_item = excerpt_at(OPENING, "The first person"), excerpt_at(OPENING, "Count")

    assert of_lead.text == of_item.text
    assert of_item.text.splitlines() == [
        "The first person does these things before the shop opens:",
        "Switch on the lights in hall two.",
        "Count the till.",
        "Put the bread on the shelf.",
    ]
    assert "The first person" in indexed(OPENING, "Count")


def test_what_was_found_is_told_apart_from_what_stands_around_it() -> None:
    lines = excerpt_at(OPENING, "Count").lines

    assert [line.text for line in lines if any(is_it for is_it, _ in line.pieces)] == [
        "Count the till."
    ]


def test_a_row_is_shown_with_its_columns_under_its_label() -> None:
    lines = excerpt_at(PRICES, "up to 5 kg").lines

    found = [line.text for line in lines if all(is_it for is_it, _ in line.pieces)]
    assert found == [
        "Weight: up to 5 kg",
        "Germany: 5 euros",
        "Europe: 12 euros",
        "World: 30 euros",
    ]
    assert "over 20 kg; Germany: 25 euros; Europe: not offered" in indexed(PRICES, "over 20 kg")


@pytest.mark.parametrize(
    ("label", "shown"), [("1", "Sort: 1"), ("B", "Sort: B"), ("To Africa", "To Africa")]
)
def test_a_label_that_says_nothing_by_itself_has_its_column(label: str, shown: str) -> None:
    lines = excerpt_at(f"| Sort | Days |\n|---|---|\n| {label} | 10 |\n", label).lines

    assert [line.text for line in lines] == [shown, "Days: 10"]


def test_a_sentence_comes_with_the_one_that_limits_it() -> None:
    long = "Nothing else of this page matters much to anybody who reads it today. " * 8
    text = (
        f"{long}You can log in as a customer. Only do so after explicit permission.\n\n{long}"
    )

    assert "explicit permission" in excerpt_at(text, "You can log in").text


def test_a_sentence_comes_with_the_one_that_it_leans_on() -> None:
    long = "Nothing else of this page matters much to anybody who reads it today. " * 8
    text = f"{long}The porter keeps the key. He hands it out. {long}"

    assert "The porter keeps the key." in excerpt_at(text, "He hands it out").text


def test_short_paragraphs_about_other_things_are_left_out() -> None:
    text = """# Service

A goodwill payment up to 50 euros is decided by whoever takes the call.

The on-call shift from 10pm to 6am is Sam's.

He hands the telephone over at six.

Parcels over 20 kg are weighed at the gate.
"""

    assert excerpt_at(text, "on-call").text.splitlines() == [
        "The on-call shift from 10pm to 6am is Sam's.",
        "He hands the telephone over at six.",
    ]
    assert "Sam's" in excerpt_at(text, "He hands").text


def test_short_paragraphs_that_say_more_of_the_same_stay_together() -> None:
    text = (
        "A damaged parcel is photographed before anybody unpacks it.\n\n"
        "Photographed parcels stay unpacked until the carrier has called.\n\n"
        "The canteen opens at noon.\n"
    )
    more = text.replace("Photographed parcels", "A damaged parcel that is photographed")

    assert "carrier" in excerpt_at(more, "before anybody").text
    assert "canteen" not in excerpt_at(more, "before anybody").text


def test_a_footnote_stands_in_the_context_of_its_sentence() -> None:
    excerpt = excerpt_at("Refunds take 10 days.[^1]\n\n[^1]: In Switzerland 20.\n", "Refunds")

    assert excerpt.text == "Refunds take 10 days. [1]"
    assert excerpt.context == ("[1] In Switzerland 20.",)


def test_footnotes_are_told_apart_by_their_marks() -> None:
    text = "In 10 days.[^a] In cash.[^b]\n\n[^a]: Not in Lyon.\n[^b]: Up to 50 euros.\n"

    excerpt = excerpt_at(text, "In cash")

    assert excerpt.text == "In 10 days. [a] In cash. [b]"
    assert excerpt.context == ("[a] Not in Lyon.", "[b] Up to 50 euros.")


@pytest.mark.parametrize("secret", ["<!-- secret -->", "%% secret %%", "<!--\nsecret\n-->"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("It is paid soon.\n\n", "\n\nIt is paid in cash, too."),
        ("It is paid soon. ", " It is paid in cash, too."),
        ("Do this:\n\n- It is paid soon.\n\n", "\n\n- It is paid in cash, too."),
        ("It is paid ", " in cash, and soon."),
    ],
)
def test_a_quote_holds_nothing_that_is_hidden(before: str, behind: str, secret: str) -> None:
    text = f"{before}{secret}{behind}"

    excerpt = excerpt_at(text, "cash")

    assert "secret" not in f"{text[excerpt.start : excerpt.end]}{excerpt.text}"
    assert "in cash" in text[excerpt.start : excerpt.end]


def test_a_long_list_is_shown_in_part_with_what_was_found() -> None:
    items = [f"- Item {number} has some eight words in it." for number in range(60)]
    text = "Do all of these:\n\n" + "\n".join(items) + "\n"

    first, later = excerpt_at(text, "Item 3 "), excerpt_at(text, "Item 50 ")

    assert not first.is_whole
    assert not later.is_whole
    assert len(first.lines) == MOST_ITEMS + 1
    assert "Item 50 has" in later.text
    assert later.text.startswith("Do all of these:")
    assert len(later.text.split()) <= LONGEST_WHOLE
