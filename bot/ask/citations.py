"""Citations as they read, are kept, and are read again."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.ask.domain import Citation
from bot.guidance.domain import Line
from bot.guidance.parse.display import as_quoted


def lines_of(citation: Citation) -> Sequence[Line]:
    """Return the citation line by line, as a reader sees it."""
    if citation.lines:
        return citation.lines
    written = as_quoted(citation.quote.strip()).splitlines()
    return [Line(((False, line),)) for line in written if line.strip()]


def reading_text(citation: Citation) -> str:
    """Return a citation as it stands alone: under its headings, with what limits it."""
    goes_on = "" if citation.is_whole else "…"
    told = [citation.above, *map(_as_written, lines_of(citation)), goes_on, citation.context]
    return "\n".join(filter(None, told))


def _as_written(line: Line) -> str:
    if line.depth == 0:
        return line.text
    return f"{'  ' * (line.depth - 1)}{line.mark or '•'} {line.text}"


def as_kept(citation: Citation) -> dict[str, Any]:
    """Return what JSON takes of a citation."""
    return asdict(citation)


def citation_in(kept: dict[str, Any]) -> Citation:
    """Return the citation that was kept; what an earlier version kept has no lines."""
    lines = tuple(
        Line(tuple((found, words) for found, words in one["pieces"]), one["depth"], one["mark"])
        for one in kept.get("lines", ())
    )
    return Citation(**kept | {"lines": lines})
