"""A document as a reader sees it: its title, and its sections without any marks. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import PurePosixPath

from bot.ask.editing.sections import sections_of
from bot.guidance.domain import Line, Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.reading_lines import lines_of


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section as it is read."""

    number: int  # among `sections_of` the document, from 0
    heading: str  # empty: what stands above the first heading
    lines: Sequence[Line]
    is_continued: bool = False  # the heading stands above a part before it


def title_in(document: str, text: str) -> str:
    """Return the title of a document; of one that says nothing, what its path says."""
    found = read(Source(document, text))
    if isinstance(found, Malformed):
        return PurePosixPath(document).stem.replace("-", " ").capitalize()
    return found.guidance.title


def sections_read(document: str, text: str) -> Iterator[ReadSection]:
    """Yield the sections below what a document says about itself; none if it cannot be read."""
    found, parts = read(Source(document, text)), sections_of(text)
    if isinstance(found, Malformed):
        return
    before: tuple[str, ...] | None = None
    for number, end in enumerate(accumulate(map(len, parts))):
        headings, lines = _read_at(found, end - len(parts[number]), end)
        is_continued = headings == before and not parts[number].lstrip().startswith("#")
        if headings or lines:
            before = headings
            yield ReadSection(number, headings[-1] if headings else "", lines, is_continued)


def _read_at(
    document: Document, start: int, end: int
) -> tuple[tuple[str, ...], Sequence[Line]]:
    """Return the headings above what stands between two places, and its lines."""
    shown = [n for n, one in enumerate(document.statements) if start <= one.start < end]
    blocks = document.structure.blocks
    headings = blocks[document.statements[shown[0]].block].headings if shown else ()
    return headings, tuple(lines_of(document.structure, shown, ()))
