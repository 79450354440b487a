"""Finds what stands twice in a file that a company edits by hand, and may stand once."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from bot.company_files import FileReading, Slip

PlacedWord: TypeAlias = tuple[Sequence[str | int], str]  # a place in the file, what it says


def folded(word: str) -> str:
    """Return a word as readers hear it: capitals and blanks make no difference."""
    return " ".join(word.split()).casefold()


def doublets(
    path: Path, read: FileReading[Any], words: Iterable[PlacedWord], says: str, mend: str
) -> Iterator[Slip]:
    """Yield each word that another place has before it.

    ``says`` has blanks for the word and for the line where it stands first.
    """
    first: dict[str, int] = {}
    for place, word in words:
        line = read.line_of(*place)
        if folded(word) in first:
            told = says.format(word=word, line=first[folded(word)])
            yield Slip(path, line, read.name_of(*place), told, mend)
        first.setdefault(folded(word), line)
