"""The blocks of a Markdown text: which lines belong together, and under which headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")  # what Markdown counts as one
_LONGEST_HEADING = 200  # characters; a longer one is a paragraph that somebody underlined
# Indented code and raw HTML are read as paragraphs: plain text often comes so.
_UNREAD = ["code", "html_block", "reference", "inline", "text_join"]
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable(_UNREAD)


class BlockKind(Enum):
    """What a block is, which decides where it may be cut."""

    PROSE = auto()
    ITEM = auto()  # of a list
    HEADER = auto()  # a table's first row, which says nothing without the next
    ROW = auto()  # of a table
    CODE = auto()


_KINDS = {
    "paragraph_open": BlockKind.PROSE,
    "heading_open": BlockKind.PROSE,  # one too long to be a heading
    "list_item_open": BlockKind.ITEM,
    "thead_open": BlockKind.HEADER,
    "tr_open": BlockKind.ROW,
    "fence": BlockKind.CODE,
}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Characters ``start`` to ``end`` of a text, without the white space around them."""

    start: int
    end: int
    kind: BlockKind
    headings: tuple[str, ...]  # outermost first


def blocks_of(text: str, start: int = 0) -> Iterator[TextBlock]:
    """Yield the paragraphs, list items, table rows and fenced blocks of ``text[start:]``."""
    lines = _Lines(text, start)
    headings: dict[int, str] = {}
    covered = 0  # lines given out already: what lies inside a list item is not given out twice
    tokens = _MARKDOWN.parse(text[start:])
    for number, token in enumerate(tokens):
        first, last = token.map or (0, 0)
        if token.type not in _KINDS or first < covered:
            continue
        covered = last
        title = tokens[number + 1].content.strip() if token.type == "heading_open" else ""
        if 0 < len(title) <= _LONGEST_HEADING:
            level = int(token.tag[1:])
            headings = {kept: headings[kept] for kept in headings if kept < level}
            headings[level] = title
        else:
            yield from lines.blocks(token, tuple(headings.values()))


class _Lines:
    """Where each line of a text starts, to turn Markdown's line numbers into characters."""

    def __init__(self, text: str, start: int) -> None:
        ends = (found.end() for found in _LINE_END.finditer(text, start))
        self._text = text
        self._starts = [start, *ends, len(text)]

    def blocks(self, token: Token, headings: tuple[str, ...]) -> Iterator[TextBlock]:
        first, last = token.map or (0, 0)
        kind = _KINDS[token.type]
        if kind is not BlockKind.PROSE:
            yield from self._block(first, last, kind, headings)
            return
        # A table without its line of dashes is a paragraph to Markdown; its rows stay whole.
        for is_row, group in groupby(range(first, last), self._is_row):
            numbers = list(group)
            if is_row:
                for number in numbers:
                    yield from self._block(number, number + 1, BlockKind.ROW, headings)
            else:
                yield from self._block(numbers[0], numbers[-1] + 1, kind, headings)

    def _is_row(self, number: int) -> bool:
        return " | " in self._text[self._starts[number] : self._starts[number + 1]]

    def _block(
        self, first: int, last: int, kind: BlockKind, headings: tuple[str, ...]
    ) -> Iterator[TextBlock]:
        start, end = self._starts[first], self._starts[last]
        inner = self._text[start:end]
        if inner.strip():
            begin = start + len(inner) - len(inner.lstrip())
            yield TextBlock(begin, begin + len(inner.strip()), kind, headings)
