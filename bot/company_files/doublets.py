"""Finds what stands twice in a file that a company edits by hand, and may stand once."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from bot.company_files.reading import FileReading, Slip
from bot.yaml_files.places import WrittenWord

PlacedWord: TypeAlias = tuple[Sequence[str | int], str]  # a place in the file, what it says


def folded(word: str) -> str:
    """Return a word as readers hear it: capitals and blanks make no difference."""
    return " ".join(word.split()).casefold()


def placed(read: FileReading[Any], words: Iterable[PlacedWord]) -> Iterator[WrittenWord]:
    """Yield words of what counts of a file, each with its line."""
    for place, word in words:
        yield WrittenWord(word, read.line_of(*place), read.name_of(*place), tuple(place))


def doublets(path: Path, words: Iterable[WrittenWord], says: str, mend: str) -> Iterator[Slip]:
    """Yield each word that another place has before it.

    ``says`` has blanks for the word and for the line where it stands first.
    """
    first: dict[str, int] = {}
    for one in words:
        word = folded(one.word)
        if word in first:
            told = says.format(word=one.word, line=first[word])
            yield Slip(path, one.line, one.name, told, mend)
        first.setdefault(word, one.line)
