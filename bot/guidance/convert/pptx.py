"""Slides (.pptx) as Markdown: each slide is a section, its notes are left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Length

from bot.guidance.convert.anchors import anchor
from bot.guidance.convert.markdown_text import (
    document,
    heading,
    item,
    names_columns,
    paragraph,
    table,
)
from bot.guidance.convert.properties import title_of_office

_ASIDE = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)
_LISTED = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)


def markdown_of(path: Path) -> str:
    """Return slides as Markdown, each after a mark of its number; hidden ones are left out.

    Raises:
        Exception: whatever its libraries raise at a file that is damaged.
    """
    slides = Presentation(str(path)).slides
    told = [
        block
        for number, slide in enumerate(slides, 1)
        if slide._element.get("show") != "0"  # noqa: SLF001  # the library has no name for it
        for block in _slide(number, slide)
    ]
    return document(title_of_office(path), told)


def _slide(number: int, slide: Any) -> Iterator[str]:
    title = slide.shapes.title
    yield anchor(f"slide {number}")
    if title is not None and title.text_frame.text.strip():
        yield heading(2, title.text_frame.text)
    for shape in _in_reading_order(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape)


def _in_reading_order(shapes: Any) -> list[Any]:
    """Return shapes from top to bottom, those beside each other from the left."""
    return sorted(shapes, key=lambda shape: (_rough(shape.top), shape.left or 0))


def _rough(top: Length | None) -> int:
    return round((top or Length(0)).inches * 4)  # a quarter of an inch makes no new line


def _shape(shape: Any) -> Iterator[str]:
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        for one in _in_reading_order(shape.shapes):
            yield from _shape(one)
    elif shape.has_table:
        rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
        if any(map(any, rows)):
            yield table(rows, has_head=shape.table.first_row or names_columns(rows))
    elif shape.has_text_frame and not (shape.is_placeholder and _kind(shape) in _ASIDE):
        yield from _text(shape)


def _text(shape: Any) -> Iterator[str]:
    said = [one for one in shape.text_frame.paragraphs if one.text.strip()]
    if shape.is_placeholder and _kind(shape) in _LISTED and len(said) > 1:
        yield "\n".join(item(one.text, depth=one.level) for one in said)
    else:
        yield from (paragraph(one.text) for one in said)


def _kind(shape: Any) -> Any:
    return shape.placeholder_format.type
