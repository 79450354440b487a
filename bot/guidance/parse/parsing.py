"""Parses Markdown into its structure: which statements stand in which block."""

import re
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.guidance.parse.building import WORDS, StructureBuilder, is_answered, lines_of
from bot.guidance.parse.lists import LISTS, ListReader
from bot.guidance.parse.plain_text import plain
from bot.guidance.parse.sentences import whole_sentences
from bot.guidance.parse.structure import BlockKind, CharacterRange, Structure
from bot.guidance.parse.tables import is_row, read_rows, read_table

_LONGEST_HEADING = 200  # characters; a longer one is a paragraph that somebody underlined
_LONGEST_BOLD_HEADING = 12  # words; a longer one is a sentence that somebody stressed
_BOLD_LEVEL = 7  # of a line in bold that serves as a heading, below all others
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_]+)(?:\*\*|__)")
# Indented code and raw HTML are read as paragraphs: plain text often comes so.
_MARKDOWN = (
    MarkdownIt("commonmark")
    .enable("table")
    .disable(["code", "html_block", "reference", "inline", "text_join"])
)


def parse(text: str, start: int = 0) -> Structure:
    """Return the structure of ``text[start:]``; places are those of the whole text."""
    builder = StructureBuilder(text, start)
    parser = _Parser(builder)
    for node in SyntaxTreeNode(_MARKDOWN.parse(builder.seen[start:])).children:
        parser.read(node)
    return builder.built()


class _Parser:
    def __init__(self, builder: StructureBuilder) -> None:
        self._builder = builder
        self._lists = ListReader(builder, self.read)

    def read(self, node: SyntaxTreeNode, parent: int | None = None) -> None:
        if node.type == "heading":
            self._heading(node)
        elif node.type == "paragraph":
            self._paragraph(*lines_of(node))
        elif node.type in {*LISTS, "table", "fence", "hr"}:
            self._block(node, parent)
            self._builder.before = None
        else:
            for child in node.children:
                self.read(child, parent)

    def _block(self, node: SyntaxTreeNode, parent: int | None) -> None:
        if node.type in LISTS:
            self._lists.read_list(node, parent)
        elif node.type == "table":
            read_table(self._builder, node, parent)
        elif node.type == "fence":
            self._code(node, parent)

    def _heading(self, node: SyntaxTreeNode) -> None:
        title = plain(node.children[0].content)
        if 0 < len(title) <= _LONGEST_HEADING:
            self._builder.begin_section(int(node.tag[1:]), title)
        else:
            self._paragraph(*lines_of(node))

    def _paragraph(self, first: int, last: int) -> None:
        builder = self._builder
        if title := self._bold_heading(first, last):
            builder.begin_section(_BOLD_LEVEL, title)
            return
        for are_rows, group in groupby(range(first, last), lambda n: is_row(builder.line(n))):
            lines = list(group)
            place = builder.place(lines[0], lines[-1] + 1)
            if place and are_rows:
                read_rows(builder, lines, place)
                builder.before = None
            elif place:
                self._prose(place)

    def _bold_heading(self, first: int, last: int) -> str:
        """Return the words of a line in bold that stands where a heading would."""
        place = self._builder.place(first, last)
        found = _BOLD.fullmatch(self._builder.seen, *place) if place else None
        words = plain(found["words"]) if found else ""
        is_title = 0 < len(words.split()) <= _LONGEST_BOLD_HEADING and words[-1] not in ".!;,"
        return words if is_title else ""

    def _prose(self, place: CharacterRange) -> None:
        builder = self._builder
        before = builder.statements[-1].text if builder.before is not None else ""
        lead = before if is_answered(before) else ""
        number = builder.add_block(BlockKind.PARAGRAPH, place)
        for sentence in whole_sentences(builder.seen, *place):
            builder.add(sentence, number, lead=lead)
        builder.before = None if builder.dropped_if_empty(number) else number

    def _code(self, node: SyntaxTreeNode, parent: int | None) -> None:
        builder = self._builder
        place = builder.place(*lines_of(node))
        if place and WORDS.search(node.content):
            number = builder.add_block(BlockKind.CODE, place, builder.lead()[0], parent)
            builder.add(place, number)
            builder.dropped_if_empty(number)
