"""Sheets (.xlsx) as Markdown: each sheet is a section, its filled regions are tables."""

import datetime
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from bot.guidance.convert.anchors import anchor
from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.markdown_text import (
    document,
    heading,
    names_columns,
    paragraph,
    table,
)
from bot.guidance.convert.properties import title_of_office

LARGEST_SHEET = 20_000  # rows; more is a database, no guidance


def markdown_of(path: Path) -> str:
    """Return sheets as Markdown, each after a mark of its name; what is hidden is left out.

    Raises:
        UnreadableError: a sheet has over `LARGEST_SHEET` rows.
        Exception: whatever its libraries raise at a file that is damaged.
    """
    book = load_workbook(path, data_only=True)
    blocks = [
        block
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
        for block in _sheet(sheet)
    ]
    return document(title_of_office(path), blocks)


def _sheet(sheet: Any) -> Iterator[str]:
    if sheet.max_row > LARGEST_SHEET:
        reason = f"its sheet {sheet.title} has more than {LARGEST_SHEET:,} rows"
        raise UnreadableError(reason, "Keep what people shall read in a file of its own.")
    regions = list(_regions(sheet))
    if regions:
        yield anchor(f"sheet {sheet.title}")
        yield heading(2, sheet.title)
    for region in regions:
        yield from _region(region)


def _regions(sheet: Any) -> Iterator[list[list[str]]]:
    """Yield runs of rows that hold something, without the columns that are empty in them."""
    rows = [_row(sheet, number) for number in range(1, sheet.max_row + 1)]
    for is_filled, run in groupby(rows, key=any):
        if is_filled:
            columns = [column for column in zip(*run, strict=True) if any(column)]
            yield [list(row) for row in zip(*columns, strict=True)]


def _row(sheet: Any, number: int) -> list[str]:
    if sheet.row_dimensions[number].hidden:
        return [""] * sheet.max_column
    return [_shown(sheet.cell(number, at + 1)) for at in range(sheet.max_column)]


def _region(rows: list[list[str]]) -> Iterator[str]:
    """Yield a region: rows of a single cell before its table lead into it."""
    while rows and (len(rows[0]) == 1 or sum(map(bool, rows[0])) == 1 < len(rows)):
        yield paragraph(" ".join(rows.pop(0)))
    if rows:
        yield table(rows, has_head=names_columns(rows))


def _shown(cell: Any) -> str:
    """Return what a cell shows, near enough to how it shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, int | float) and "%" in cell.number_format:
        return f"{value * 100:g}%"
    return f"{value:.12g}" if isinstance(value, float) else " ".join(str(value).split())
