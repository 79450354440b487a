"""What holds for the statements of any document, and for the excerpts around them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.parse.document import Document, read
from bot.guidance.parse.excerpts import excerpt_of
from bot.guidance.parse.folder import Source
from bot.guidance.parse.parsing import parse
from bot.guidance.parse.structure import BlockKind
from tests.guidance.parse.markdown import MARKDOWN


@given(MARKDOWN | st.text())
def test_statements_stand_in_order_inside_the_text_and_apart(text: str) -> None:
    places = [one.place for one in parse(text).statements]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))


@given(MARKDOWN | st.text())
def test_every_statement_says_something_and_belongs_to_a_block_around_it(text: str) -> None:
    structure = parse(text)

    for one in structure.statements:
        block = structure.blocks[one.block]
        assert one.text.strip()
        assert block.start <= one.start < one.end <= block.end


@given(MARKDOWN | st.text())
def test_every_excerpt_covers_its_statement(text: str) -> None:
    structure = parse(text)

    for number, one in enumerate(structure.statements):
        excerpt = excerpt_of(structure, number)
        assert 0 <= excerpt.start < one.end
        assert one.start < excerpt.end <= len(text)
        assert not any(excerpt.start < start < excerpt.end for start, _ in structure.hidden)
        found = [words for line in excerpt.lines for is_it, words in line.pieces if is_it]
        assert found


@given(MARKDOWN | st.text())
def test_the_excerpt_of_a_list_or_table_holds_what_leads_into_it(text: str) -> None:
    structure = parse(text)

    for number, one in enumerate(structure.statements):
        block = structure.blocks[one.block]
        if block.kind is not BlockKind.PARAGRAPH and block.lead is not None:
            lead = structure.statements[block.lead]
            excerpt = excerpt_of(structure, number)
            assert lead.text in excerpt.text


@given(MARKDOWN)
def test_any_document_can_be_read_and_searched(text: str) -> None:
    document = read(Source("any.md", text))

    if isinstance(document, Document):
        indexed = [document.indexed(one) for one in document.statements]
        assert all(words.strip() for words in indexed)
        places = [place for span in document.spans for place in span.sentences]
        assert places == document.sentences
