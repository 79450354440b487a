"""What can be found at one time, and what of it some readers may find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from bot.guidance.audience import EVERYBODY, Readership
from bot.guidance.domain import Guidance
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.versions import with_copies_marked
from bot.guidance.rank.library import Library
from bot.guidance.rank.spelling import Speller, spelled_in

_MOST_VIEWS = 8  # at hand; each holds what its readers may find once more


class IndexView:
    """What some readers may find, as if nothing else were there; never changes."""

    def __init__(self, entries: Mapping[str, IndexEntry], names: Sequence[str]) -> None:
        """View these entries, whose words and ``names`` are spelled right."""
        self.entries = with_copies_marked(entries)
        self._names = names

    @cached_property
    def library(self) -> Library:
        """All statements of the documents."""
        return Library(list(self.entries.values()))

    @cached_property
    def speller(self) -> Speller:
        """Mends words by those of the documents."""
        words = (one.spelled for one in self.entries.values())
        return Speller([*words, spelled_in(self._names)])


@dataclass(slots=True)
class _Views:
    """Those of one state that were asked for last, by the digests that each leaves out."""

    known: dict[frozenset[str], IndexView] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@dataclass(frozen=True, slots=True)
class IndexState:
    """All that can be found at one time; never changed, only replaced."""

    version: str  # as the storage names it; empty before anything is loaded
    entries: dict[str, IndexEntry]  # by digest, in the order of their paths
    names: Sequence[str]
    restricted: Mapping[str, Guidance]  # by digest: documents that not everybody may read
    _views: _Views = field(default_factory=_Views)

    def hidden_from(self, readers: Readership) -> frozenset[str]:
        """Return the digests of the documents that these may not read."""
        some = self.restricted.items()
        return frozenset(digest for digest, one in some if not readers.may_read(one))

    def without(self, hidden: frozenset[str]) -> IndexView:
        """Return what is left without the documents of these digests."""
        with self._views.lock:
            known = self._views.known
            if hidden not in known:
                while len(known) >= _MOST_VIEWS:
                    known.pop(next(iter(known)))
                left = {d: one for d, one in self.entries.items() if d not in hidden}
                known[hidden] = IndexView(left, self.names)
            known[hidden] = known.pop(hidden)  # the last one used stands last
            return known[hidden]


def state_of(version: str, entries: dict[str, IndexEntry], names: Sequence[str]) -> IndexState:
    """Return the state of these entries, ready for what everybody may read."""
    restricted = {
        digest: one.guidance for digest, one in entries.items() if one.guidance.audience
    }
    state = IndexState(version, entries, names, restricted)
    everybodys = state.without(state.hidden_from(EVERYBODY))
    _ = everybodys.library, everybodys.speller
    return state
