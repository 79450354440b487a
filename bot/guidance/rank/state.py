"""What can be found at one time."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guidance.keep.entries import IndexEntry
from bot.guidance.rank.library import Library
from bot.guidance.rank.spelling import Speller, spelled_in


@dataclass(frozen=True, slots=True)
class IndexState:
    """What can be found at one time; never changed, only replaced."""

    version: str  # as the storage names it; empty before anything is loaded
    entries: dict[str, IndexEntry]  # by digest, in the order of their paths
    library: Library
    speller: Speller


def state_of(version: str, entries: dict[str, IndexEntry], names: Sequence[str]) -> IndexState:
    """Return the state of these entries, whose words and ``names`` are spelled right."""
    words = [*(one.spelled for one in entries.values()), spelled_in(names)]
    return IndexState(version, entries, Library(list(entries.values())), Speller(words))
