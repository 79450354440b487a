"""Which versions of documents an index holds: older copies, and what counts on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bot.guidance.domain import Malformed
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.parse.versions import older_copies


def with_copies_marked(entries: Mapping[str, IndexEntry]) -> dict[str, IndexEntry]:
    """Return the entries, each outdated by its own words or by a newer copy among them."""
    older = older_copies([*entries.values()])
    return {digest: _marked(entry, older) for digest, entry in entries.items()}


def still_counting(
    entries: Mapping[str, IndexEntry], kept: Collection[str], left_out: Iterable[Malformed]
) -> tuple[str, ...]:
    """Return the digests of what documents said before they could not be read any more."""
    broken = {one.document for one in left_out if not one.is_draft}
    return tuple(
        digest
        for digest, entry in entries.items()
        if digest in kept and entry.guidance.document in broken
    )


def _marked(entry: IndexEntry, older: Mapping[str, str]) -> IndexEntry:
    is_outdated = bool(entry.outdated_because) or entry.guidance.document in older
    if is_outdated == entry.guidance.is_outdated:
        return entry
    return replace(entry, guidance=replace(entry.guidance, is_outdated=is_outdated))
