"""Cut a text into spans that can be found and quoted, at headings, paragraphs and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import TypeAlias

from bot.guidance.parse.blocks import BlockKind, TextBlock, blocks_of
from bot.guidance.parse.sentences import sentence_spans

LONGEST_CONTEXT = 150  # words that are read together: what fits the embedding's 256 word pieces
LONGEST_PASSAGE = 50  # words that are found together: small enough to waste no reader's time
CharacterRange: TypeAlias = tuple[int, int]  # start and end in characters

_WORD = re.compile(r"\S+")
_CELLS = re.compile(r"[^\s|](?:.*[^\s|])?", re.DOTALL)  # a row without its outer bars
_ITEM_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")


@dataclass(frozen=True, slots=True)
class Span:
    """A passage's place in its text."""

    start: int
    end: int
    headings: tuple[str, ...]  # outermost first
    sentences: tuple[CharacterRange, ...]  # in order; what an answer may quote
    context: int  # passages with the same number are embedded together


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, list item, table row or piece of code: never cut."""

    start: int
    end: int
    words: int
    headings: tuple[str, ...]
    sentences: tuple[CharacterRange, ...]


def cut(text: str, start: int = 0) -> list[Span]:
    """Return the spans of ``text[start:]``, in order, without those that hold no word."""
    units = _with_headers(
        [unit for block in blocks_of(text, start) for unit in _units(text, block)]
    )
    contexts = (
        context
        for _, section in groupby(units, lambda unit: unit.headings)
        for context in _shared_out(list(section), LONGEST_CONTEXT)
    )
    return [
        _span(part, number)
        for number, context in enumerate(contexts)
        for part in _shared_out(context, LONGEST_PASSAGE)
    ]


def _units(text: str, block: TextBlock) -> Iterator[_Unit]:
    if block.kind is BlockKind.PROSE:
        for start, end in sentence_spans(text, block.start, block.end):
            for place in _endless(text, start, end):
                yield _Unit(*place, _words(text, *place), block.headings, (place,))
        return
    sentences = tuple(_sentences_of(text, block))
    if sentences or block.kind is BlockKind.HEADER:
        words = _words(text, block.start, block.end)
        yield _Unit(block.start, block.end, words, block.headings, sentences)


def _sentences_of(text: str, block: TextBlock) -> Iterator[CharacterRange]:
    match block.kind:
        case BlockKind.ITEM:
            mark = _ITEM_MARK.match(text, block.start, block.end)
            yield from sentence_spans(text, mark.end() if mark else block.start, block.end)
        case BlockKind.ROW:
            cells = _CELLS.search(text, block.start, block.end)
            yield from [cells.span()] if cells else []
        case BlockKind.CODE:
            yield block.start, block.end
        case BlockKind.HEADER | BlockKind.PROSE:
            return


def _with_headers(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """Join a table's first row to the next: it is found with it, but never quoted alone."""
    header: _Unit | None = None
    for unit in units:
        if not unit.sentences:
            header = unit
        elif header and header.headings == unit.headings:
            yield replace(unit, start=header.start, words=header.words + unit.words)
            header = None
        else:
            yield unit
            header = None


def _endless(text: str, start: int, end: int) -> Iterator[CharacterRange]:
    """Cut a "sentence" that has no end, such as pasted text without a full stop."""
    words = list(_WORD.finditer(text, start, end))
    if len(words) <= LONGEST_CONTEXT:
        yield start, end
        return
    for first in range(0, len(words), LONGEST_PASSAGE):
        some = words[first : first + LONGEST_PASSAGE]
        yield some[0].start(), some[-1].end()


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _shared_out(units: Sequence[_Unit], longest: int) -> Iterator[list[_Unit]]:
    """Share the units out among few parts, none of them much shorter than the others."""
    left = sum(unit.words for unit in units)
    part: list[_Unit] = []
    words = 0
    for unit in units:
        target = left / ceil(left / longest)
        if part and (words + unit.words > longest or words + unit.words / 2 > target):
            yield part
            left -= words
            part, words = [], 0
        part.append(unit)
        words += unit.words
    yield part


def _span(units: Sequence[_Unit], context: int) -> Span:
    sentences = tuple(place for unit in units for place in unit.sentences)
    return Span(units[0].start, units[-1].end, units[0].headings, sentences, context)
