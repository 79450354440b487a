"""How a text is cut into passages."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.guidance.parse import chunking
from bot.guidance.parse.chunking import LONGEST_PASSAGE, Span
from bot.guidance.parse.parsing import parse
from bot.guidance.parse.sentences import sentence_spans

BLOCKS = [
    "# Title",
    "## Part",
    "---",
    "```",
    "code here",
    "> said",
    "",
    " ",
    "    in",
    "a" * 300,
]
ITEMS = [
    "- one item. It has two sentences.",
    "  - below",
    "1. first",
    "| a | b |",
    "| --- | --- |",
]
PROSE = ["A sentence. Another one! Is it?", "no end", "e.g. this, i.e. that.", "第一。第二。"]
LINES = st.sampled_from([*BLOCKS, *ITEMS, *PROSE])
MARKDOWN = st.builds(
    str.join, st.sampled_from(["\n", "\r\n", "\r"]), st.lists(LINES, max_size=40)
)
SENTENCE = "The customer waits for an answer from us today. "  # nine words


def cut(text: str) -> list[Span]:
    return chunking.cut(text, parse(text))


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@given(MARKDOWN | st.text())
def test_passages_and_their_sentences_lie_in_order_and_apart(text: str) -> None:
    spans = cut(text)

    places = [(span.start, span.end) for span in spans]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    sentences = [place for span in spans for place in span.sentences]
    assert sentences == sorted(set(sentences))
    assert all(
        span.start <= start < end <= span.end for span in spans for start, end in span.sentences
    )


@example("- one item. It is long.\n" * 3 + "  - below\n- one item." + " It goes on." * 70)
@given(MARKDOWN | st.text())
def test_a_passage_has_no_white_space_around_it(text: str) -> None:
    passages = [text[span.start : span.end] for span in cut(text)]

    assert passages == [passage.strip() for passage in passages]


@given(MARKDOWN)
def test_no_passage_begins_or_ends_inside_a_statement(text: str) -> None:
    statements = parse(text).statements

    cuts = {place for span in cut(text) for place in (span.start, span.end)}

    assert [
        one for one in statements if any(one.start < place < one.end for place in cuts)
    ] == []


@given(MARKDOWN | st.text())
def test_every_statement_stands_in_one_passage(text: str) -> None:
    found = [place for span in cut(text) for place in span.sentences]

    assert found == [one.place for one in parse(text).statements]


def test_a_passage_never_crosses_a_heading() -> None:
    spans = cut("# One\n\nFirst.\n\n## Two\n\nSecond.\n\n# Three\n\nThird.\n")

    assert [span.headings for span in spans] == [("One",), ("One", "Two"), ("Three",)]


def test_long_text_is_cut_between_sentences_into_parts_of_about_one_length() -> None:
    text = SENTENCE * 13

    parts = [text[span.start : span.end] for span in cut(text)]

    assert all(part.startswith("The customer") and part.endswith("today.") for part in parts)
    lengths = [len(part.split()) for part in parts]
    assert max(lengths) <= LONGEST_PASSAGE
    assert max(lengths) - min(lengths) <= 9


def test_text_without_a_full_stop_is_cut_between_words() -> None:
    parts = [span.end - span.start for span in cut("word " * 1000)]

    assert len(parts) == 20
    assert set(parts) == {50 * 5 - 1}


def test_a_list_item_longer_than_a_passage_is_cut_between_its_sentences() -> None:
    text = f"- {SENTENCE * 20}\n- Short.\n"

    parts = [text[span.start : span.end] for span in cut(text)]

    assert all(len(part.split()) <= LONGEST_PASSAGE for part in parts)
    assert all(part.endswith("today.") for part in parts[:-1])
    assert parts[0].startswith("- The customer")
    assert parts[-1].endswith("\n- Short.")


def test_a_short_list_item_stays_whole() -> None:
    text = "- Call first. Then write.\n- Short.\n"

    assert [text[start:end] for span in cut(text) for start, end in span.sentences] == [
        "Call first. Then write.",
        "Short.",
    ]


def test_a_sentence_in_a_list_item_leaves_out_the_mark_of_the_item() -> None:
    text = "- [ ] Call first. Then write.\n12. Twelve.\n"

    sentences = [text[start:end] for span in cut(text) for start, end in span.sentences]

    assert sentences == ["Call first. Then write.", "Twelve."]


def test_rows_without_a_line_of_dashes_are_rows_too() -> None:
    text = "Prices follow.\nred | 5\nblue | 6\n"

    sentences = [text[start:end] for span in cut(text) for start, end in span.sentences]

    assert sentences == ["Prices follow.", "red | 5", "blue | 6"]


def test_an_underlined_paragraph_is_no_heading() -> None:
    spans = cut(f"{SENTENCE * 10}\n===\n")

    assert {span.headings for span in spans} == {()}


def test_a_sentence_ends_where_a_reader_would_end_it() -> None:
    text = 'Call Dr. J. Smith, e.g. at 3.30 p.m. today. "Really?" Yes... maybe no. 5 it is.'

    assert sentences_of(text) == [
        "Call Dr. J. Smith, e.g. at 3.30 p.m. today.",
        '"Really?"',
        "Yes... maybe no. 5 it is.",
    ]


def test_sentences_end_in_other_scripts_too() -> None:
    assert sentences_of("第一。第二。हाँ। नहीं।") == ["第一。", "第二。", "हाँ।", "नहीं।"]


def test_a_row_is_quoted_without_its_outer_bars_and_a_header_never_alone() -> None:
    text = "| When | What |\n| --- | --- |\n| Late | We call. |\n| Lost | We send again. |\n"

    (span,) = cut(text)

    assert text[span.start : span.end] == text.strip()
    assert [text[start:end] for start, end in span.sentences] == [
        "Late | We call.",
        "Lost | We send again.",
    ]


def test_a_table_without_a_row_says_nothing() -> None:
    assert cut("| When | What |\n| --- | --- |\n") == []


@pytest.mark.parametrize("text", ["." * 200_000, '."' * 100_000, "a." * 100_000, "|" * 200_000])
def test_a_text_of_nothing_but_marks_is_cut_without_delay(text: str) -> None:
    assert len(cut(text)) <= 1
