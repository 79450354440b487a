"""Marks in an index the documents that are older copies of others."""

from collections.abc import Mapping
from dataclasses import replace

from bot.guidance.keep.entries import IndexEntry
from bot.guidance.parse.versions import older_copies


def with_copies_marked(entries: Mapping[str, IndexEntry]) -> dict[str, IndexEntry]:
    """Return the entries, each outdated by its own words or by a newer copy among them."""
    older = older_copies([*entries.values()])
    return {digest: _marked(entry, older) for digest, entry in entries.items()}


def _marked(entry: IndexEntry, older: Mapping[str, str]) -> IndexEntry:
    is_outdated = bool(entry.outdated_because) or entry.guidance.document in older
    if is_outdated == entry.guidance.is_outdated:
        return entry
    return replace(entry, guidance=replace(entry.guidance, is_outdated=is_outdated))
