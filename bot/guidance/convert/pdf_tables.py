"""Finds the tables of a page of a PDF: those with lines around cells, and those without."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, TypeAlias

from bot.guidance.convert.markdown_text import names_columns
from bot.guidance.convert.pdf_lines import BULLET, PdfLine, PdfTable, read_lines

_PdfPlace: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom
_PdfAcross: TypeAlias = tuple[float, float]  # left and right
_FEWEST_ROWS = 3  # of a table without lines; two may be two columns of text
_MOST_LINES = 6  # of a cell of such a table, on the whole page's average


def read_page(page: Any, number: int) -> list[PdfLine | PdfTable]:
    """Return lines and tables of a page, as `pdfplumber` has it, in the order of reading."""
    ruled = [(one.bbox, _ruled(one, number)) for one in page.find_tables()]
    tables = [(place, one) for place, one in ruled if one]
    lines = read_lines(page, number)
    free = [one for one in lines if not any(_is_in(one, place) for place, _ in tables)]
    tables += _loose(free, number)
    told: list[PdfLine | PdfTable] = []
    for line in lines:
        table = next((one for place, one in tables if _is_in(line, place)), None)
        if table is None:
            told.append(line)
        elif table not in told:
            told.append(table)
    return told


def _is_in(line: PdfLine, place: _PdfPlace) -> bool:
    left, top, right, bottom = place
    across, down = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return left <= across <= right and top <= down <= bottom


def _ruled(table: Any, page: int) -> PdfTable | None:
    """Return a table with lines around its cells; None for a mere frame or shade."""
    rows = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
    filled = [row for row in rows if any(row)]
    wide = sum(sum(map(bool, row)) > 1 for row in filled)
    if len(filled) < 2 or wide <= len(filled) / 2:  # noqa: PLR2004  # a head and a row
        return None
    columns = [column for column in zip(*filled, strict=True) if any(column)]
    return _table([list(row) for row in zip(*columns, strict=True)], page)


def _table(rows: Sequence[Sequence[str]], page: int, *, is_bold: bool = False) -> PdfTable:
    return PdfTable(page, page, tuple(map(tuple, rows)), is_bold or names_columns(rows))


@dataclass(frozen=True, slots=True)
class _PdfCell:
    lines: tuple[PdfLine, ...]

    @property
    def left(self) -> float:
        return min(one.left for one in self.lines)

    @property
    def right(self) -> float:
        return max(one.right for one in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return max(one.bottom for one in self.lines)

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.lines)


_PdfRow: TypeAlias = Sequence[_PdfCell]


def _loose(lines: Sequence[PdfLine], page: int) -> Iterator[tuple[_PdfPlace, PdfTable]]:
    """Yield tables that only the places of their cells make, each at its place."""
    boxes = groupby(sorted(lines, key=attrgetter("box")), key=attrgetter("box"))
    cells = sorted((_PdfCell(tuple(box)) for _, box in boxes), key=attrgetter("top"))
    for columns, run in _runs(_rows(cells)):
        rows = [[_in_column(one, row) for one in columns] for row in run]
        bold = all(line.is_bold for cell in run[0] for line in cell.lines)
        every = [cell for row in run for cell in row]
        top, bottom = min(one.top for one in every), max(one.bottom for one in every)
        place = (columns[0][0], top, columns[-1][1], bottom)
        yield place, _table(rows, page, is_bold=bold)


def _rows(cells: Sequence[_PdfCell]) -> list[list[_PdfCell]]:
    """Return cells that stand beside each other, from the top."""
    rows: list[list[_PdfCell]] = []
    for cell in cells:
        if rows and cell.top < max(one.bottom for one in rows[-1]) - 1:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _runs(rows: Sequence[_PdfRow]) -> Iterator[tuple[list[_PdfAcross], list[_PdfRow]]]:
    """Yield rows below each other that share their columns, after these, from the left."""
    columns: list[_PdfAcross] = []
    run: list[_PdfRow] = []
    for row in [*rows, ()]:
        wider = _columns(row, columns)
        if not wider and _is_table(run):
            yield columns, run
        if not wider:
            columns, run = _columns(row, []), []
        if wider or columns:
            columns, run = wider or columns, [*run, row]


def _columns(row: _PdfRow, columns: Sequence[_PdfAcross]) -> list[_PdfAcross]:
    """Return columns, widened by the cells of a row; none if it has others, or only one cell.

    A row begins columns where there are none yet.
    """
    places = sorted((cell.left, cell.right) for cell in row)
    told = [*columns] or places
    for left, right in places:
        over = [n for n, one in enumerate(told) if left < one[1] and one[0] < right]
        if len(over) != 1:
            return []
        told[over[0]] = (min(left, told[over[0]][0]), max(right, told[over[0]][1]))
    return told if len(row) > 1 and _are_apart(places) and _are_apart(told) else []


def _are_apart(places: Sequence[_PdfAcross]) -> bool:
    return all(one[1] <= two[0] for one, two in pairwise(places))


def _in_column(column: _PdfAcross, row: _PdfRow) -> str:
    inside = (one for one in row if one.left < column[1] and column[0] < one.right)
    return " ".join(cell.text for cell in inside)


def _is_table(run: Sequence[_PdfRow]) -> bool:
    cells = [cell for row in run for cell in row]
    lines = sum(len(cell.lines) for cell in cells)
    marked = sum(BULLET.match(cell.text) is not None for cell in cells)  # lists side by side
    is_short = lines <= _MOST_LINES * len(cells)
    return len(run) >= _FEWEST_ROWS and is_short and marked <= len(cells) / 4
