"""Puts the lines of a PDF together again: headings, paragraphs, lists and tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from bot.guidance.convert.anchors import anchor
from bot.guidance.convert.markdown_text import (
    heading,
    item,
    paragraph,
    table,
)
from bot.guidance.convert.pdf_lines import BULLET, PdfLine, PdfTable

_STEP = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(?(?P<letter>[a-z])[.)]\s+(?=\S)")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_ENDS = (".", "!", "?", ":", ".)", ".”", '."')
_BIGGER = 1.12  # times the size of most letters, from which on a line is a heading
_LONGEST_HEADING = 14  # words
_INDENT = 6.0  # points between an item and one in it
_COLUMN = 100.0  # points from which on an item stands in another column


@dataclass(slots=True)
class PdfBlock:
    """Lines that belong together, the first of them with its mark."""

    lines: list[PdfLine]

    @property
    def page(self) -> int:
        """Return the page where it begins."""
        return self.lines[0].page


@dataclass(frozen=True, slots=True)
class Print:
    """How a PDF is set, as most of its lines are."""

    size: float  # of letters, in points
    gap: float  # between the lines of a paragraph, in points
    sizes: tuple[float, ...]  # of headings, biggest first
    hyphened: frozenset[str]  # words with a hyphen within a line

    @classmethod
    def of(cls, lines: Sequence[PdfLine]) -> "Print":
        """Return it of all lines of a document."""
        letters: Counter[float] = Counter()
        for line in lines:
            letters[line.size] += len(line.text)
        size = letters.most_common(1)[0][0] if letters else 0.0
        full = 0.8 * max((one.right for one in lines), default=0.0)  # such lines go on below
        gaps = [
            below.top - above.bottom
            for above, below in pairwise(lines)
            if above.page == below.page
            and 0 < below.top - above.top < 3 * size
            and (above.right >= full or above.right >= 0.9 * below.right)
        ]
        bigger = sorted({one.size for one in lines if one.size >= size * _BIGGER}, reverse=True)
        words = {word for line in lines for word in re.findall(r"(?<!\w)\w++-\w+", line.text)}
        return cls(size, median(gaps) if gaps else 0.0, tuple(bigger), frozenset(words))

    def level(self, line: PdfLine) -> int:
        """Return the level of a heading, from 1; 0 for what is none."""
        if len(line.text.split()) > _LONGEST_HEADING:
            return 0
        if line.size in self.sizes:
            return min(self.sizes.index(line.size) + 1, 5)
        is_alone = line.is_bold and line.size >= self.size and line.text[-1] not in ".,;!"
        return 6 if is_alone and not _mark_of(line.text) else 0


def blocks_of(pages: Sequence[Sequence[PdfLine | PdfTable]]) -> Iterator[str]:
    """Yield the blocks of a document as Markdown, with a mark at the start of each page."""
    pieces = [one for page in pages for one in page]
    lines = [one for one in pieces if isinstance(one, PdfLine)]
    how, margins, at = Print.of(lines), Margins([]), 0
    for block in _joined(pieces, how):
        if block.page != at:
            yield anchor(f"page {block.page}")
        yield _markdown(block, how, margins)
        at = block.lines[-1].page if isinstance(block, PdfBlock) else block.last_page


def _joined(pieces: Sequence[PdfLine | PdfTable], how: Print) -> Iterator[PdfBlock | PdfTable]:
    """Yield tables, and lines put together; what a page break parts is one again."""
    last: PdfBlock | PdfTable | None = None
    for piece in pieces:
        match last, piece:
            case PdfBlock(), PdfLine() if _goes_on(last.lines[-1], piece, how):
                last.lines.append(piece)
            case PdfTable(), PdfTable() if _is_same(last, piece):
                last = _longer(last, piece)
            case _:
                if last is not None:
                    yield last
                last = PdfBlock([piece]) if isinstance(piece, PdfLine) else piece
    if last is not None:
        yield last


def _is_same(table_: PdfTable, below: PdfTable) -> bool:
    """Tell whether a table at the head of a page goes on from the page before."""
    is_next = below.page == table_.last_page + 1
    is_alike = len(table_.rows[0]) == len(below.rows[0])
    return is_next and is_alike and (below.rows[0] == table_.rows[0] or not below.has_head)


def _longer(table_: PdfTable, below: PdfTable) -> PdfTable:
    """Return both as one, the first row of the other page with that page's mark."""
    first, *rest = below.rows[1:] if below.rows[0] == table_.rows[0] else below.rows
    marked = (f"{anchor(f'page {below.page}')} {first[0]}", *first[1:])
    rows = (*table_.rows, marked, *rest)
    return replace(table_, rows=rows, last_page=below.page)


def _goes_on(last: PdfLine, line: PdfLine, how: Print) -> bool:
    if _mark_of(line.text) or how.level(last) != how.level(line):
        return False
    if line.page == last.page and line.top > last.top:
        gap = line.top - last.bottom
        return gap <= how.gap + 0.35 * how.size and line.left < last.right
    return not last.text.endswith(_ENDS) and line.text[:1].islower()


def _mark_of(text: str) -> re.Match[str] | None:
    return BULLET.match(text) or _STEP.match(text) or _LETTER.match(text)


@dataclass(slots=True)
class Margins:
    """Where the items of the list that is read now begin, from the left, an entry a depth."""

    lefts: list[float]

    def depth(self, line: PdfLine) -> int:
        """Return how deep an item stands in others, from 0."""
        if self.lefts and abs(line.left - self.lefts[0]) > _COLUMN:
            self.lefts.clear()
        while self.lefts and line.left < self.lefts[-1] - _INDENT:
            self.lefts.pop()
        if not self.lefts or line.left > self.lefts[-1] + _INDENT:
            self.lefts.append(line.left)
        return len(self.lefts) - 1


def _markdown(block: PdfBlock | PdfTable, how: Print, margins: Margins) -> str:
    if isinstance(block, PdfTable):
        told = table(block.rows, has_head=block.has_head)
    elif level := how.level(block.lines[0]):
        told = heading(level, _text(block.lines, how))
    else:
        text = _text(block.lines, how)
        if mark := BULLET.match(text) or _STEP.match(text):
            number = f"{mark['number']}." if mark.re is _STEP else "-"
            return item(text[mark.end() :], depth=margins.depth(block.lines[0]), mark=number)
        told = paragraph(text)
    margins.lefts.clear()  # a list ends
    return told


def _text(lines: Sequence[PdfLine], how: Print) -> str:
    """Return the words of lines, hyphens at their ends joined, page breaks marked."""
    text, page = lines[0].text, lines[0].page
    for line in lines[1:]:
        mark = f" {anchor(f'page {line.page}')} " if line.page != page else ""
        text, page = _with_line(text, line.text, mark, how), line.page
    return text


def _with_line(text: str, line: str, mark: str, how: Print) -> str:
    if not (_HYPHEN.search(text) and line[:1].islower()):
        return f"{text}{mark or ' '}{line}"
    first, second = text.rsplit(maxsplit=1)[-1][:-1], line.split(maxsplit=1)[0]
    keeps = f"{first}-{second.rstrip('.,;:!?')}" in how.hyphened and text[-1] == "-"
    return f"{text if keeps else text[:-1]}{mark.strip()}{line}"
