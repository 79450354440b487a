"""Writes Markdown that reads as the document did: nothing in its words becomes a mark."""

import re
from collections.abc import Iterable, Sequence

_BLANKS = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?=#?\w)")
_TAG = re.compile(r"<(?=[A-Za-z/?]|!(?!-- at: page \d+ -->))")  # but for our own marks
_MARK = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[*`|]|(?<![^\W_])_|_(?![^\W_])|(?<=\{)[{%:#]|(?<=%)%|(?<=~)~|(?<==)="
)
_MARKS_A_LINE = re.compile(r"^(?=#{1,6}(?:\s|$)|[-+>](?:\s|$)|=+$|-+$|\|)")
_NUMBERS_A_LINE = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
_ITEM = re.compile(r" *(?:-|\d{1,9}\.) ")
_LONGEST_NAME = 8  # words of a column's name


def words_of(text: str) -> str:
    """Return words on one line, each sign of theirs as a reader shall see it."""
    line = _ENTITY.sub("&amp;", _BLANKS.sub(" ", text).strip())
    return _TAG.sub("&lt;", _MARK.sub(r"\\\g<0>", line))


def paragraph(text: str) -> str:
    """Return words as a paragraph, whatever they begin with."""
    return _NUMBERS_A_LINE.sub(r"\1\\", _MARKS_A_LINE.sub(r"\\", words_of(text)))


def heading(level: int, text: str) -> str:
    """Return a heading; of its levels, from 1, the seventh and deeper are the sixth."""
    return f"{'#' * min(max(level, 1), 6)} {words_of(text)}"


def item(text: str, *, depth: int = 0, mark: str = "-") -> str:
    """Return an item of a list, as deep in others as it says; a step's mark is "3."."""
    return f"{'    ' * depth}{mark} {paragraph(text)}"


def table(rows: Sequence[Sequence[str]], *, has_head: bool) -> str:
    """Return a table of at least one row; without a head its columns have no names."""
    columns = max(map(len, rows))
    cells = [[words_of(one) for one in [*row, *[""] * (columns - len(row))]] for row in rows]
    head, body = (cells[0], cells[1:]) if has_head else ([""] * columns, cells)
    return "\n".join(_row(one) for one in [head, ["---"] * columns, *body])


def names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row seems to name columns: short, no sentence, no figure."""
    first = [one.strip() for one in rows[0]]
    are_names = all(map(_is_name, first[1:])) and not first[0][:1].isdigit()
    return len(rows) > 1 and len(first) > 1 and are_names and len({*first}) == len(first)


def document(title: str, blocks: Iterable[str]) -> str:
    """Return blocks as a document of this title; without one its first heading counts.

    Items that follow each other are one list.
    """
    quoted = _BLANKS.sub(" ", title).strip().replace("\\", "\\\\").replace('"', '\\"')
    above = f'---\ntitle: "{quoted}"\n---\n\n' if quoted else ""
    told = ""
    for block in filter(None, blocks):
        are_items = _ITEM.match(block) and _ITEM.match(told.rpartition("\n")[2])
        told += f"\n{block}" if are_items else f"\n\n{block}"
    return f"{above}{told.lstrip()}\n"


def _is_name(words: str) -> bool:
    is_short = 0 < len(words.split()) <= _LONGEST_NAME
    return is_short and words[-1] not in ".!;" and not words[0].isdigit()


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
