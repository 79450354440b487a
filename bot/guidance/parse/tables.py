"""Reads tables, those too that lack the line of dashes below their head."""

import re
from collections.abc import Sequence

from markdown_it.tree import SyntaxTreeNode

from bot.guidance.parse.building import WORDS, StructureBuilder, lines_of
from bot.guidance.parse.plain_text import plain
from bot.guidance.parse.structure import BlockKind, CharacterRange

_ROW = re.compile(r"\s\|\s|^\s*\|.*\|\s*$")
_CELLS = re.compile(r"[^\s|](?:.*[^\s|])?", re.DOTALL)  # a row without its outer bars
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


def read_table(builder: StructureBuilder, node: SyntaxTreeNode, parent: int | None) -> None:
    """Add a table, each row with the names of its columns."""
    place = builder.place(*lines_of(node))
    if place is None:
        return
    lead, words = builder.lead()
    number = builder.add_block(BlockKind.TABLE, place, lead, parent)
    columns: list[str] = []
    for row in (row for part in node.children for row in part.children):
        cells = [plain(cell.children[0].content) for cell in row.children]
        if row.children and row.children[0].type == "th":
            columns = cells
        else:
            names = [*columns, *[""] * len(cells)]
            pairs = list(zip(names, cells, strict=False))
            _read_row(builder, lines_of(row), number, pairs, words)
    builder.dropped_if_empty(number)


def read_rows(builder: StructureBuilder, lines: Sequence[int], place: CharacterRange) -> None:
    """Add rows without a line of dashes below their head: a paragraph to Markdown."""
    number = builder.add_block(BlockKind.TABLE, place)
    for line in lines:
        cells = _BETWEEN_CELLS.split(builder.line(line).strip().strip("|"))
        pairs = [("", plain(cell)) for cell in cells]
        if any(WORDS.search(cell) for _, cell in pairs):
            _read_row(builder, (line, line + 1), number, pairs, "")
    builder.dropped_if_empty(number)


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table."""
    return _ROW.search(line.strip("\r\n")) is not None


def _read_row(
    builder: StructureBuilder,
    lines: tuple[int, int],
    number: int,
    pairs: Sequence[tuple[str, str]],
    lead: str,
) -> None:
    place = builder.place(*lines)
    inner = _CELLS.search(builder.seen, *place) if place else None
    told = tuple((name, cell) for name, cell in pairs if cell)
    if inner and told:
        builder.add(inner.span(), number, lead=lead, cells=told)
