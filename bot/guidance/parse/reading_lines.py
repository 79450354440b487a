"""Statements line by line, as a reader sees them, and what is added around them."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from bot.guidance.domain import Line
from bot.guidance.parse.structure import BlockKind, Statement, Structure

_WORD = re.compile(r"[^\W\d_]{3,}")
_LISTS = {BlockKind.LIST, BlockKind.STEPS}


def lines_of(
    structure: Structure, shown: Sequence[int], found: Container[int]
) -> Iterator[Line]:
    """Yield the lines of statements; sentences of one paragraph or item follow each other."""
    for _, group in groupby(shown, lambda one: line_of(structure.statements[one])):
        own = [(one, structure.statements[one]) for one in group]
        first, kind = own[0][1], structure.blocks[own[0][1].block].kind
        if first.cells:
            yield from _of_row(first, is_answer=own[0][0] in found)
            continue
        mark = f"{first.item}." if kind is BlockKind.STEPS else ""
        depth = first.depth + 1 if kind in _LISTS else 0
        pieces = [(one in found, _marked(statement.text, statement)) for one, statement in own]
        yield Line(tuple(pieces), depth, mark)


def line_of(statement: Statement) -> tuple[int, int]:
    """Return what is the same for all statements of one line."""
    return statement.block, statement.start if statement.cells else statement.item


def footnotes_of(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return what the footnotes of statements say, each once, after its mark."""
    notes = dict.fromkeys(note for one in statements for note in one.notes)
    return tuple(f"[{mark}] {says}" for mark, says in notes)


def columns_of(statements: Sequence[Statement]) -> str:
    """Return the names of the columns of rows, in one line; empty without any."""
    names = [name for one in statements for name, _ in one.cells if name]
    return " | ".join(dict.fromkeys(names))


def _of_row(statement: Statement, *, is_answer: bool) -> Iterator[Line]:
    """Yield a row's label, then its cells under it, each after the name of its column.

    So is a label that says nothing by itself: a number, a letter, a code.
    """
    (named, label), *others = statement.cells
    label = f"{named}: {label}" if named and not _WORD.search(label) else label
    yield Line(((is_answer, _marked(label, statement)),), 1)
    for column, cell in others:
        yield Line(((is_answer, f"{column}: {cell}" if column else cell),), 2)


def _marked(text: str, statement: Statement) -> str:
    """Return words with the marks of the statement's footnotes."""
    return " ".join([text, *(f"[{mark}]" for mark, _ in statement.notes)])
