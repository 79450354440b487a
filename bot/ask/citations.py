"""Citations as they are kept, and read again."""

from dataclasses import asdict
from typing import Any

from bot.ask.domain import Citation
from bot.guidance.domain import Line


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
