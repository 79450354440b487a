"""Builds the structure of a text, block by block and statement by statement."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from bot.guidance.parse.masking import (
    footnotes_at,
    footnotes_of,
    hidden_in,
    masked,
    without_hidden,
)
from bot.guidance.parse.plain_text import plain
from bot.guidance.parse.structure import (
    BlockKind,
    CharacterRange,
    Statement,
    Structure,
    TextBlock,
)

WORDS = re.compile(r"\w")
_LINE_END = re.compile(r"\r\n?|\n")  # what Markdown counts as one
_BLANKS = re.compile(r"[ \t]*")
_LONGEST_LEAD = 30  # words of a paragraph that may lead into a list without a colon


@dataclass(slots=True)
class StructureBuilder:
    """What is known so far of ``text[start:]``; places are those of the whole text."""

    text: str
    start: int
    seen: str = field(init=False)  # the text with blanks for what no reader sees
    lines: list[int] = field(init=False)  # where each starts, and where the last one ends
    footnotes: dict[str, str] = field(init=False)
    headings: dict[int, str] = field(default_factory=dict)  # by level
    blocks: list[TextBlock] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    before: int | None = None  # number of the paragraph directly before

    def __post_init__(self) -> None:
        self.seen = " " * self.start + masked(self.text[self.start :])
        self.footnotes = footnotes_of(without_hidden(self.text[self.start :]))
        ends = (found.end() for found in _LINE_END.finditer(self.seen, self.start))
        self.lines = [self.start, *ends, len(self.text)]

    def built(self) -> Structure:
        """Return the structure."""
        hidden = hidden_in(self.text[self.start :])
        places = tuple((self.start + start, self.start + end) for start, end in hidden)
        return Structure(tuple(self.blocks), tuple(self.statements), places)

    def place(self, first: int, last: int) -> CharacterRange | None:
        """Return where the words of these lines stand; None if there is none."""
        start, end = self.lines[first], self.lines[min(last, len(self.lines) - 1)]
        written = self.seen[start:end]
        if not written.strip():
            return None
        begin = start + len(written) - len(written.lstrip())
        return begin, begin + len(written.strip())

    def line(self, number: int) -> str:
        """Return a line as a reader sees it, with its end."""
        return self.seen[self.lines[number] : self.lines[number + 1]]

    def written(self, number: int) -> str:
        """Return a line as it stands in the file, marks and tags and all."""
        return self.text[self.lines[number] : self.lines[number + 1]].strip()

    def begin_section(self, level: int, title: str) -> None:
        """Put what follows under a heading."""
        self.headings = {kept: self.headings[kept] for kept in self.headings if kept < level}
        self.headings[level] = title
        self.before = None

    def lead(self) -> tuple[int | None, str]:
        """Return the statement before a list or table that leads into it, and its words."""
        if self.before is None or not self.statements:
            return None, ""
        own = [one for one in self.statements if one.block == self.before]
        words = sum(len(one.text.split()) for one in own)
        if own[-1].text.endswith(":") or words <= _LONGEST_LEAD:
            return len(self.statements) - 1, own[-1].text
        return None, ""

    def add_block(
        self,
        kind: BlockKind,
        place: CharacterRange,
        lead: int | None = None,
        parent: int | None = None,
    ) -> int:
        """Add a block under the headings of now; return its number."""
        self.blocks.append(TextBlock(kind, *place, tuple(self.headings.values()), lead, parent))
        return len(self.blocks) - 1

    def dropped_if_empty(self, number: int) -> bool:
        """Drop the block, the last one, if it holds no word; tell whether it did."""
        is_empty = not self.statements or self.statements[-1].block != number
        if is_empty:
            self.blocks.pop()
        return is_empty

    def add(
        self,
        place: CharacterRange,
        number: int,
        *,
        lead: str = "",
        cells: tuple[tuple[str, str], ...] = (),
        item: int = 0,
    ) -> None:
        """Add a statement to the block of this number, unless it holds no word."""
        start, end = place
        text = _as_sentence(cells) if cells else plain(self.seen[start:end])
        if not WORDS.search(text):
            return
        behind = _BLANKS.match(self.seen, end)  # a footnote's mark stands behind the full stop
        names = footnotes_at(self.text, start, behind.end() if behind else end)
        notes = tuple(
            (name, plain(self.footnotes[name])) for name in names if name in self.footnotes
        )
        depth = self._depth(number)
        self.statements.append(
            Statement(start, end, number, text, lead, cells, notes, depth, item)
        )

    def _depth(self, number: int) -> int:
        parent = self.blocks[number].parent
        return 0 if parent is None else 1 + self._depth(parent)


def lines_of(node: SyntaxTreeNode) -> tuple[int, int]:
    """Return the first line of a node, and the one behind its last."""
    first, last = node.map or (0, 0)
    return first, last


def is_answered(words: str) -> bool:
    """Tell whether what follows a paragraph or item belongs to it: an answer, what it names."""
    return words.endswith(("?", ":")) and len(words.split()) <= _LONGEST_LEAD


def _as_sentence(cells: Sequence[tuple[str, str]]) -> str:
    """Return a row as one reads it aloud: "Europe; up to 5 kg: 12 euros"."""
    first, *rest = [cell for _, cell in cells]
    told = [
        f"{name}: {cell}" if name else cell
        for (name, _), cell in zip(cells[1:], rest, strict=True)
    ]
    return "; ".join([first, *told])
