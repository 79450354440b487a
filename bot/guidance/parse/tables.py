"""Reads tables, those too that lack the line of dashes below their head."""

import re
from collections.abc import Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from bot.guidance.parse.building import WORDS, StructureBuilder, lines_of
from bot.guidance.parse.plain_text import plain
from bot.guidance.parse.structure import BlockKind, CharacterRange

_ROW = re.compile(r"\s\|\s|^\s*\|.*\|\s*$")
_CELLS = re.compile(r"[^\s|](?:.*[^\s|])?", re.DOTALL)  # a row without its outer bars
_STRESSED = re.compile(r"(?:<td[^<>]*>|\|)\s?(?:<b>|<strong>|\*\*|__)", re.IGNORECASE)
_HEAD, _CELL = re.compile(r"<th\b", re.IGNORECASE), re.compile(r"<td\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


def read_table(builder: StructureBuilder, node: SyntaxTreeNode, parent: int | None) -> None:
    """Add a table, each row with the names of its columns."""
    place = builder.place(*lines_of(node))
    if place is None:
        return
    lead, words = builder.lead()
    number = builder.add_block(BlockKind.TABLE, place, lead, parent)
    columns: list[str] = []
    rows = [row for part in node.children for row in part.children]
    is_headless = all(map(_has_bold_label, rows))  # Markdown makes a head of any first row
    for row in rows:
        cells = [plain(cell.children[0].content) for cell in row.children]
        if row.children and row.children[0].type == "th" and not is_headless:
            columns = cells
        else:
            names = [*columns, *[""] * len(cells)]
            pairs = list(zip(names, cells, strict=False))
            _read_row(builder, lines_of(row), number, pairs, words)
    builder.dropped_if_empty(number)


def _has_bold_label(row: SyntaxTreeNode) -> bool:
    """Tell whether the first cell of a row, and no other, begins in bold: it names the row."""
    written = [f"|{cell.children[0].content}" for cell in row.children]
    is_bold = [_STRESSED.match(cell) is not None for cell in written]
    return is_bold[:1] == [True] and not any(is_bold[1:])


def read_rows(builder: StructureBuilder, lines: Sequence[int], place: CharacterRange) -> None:
    """Add rows without a line of dashes below their head, as tables in HTML are, too."""
    lead, words = builder.lead()
    number = builder.add_block(BlockKind.TABLE, place, lead)
    cells = {line: _cells(builder, line) for line in lines}
    rows = [line for line in lines if any(map(WORDS.search, cells[line]))]
    columns = cells[rows.pop(0)] if _have_head(builder, rows, cells) else []
    for line in rows:
        names = [*columns, *[""] * len(cells[line])]
        pairs = list(zip(names, cells[line], strict=False))
        _read_row(builder, (line, line + 1), number, pairs, words)
    builder.dropped_if_empty(number)


def _cells(builder: StructureBuilder, line: int) -> list[str]:
    row = builder.line(line).strip().removesuffix("|")
    if builder.written(line).startswith("|"):
        row = row.removeprefix("|")
    return [plain(cell) for cell in _BETWEEN_CELLS.split(row)]


def _have_head(
    builder: StructureBuilder, rows: Sequence[int], cells: Mapping[int, Sequence[str]]
) -> bool:
    """Tell whether the first row names columns: marked as a head, or alone without digits."""
    if len(rows) < 2:  # noqa: PLR2004  # a head alone is a row
        return False
    named = [cell for cell in cells[rows[0]] if cell]
    written = builder.written(rows[0])
    is_head = _HEAD.search(written) and not _CELL.search(written)
    if is_head or len(_STRESSED.findall(f"|{written}")) == len(named):
        return True
    have_digits = [any(map(_DIGIT.search, cells[line])) for line in rows]
    return len(named) > 1 and not have_digits[0] and all(have_digits[1:])


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
