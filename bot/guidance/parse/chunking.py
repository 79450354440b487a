"""Cut a document into passages: statements that are read together, at headings and limits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from bot.guidance.parse.structure import CharacterRange, Structure

LONGEST_CONTEXT = 350  # words that are read together: measured best for finding what is wanted
LONGEST_PASSAGE = 50  # words that are found together: small enough to waste no reader's time

_WORD = re.compile(r"\S+")
_MARK_BEFORE = re.compile(r"[^\w\n]*(?:\d{1,9}[.)])?[^\w\n]*")  # of an item or a row
_BAR_BEHIND = re.compile(r"[ \t]*\|?")


@dataclass(frozen=True, slots=True)
class Span:
    """A passage's place in its text."""

    start: int
    end: int
    headings: tuple[str, ...]  # outermost first
    sentences: tuple[CharacterRange, ...]  # in order; what an answer may quote
    context: int  # passages with the same number stand together


@dataclass(frozen=True, slots=True)
class _Unit:
    """A statement with the mark of its item or the frame of its row: never cut."""

    start: int
    end: int
    words: int
    headings: tuple[str, ...]
    sentence: CharacterRange


def cut(text: str, structure: Structure) -> list[Span]:
    """Return the passages of a text, in order."""
    contexts = (
        context
        for _, section in groupby(_units(text, structure), lambda unit: unit.headings)
        for context in _shared_out(list(section), LONGEST_CONTEXT)
    )
    return [
        _span(part, number)
        for number, context in enumerate(contexts)
        for part in _shared_out(context, LONGEST_PASSAGE)
    ]


def _units(text: str, structure: Structure) -> Iterator[_Unit]:
    begun: set[int] = set()  # a list goes on after the lists in it
    end = 0
    for statement in structure.statements:
        block = structure.blocks[statement.block]
        # A table's head says nothing alone: it is read with the first row.
        is_new = statement.block not in begun
        start = block.start if is_new else _line_start(text, statement.start)
        start = max(start, end)
        behind = _BAR_BEHIND.match(text, statement.end) if statement.cells else None
        end = behind.end() if behind else statement.end
        words = sum(1 for _ in _WORD.finditer(text, start, end))
        yield _Unit(start, end, words, block.headings, statement.place)
        begun.add(statement.block)


def _line_start(text: str, start: int) -> int:
    """Return where the item or row begins whose words start here; ``start`` for a sentence."""
    begin = text.rfind("\n", 0, start) + 1
    if _MARK_BEFORE.fullmatch(text, begin, start) is None:
        return start
    return begin + len(text[begin:start]) - len(text[begin:start].lstrip())


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
    sentences = tuple(unit.sentence for unit in units)
    return Span(units[0].start, units[-1].end, units[0].headings, sentences, context)
