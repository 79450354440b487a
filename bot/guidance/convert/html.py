"""HTML as Markdown: headings, paragraphs, lists and tables, and nothing else."""

from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from bot.guidance.convert.markdown_text import (
    heading,
    item,
    names_columns,
    paragraph,
    table,
)

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = ("ul", "ol")
_BLOCKS = (*_HEADINGS, *_LISTS, "p", "div", "table", "section", "article", "blockquote", "pre")


def blocks_in(parent: Tag) -> Iterator[str]:
    """Yield blocks; words that stand between blocks are paragraphs."""
    loose: list[str] = []
    for child in parent.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _loose(loose)
            yield from _block(child)
        elif isinstance(child, Tag):
            loose.append("\n" if child.name == "br" else child.get_text())
        elif type(child) is NavigableString:  # no comment
            loose.append(str(child))
    yield from _loose(loose)


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or tag.find(_BLOCKS) is not None


def _loose(words: list[str]) -> Iterator[str]:
    if text := "".join(words).strip():
        yield paragraph(text)
    words.clear()


def _block(tag: Tag) -> Iterator[str]:
    if tag.name in _HEADINGS:
        if words := tag.get_text(" ", strip=False).strip():
            yield heading(int(tag.name[1]), words)
    elif tag.name in _LISTS:
        yield "\n".join(_items(tag, 0))
    elif tag.name == "table":
        yield from _table(tag)
    else:
        yield from blocks_in(tag)


def _items(tag: Tag, depth: int) -> Iterator[str]:
    for number, one in enumerate(tag.find_all("li", recursive=False), 1):
        within = [inner for inner in one.find_all(_LISTS) if inner.find_parent("li") is one]
        for inner in within:
            inner.extract()
        words = one.get_text(" ").strip()
        if words:
            yield item(words, depth=depth, mark=f"{number}." if tag.name == "ol" else "-")
        for inner in within:
            yield from _items(inner, depth + 1)


def _table(tag: Tag) -> Iterator[str]:
    rows = grid_of(tag)
    if not rows:
        return
    is_marked = all(cell.name == "th" for cell in _cells(_rows(tag)[0]))
    if max(map(len, rows)) == 1:  # a frame around text
        yield from (paragraph(row[0]) for row in rows if row[0])
    else:
        yield table(rows, has_head=len(rows) > 1 and (is_marked or names_columns(rows)))


def grid_of(tag: Tag) -> list[list[str]]:
    """Return the rows of a table; a cell that spans rows stands in each of them."""
    grid: list[list[str]] = []
    above: dict[int, tuple[int, str]] = {}  # by column: rows that a cell still spans, its words
    for row in _rows(tag):
        line: list[str] = []
        for cell in _cells(row):
            _spanned(line, above)
            words = " ".join(cell.get_text(" ").split())
            columns, rows = _span(cell, "colspan"), _span(cell, "rowspan")
            if rows > 1:
                above |= {len(line) + at: (rows - 1, words) for at in range(columns)}
            line += [words, *[""] * (columns - 1)]
        _spanned(line, above)
        grid.append(line)
    return [line for line in grid if any(line)]


def _spanned(line: list[str], above: dict[int, tuple[int, str]]) -> None:
    """Go on with the cells that span from above."""
    while len(line) in above:
        left, words = above.pop(len(line))
        if left > 1:
            above[len(line)] = (left - 1, words)
        line.append(words)


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return min(int(said), 50) if said.isascii() and said.isdigit() and int(said) else 1


def _rows(tag: Tag) -> list[Tag]:
    return [row for row in tag.find_all("tr") if row.find_parent("table") is tag]


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)
