"""Which documents are older copies of another one."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Protocol

from bot.guidance.domain import Guidance
from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import front_matter_of
from bot.guidance.parse.outdated import says_current

SAME_WORDS = 0.5  # of the shorter page: two pages with one title are one page from here on
# As in: returns (copy), returns - Copy (2), returns.OLD
_COPY = re.compile(
    r"(?:[ ._-]*\((?:copy|old|backup|bak|kopie|\d{1,2})\)"
    r"|[ ._-]+(?:copy|old|backup|bak|kopie)(?: ?\d{1,2})?)+$",
    re.IGNORECASE,
)
_COPY_OF = re.compile(r"^(?:copy of|kopie von) ", re.IGNORECASE)
# Names of folders that tell a version, not a subject.
_VERSION = re.compile(
    r"(?:copy|copies|backups?|old|previous|versions?|v\d+|(?:19|20)\d\d)", re.IGNORECASE
)
_COUNTRY = re.compile(r"[a-z]{2}")  # "de", "ch": other pages, not older ones
_LONGEST_TITLE = 500  # characters that are compared
_TELLING = re.compile(r"\w{4,}")


class Page(Protocol):
    """What of a document tells whether it is a copy."""

    @property
    def guidance(self) -> Guidance:
        """Return what it says about itself."""

    @property
    def outdated_because(self) -> str:
        """Return why it is outdated, as it says of itself; empty if it does not."""

    @property
    def source(self) -> Source:
        """Return its file; looked at only where another page has its name or title."""


def older_copies(documents: Sequence[Page]) -> dict[str, str]:
    """Return by path of each older copy the path of the page that is kept up.

    Pages that are outdated by their own words are neither.
    """
    alive = [one for one in documents if not one.outdated_because]
    pairs = [*_named_as_copies(alive), *_reviewed_earlier(alive)]
    return {
        old.guidance.document: new.guidance.document
        for old, new in pairs
        if _share_words(old, new) and not says_current(front_matter_of(old.source))
    }


def _named_as_copies(documents: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    originals = {place: one for one in documents if not _is_copy(one) for place in _places(one)}
    for copy in filter(_is_copy, documents):
        beside = (originals[place] for place in _places(copy) if place in originals)
        original = next(beside, None)
        if original and not _is_reviewed_later(copy, original):
            yield copy, original


def _places(document: Page) -> tuple[Hashable, Hashable]:
    """Return where a copy's original is looked for: in its folder, then by its title."""
    return (_name(document), _folder(document)), (_name(document), _title(document))


def _reviewed_earlier(documents: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    pages: dict[Hashable, list[Page]] = defaultdict(list)
    for one in documents:
        if one.guidance.reviewed:
            pages[(_title(one), _folder(one), _countries(one))].append(one)
    for page in pages.values():
        newest = max(page, key=lambda one: one.guidance.reviewed or date.min)
        for old in page:
            if _is_reviewed_later(newest, old) and not _is_for_others(newest, old):
                yield old, newest


def _is_for_others(one: Page, other: Page) -> bool:
    ours, theirs = set(one.guidance.departments), set(other.guidance.departments)
    return bool(ours and theirs) and not ours & theirs


def _is_reviewed_later(one: Page, other: Page) -> bool:
    ours, theirs = one.guidance.reviewed, other.guidance.reviewed
    return bool(ours and theirs and ours > theirs)


def _share_words(one: Page, other: Page) -> bool:
    ours, theirs = (set(_TELLING.findall(_folded(each.source.text))) for each in (one, other))
    return len(ours & theirs) >= SAME_WORDS * min(len(ours), len(theirs))


def _is_copy(document: Page) -> bool:
    stem = PurePosixPath(document.guidance.document).stem
    return _without_mark(stem) != stem


def _name(document: Page) -> str:
    return _folded(_without_mark(PurePosixPath(document.guidance.document).stem))


def _countries(document: Page) -> frozenset[str]:
    return frozenset(filter(_COUNTRY.fullmatch, re.split(r"[\W_]+", _name(document))))


def _title(document: Page) -> str:
    return _folded(_without_mark(document.guidance.title[:_LONGEST_TITLE]))


def _folder(document: Page) -> tuple[str, ...]:
    """Return the folders above it but for those that tell a version."""
    parts = PurePosixPath(document.guidance.document).parent.parts
    return tuple(_folded(one) for one in parts if not _VERSION.fullmatch(one))


def _without_mark(words: str) -> str:
    return _COPY_OF.sub("", _COPY.sub("", words))


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold().strip()
