"""Makes documents of each format from the same blocks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

import docx
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Table,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; its level from 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, or steps."""

    items: tuple[str, ...]
    are_steps: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; its first row names the columns."""

    rows: tuple[tuple[str, ...], ...]


MadeBlock: TypeAlias = str | Heading | Listed | Rows


def as_docx(blocks: Sequence[MadeBlock], path: Path) -> None:
    """Write a Word document."""
    word: Any = docx.Document()
    for block in blocks:
        _in_word(word, block)
    word.save(str(path))


def _in_word(word: Any, block: MadeBlock) -> None:
    match block:
        case str():
            word.add_paragraph(block)
        case Heading(text, level):
            word.add_heading(text, level)
        case Listed(items, are_steps):
            style = "List Number" if are_steps else "List Bullet"
            _ = [word.add_paragraph(one, style) for one in items]
        case Rows(rows):
            _fill(word.add_table(len(rows), len(rows[0])), rows)


def _fill(table: Any, rows: Sequence[Sequence[str]]) -> None:
    for row, words in zip(table.rows, rows, strict=True):
        for cell, one in zip(row.cells, words, strict=True):
            cell.text = one


def as_pptx(blocks: Sequence[MadeBlock], path: Path) -> None:
    """Write slides, one for each heading, each with a note."""
    show: Any = Presentation()
    for block in blocks:
        if isinstance(block, Heading):
            slide = show.slides.add_slide(show.slide_layouts[5])
            slide.shapes.title.text = block.text
            slide.notes_slide.notes_text_frame.text = "A note that nobody sees."
        else:
            _on_slide(show.slides[-1], block)
    show.save(str(path))


def _on_slide(slide: Any, block: str | Listed | Rows) -> None:
    place = (Inches(1), Inches(1.2 + len(slide.shapes)), Inches(8), Inches(1))
    match block:
        case Rows(rows):
            _fill(slide.shapes.add_table(len(rows), len(rows[0]), *place).table, rows)
        case Listed(items):
            slide.shapes.add_textbox(*place).text_frame.text = "\n".join(items)
        case str():
            slide.shapes.add_textbox(*place).text_frame.text = block


def as_xlsx(blocks: Sequence[MadeBlock], path: Path) -> None:
    """Write a workbook, a sheet for each heading."""
    book: Any = Workbook()
    book.remove(book.active)
    for block in blocks:
        if isinstance(block, Heading):
            book.create_sheet(block.text[:31])
        for row in (*_cells(block), ()):
            book.worksheets[-1].append(row)
    book.save(path)


def _cells(block: MadeBlock) -> Sequence[Sequence[str]]:
    match block:
        case str():
            return [[block]]
        case Listed(items):
            return [[one] for one in items]
        case Rows(rows):
            return rows
        case Heading():
            return []


def as_html(blocks: Sequence[MadeBlock], path: Path) -> None:
    """Write a page with ways around its text."""
    body = "\n".join(map(_html, blocks))
    around = "<nav>Home | Team</nav>{}<footer>Our page, 2026</footer>"
    page = f"<html><body>{around.format(f'<main>{body}</main>')}</body></html>"
    path.write_text(f'<!doctype html><meta charset="utf-8">{page}', encoding="utf-8")


def _html(block: MadeBlock) -> str:
    match block:
        case str():
            return f"<p>{escape(block)}</p>"
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Listed(items, are_steps):
            tag = "ol" if are_steps else "ul"
            return f"<{tag}>{''.join(f'<li>{escape(one)}</li>' for one in items)}</{tag}>"
        case Rows(rows):
            cells = ("".join(f"<td>{escape(one)}</td>" for one in row) for row in rows)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def as_pdf(blocks: Sequence[MadeBlock], path: Path, *, columns: int = 1) -> None:
    """Write a PDF of A4 in columns, with a running header and a number on each page."""
    width, height = A4
    across = (width - 100) / columns
    frames = [Frame(50 + n * across, 60, across - 15, height - 130) for n in range(columns)]

    def decorate(canvas: Any, _: Any) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(56, height - 40, "Handbook of the company, for our own use")
        canvas.drawString(width / 2, 30, f"Page {canvas.getPageNumber()}")

    pdf = BaseDocTemplate(str(path), pageTemplates=[PageTemplate("all", frames, decorate)])
    pdf.build([_flowing(block) for block in blocks])


def _flowing(block: MadeBlock) -> Any:
    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    match block:
        case str():
            return Paragraph(escape(block), body)
        case Heading(text, level):
            return Paragraph(escape(text), styles[f"Heading{level}"])
        case Listed(items, are_steps):
            told = [ListItem(Paragraph(escape(one), body)) for one in items]
            kind = {"bulletType": "1", "bulletFormat": "%s."} if are_steps else {}
            return ListFlowable(told, **(kind or {"bulletType": "bullet", "start": "•"}))
        case Rows(rows):
            cells = [[Paragraph(escape(one), body) for one in row] for row in rows]
            return Table(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")], repeatRows=1)


MAKERS: Mapping[str, Callable[[Sequence[MadeBlock], Path], None]] = {
    "docx": as_docx,
    "pptx": as_pptx,
    "xlsx": as_xlsx,
    "html": as_html,
    "pdf": as_pdf,
    "columns.pdf": partial(as_pdf, columns=2),
}
