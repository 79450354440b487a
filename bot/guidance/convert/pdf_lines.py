"""The lines of the pages of a PDF, in the order in which one reads them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.layout import LTChar, LTTextBox, LTTextLine

UNKNOWN = "\ufffd"  # stands for a letter that nobody knows
BULLETS = f"{UNKNOWN}•◦▪▫‣●○■□–—*·➢➤✓❖-"
BULLET = re.compile(rf"[{BULLETS}\ue000-\uf8ff]\s+")
_MARK = re.compile(rf"(?:[{BULLETS}\ue000-\uf8ff]|\(?(?:\d{{1,3}}|[a-z])[.)])")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_MARGIN = 0.13  # of a page's height, above and below, where running lines stand
_AT_ITS_ENDS = re.compile(  # numbers of pages
    r"^\d+ |(?<!\d) ?\d{1,4}(?: ?(?:of|von|/) ?\d{1,4})?$"
)
_NUMBER = re.compile(  # of a page
    r"[-–—| ]*+(?:page|seite|p\.|s\.)? ?\d{1,4} ?(?:(?:of|von|/) ?\d{1,4} ?)?[-–—| ]*+",
    re.IGNORECASE,
)
_OF_CONTENTS = re.compile(r"(?:[.…] ?){5}(?:\d{1,4}|[ivxl]{1,8})$")
_UNKNOWN = re.compile(r"\(cid:\d+\)")  # a glyph of which the file does not say the letter


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text; places in points from the upper left corner of its page."""

    text: str
    page: int  # from 1
    left: float
    right: float
    top: float
    bottom: float
    size: float  # of its letters, in points
    is_bold: bool  # all of it
    box: int  # number of the lines that stand close together, on its page

    @property
    def is_mark(self) -> bool:
        """Return whether it is nothing but the mark of an item."""
        return _MARK.fullmatch(self.text) is not None

    def is_beside(self, other: "PdfLine") -> bool:
        """Tell whether both stand at one height."""
        overlap = min(self.bottom, other.bottom) - max(self.top, other.top)
        return overlap > 0.5 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table."""

    page: int  # where it begins
    last_page: int
    rows: tuple[tuple[str, ...], ...]
    has_head: bool  # its first row names columns


def read_lines(page: Any, number: int) -> list[PdfLine]:
    """Return the lines of a page, as `pdfplumber` has it, in the order of reading.

    The mark of an item stands before its words.
    """
    boxes = [one for one in page.layout if isinstance(one, LTTextBox | LTTextLine)]
    lines = [
        _line(line, float(page.height), number, at)
        for at, box in enumerate(boxes)
        for line in ([box] if isinstance(box, LTTextLine) else box)
        if isinstance(line, LTTextLine) and line.get_text().strip()
    ]
    return _marks_joined([one for one in lines if not _leads_elsewhere(one, page.height)])


def without_running_lines(
    pages: Sequence[Sequence[PdfLine | PdfTable]], heights: Sequence[float]
) -> list[list[PdfLine | PdfTable]]:
    """Return pages without what stands at the edge of several: headers, footers, numbers."""
    kinds = Counter(
        kind
        for page, height in zip(pages, heights, strict=True)
        for kind in {_kind(one) for one in page if _is_at_edge(one, height)}
    )
    often = max(2, len(pages) // 3)
    running = {kind for kind, count in kinds.items() if count >= often}
    return [
        [one for one in page if not (_is_at_edge(one, height) and _kind(one) in running)]
        for page, height in zip(pages, heights, strict=True)
    ]


def _is_at_edge(one: PdfLine | PdfTable, height: float) -> bool:
    if isinstance(one, PdfTable):
        return False
    return one.bottom < _MARGIN * height or one.top > (1 - _MARGIN) * height


def _leads_elsewhere(line: PdfLine, height: float) -> bool:
    """Tell whether a line is the number of its page, or of a table of contents."""
    is_number = _is_at_edge(line, height) and _NUMBER.fullmatch(line.text) is not None
    return is_number or _OF_CONTENTS.search(line.text) is not None


def _kind(one: PdfLine | PdfTable) -> str:
    return _AT_ITS_ENDS.sub("", one.text) if isinstance(one, PdfLine) else ""


def _line(line: LTTextLine, height: float, number: int, box: int) -> PdfLine:
    signs = [one for one in line if isinstance(one, LTChar) and one.get_text().strip()]
    sizes = Counter(round(one.size, 1) for one in signs)
    return PdfLine(
        text=" ".join(_UNKNOWN.sub(UNKNOWN, line.get_text()).split()),
        page=number,
        left=line.x0,
        right=line.x1,
        top=height - line.y1,
        bottom=height - line.y0,
        size=sizes.most_common(1)[0][0] if sizes else 0.0,
        is_bold=bool(signs) and all(_BOLD.search(one.fontname) for one in signs),
        box=box,
    )


def _marks_joined(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Return lines, the mark of an item before the words that stand beside it."""
    mark_of: dict[int, PdfLine] = {}
    for mark in (one for one in lines if one.is_mark):
        beside = [
            (one.left, at)
            for at, one in enumerate(lines)
            if not one.is_mark and one.left >= mark.right - 1 and one.is_beside(mark)
        ]
        if beside:
            mark_of[min(beside)[1]] = mark
    joined = {id(one) for one in mark_of.values()}
    told = ((at, one) for at, one in enumerate(lines) if id(one) not in joined)
    return [_with_mark(one, mark_of.get(at)) for at, one in told]


def _with_mark(line: PdfLine, mark: PdfLine | None) -> PdfLine:
    return replace(line, text=f"{mark.text} {line.text}", left=mark.left) if mark else line
