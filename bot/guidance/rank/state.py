"""What can be found at one time."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guidance.keep.entries import IndexEntry
from bot.guidance.rank.library import Library
from bot.guidance.rank.spelling import Speller


@dataclass(frozen=True, slots=True)
class IndexState:
    """What can be found at one time; never changed, only replaced."""

    version: str  # as the storage names it; empty before anything is loaded
    entries: dict[str, IndexEntry]  # by digest, in the order of their paths
    library: Library
    speller: Speller


def state_of(version: str, entries: dict[str, IndexEntry], names: Sequence[str]) -> IndexState:
    """Return the state of these entries, whose words and ``names`` are spelled right."""
    texts = [
        f"{one.document.guidance.title}\n{one.document.source.text}" for one in entries.values()
    ]
    return IndexState(
        version, entries, Library(list(entries.values())), Speller([*texts, *names])
    )
