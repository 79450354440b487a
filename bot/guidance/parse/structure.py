"""What a document is made of: blocks under headings, and the statements in them.

A statement is the least that can be found: a sentence, a list item, a table row, code. A block
is what keeps statements together for a reader: a paragraph, a list, steps, a table.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

CharacterRange: TypeAlias = tuple[int, int]  # start and end in characters of the file


class BlockKind(Enum):
    """What a block is, which decides how much of it is shown."""

    PARAGRAPH = auto()
    LIST = auto()
    STEPS = auto()  # a numbered list
    TABLE = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, list, table or piece of code, at its place in the file."""

    kind: BlockKind
    start: int
    end: int
    headings: tuple[str, ...]  # above it, outermost first
    lead: int | None = None  # number of the statement that leads into it
    parent: int | None = None  # number of the list that it stands in


@dataclass(frozen=True, slots=True)
class Statement:
    """The least that can be found and quoted, at its place in the file."""

    start: int
    end: int
    block: int  # number of its block
    text: str  # as a reader sees it, on one line
    lead: str = (
        ""  # what leads into it, as a reader sees it: "The first person in the morning:"
    )
    cells: tuple[
        tuple[str, str], ...
    ] = ()  # of a table's row: column, possibly empty, and cell
    notes: tuple[tuple[str, str], ...] = ()  # its footnotes: the mark, and what it says
    depth: int = 0  # of its list in others
    item: int = 0  # of its list, counted from 1; a long item has several statements

    @property
    def place(self) -> CharacterRange:
        """Return where it stands."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Structure:
    """All blocks and statements of a document, in order."""

    blocks: tuple[TextBlock, ...] = ()
    statements: tuple[Statement, ...] = ()
    hidden: tuple[CharacterRange, ...] = ()  # comments and the like: never quoted
