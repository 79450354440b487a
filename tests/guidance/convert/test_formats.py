"""A document of any format reads as the same one in Markdown does, and says where it stands."""

from pathlib import Path

import pytest

from bot.guidance.convert.worker import convert
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from tests.guidance.convert.making import MAKERS, Heading, Listed, MadeBlock, Rows

TEXT = "These times count from the claim, whatever the customer says <sic> & *always* does."
TABLE = Rows(
    (
        ("Step", "By when"),
        ("Acknowledge", "within 4 working hours"),
        ("Decide", "within 5 working days, or | never"),
    )
)
STEPS = Listed(
    ("Listen to the end, without a word.", "Say that you are sorry."), are_steps=True
)
BLOCKS: tuple[MadeBlock, ...] = (
    Heading("Claims of customers"),
    "Thank the customer for the claim, and name who looks after it.",
    STEPS,
    Heading("Times"),
    TEXT,
    TABLE,
    Listed(("Do not argue with anybody.", "Do not promise what others decide.")),
)
TOLD = [
    "Thank the customer for the claim, and name who looks after it.",
    "Listen to the end, without a word.",
    "Say that you are sorry.",
    TEXT,
    "Acknowledge; By when: within 4 working hours",
    "Decide; By when: within 5 working days, or | never",
    "Do not argue with anybody.",
    "Do not promise what others decide.",
]
LAST_PLACES = {
    "pptx": "slide 2",
    "xlsx": "sheet Times",
    "pdf": "page 1",
    "columns.pdf": "page 1",
}


def converted(kind: str, blocks: tuple[MadeBlock, ...], folder: Path) -> Document:
    path = folder / f"claims.{kind}"
    MAKERS[kind](blocks, path)
    document = read(Source(path.name, convert(path)["text"]))
    assert isinstance(document, Document)
    return document


def told(document: Document) -> list[str]:
    """Return what can be found, without the line that runs at the head of each page."""
    texts = [one.text for one in document.statements]
    return [one for one in texts if not one.startswith("Handbook of the company")]


@pytest.mark.parametrize("kind", MAKERS)
def test_each_sentence_item_and_row_is_found(kind: str, tmp_path: Path) -> None:
    document = converted(kind, BLOCKS, tmp_path)

    assert told(document) == TOLD
    assert document.guidance.title == "Claims of customers"
    assert "Times" in document.excerpt(len(document.statements) - 1).headings


@pytest.mark.parametrize("kind", MAKERS)
def test_an_excerpt_says_where_it_stands(kind: str, tmp_path: Path) -> None:
    document = converted(kind, BLOCKS, tmp_path)

    last = document.excerpt(len(document.statements) - 1)

    assert last.place == LAST_PLACES.get(kind, "")


def test_a_page_break_parts_no_sentence_and_what_runs_over_pages_is_left_out(
    tmp_path: Path,
) -> None:
    sentences = [
        f"Sentence number {n} tells you to call {n} customers back." for n in range(120)
    ]
    blocks = (Heading("Calls"), " ".join(sentences), Listed(tuple(sentences)))

    document = converted("pdf", blocks, tmp_path)

    assert [one.text for one in document.statements] == [*sentences, *sentences]
    places = {document.excerpt(n).place for n in range(len(document.statements))}
    assert {"page 2", "page 3"} <= places


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    sentences = [
        f"Sentence number {n} tells you to call {n} customers back." for n in range(150)
    ]
    paragraphs = [" ".join(sentences[at : at + 2 + at % 4]) for at in _starts(len(sentences))]

    document = converted("columns.pdf", (Heading("Calls"), *paragraphs), tmp_path)

    assert told(document) == sentences


def _starts(count: int) -> list[int]:
    """Return where paragraphs of two to five sentences begin."""
    starts = [0]
    while starts[-1] + 2 + starts[-1] % 4 < count:
        starts.append(starts[-1] + 2 + starts[-1] % 4)
    return starts


def test_a_word_that_a_line_end_parts_is_whole_again(tmp_path: Path) -> None:
    words = "Write the customer's name into every single confirm-ation that leaves the house. "
    blocks = (Heading("Letters"), "x" * 62 + " confir-", "mation is a word.")

    document = converted("pdf", (*blocks, words), tmp_path)

    assert any("confirmation is a word." in one.text for one in document.statements)
