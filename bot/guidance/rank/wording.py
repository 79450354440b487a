"""How employees word things: other names for what guidance says, and other subjects.

These are lists beside the guidance, which its owners edit: ``synonyms.yaml`` and
``signposts.yaml``. A knowledge folder without them works, too; the list of subjects that
earlier versions had, ``elsewhere.yaml``, is still read.
"""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from bot.company_files.doublets import doublets as repeated
from bot.company_files.doublets import placed
from bot.company_files.reading import FileReading, Slip, read_logging_slips, read_what_can_be
from bot.guidance.signposts.domain import Signposts
from bot.guidance.signposts.reading import FILE as SIGNPOSTS
from bot.guidance.signposts.reading import read_signposts

log = logging.getLogger(__name__)


class SynonymsFile(RootModel[dict[str, list[str]]]):
    """What employees write for each word of the guidance."""


class ElsewhereFile(RootModel[list[str]]):
    """Subjects that guidance leaves to others, as earlier versions had them."""


SYNONYMS, ELSEWHERE = "synonyms.yaml", "elsewhere.yaml"
LISTS: Mapping[str, type[RootModel[Any]]] = {
    SYNONYMS: SynonymsFile,
    ELSEWHERE: ElsewhereFile,
}
ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Wording:
    """What questions are compared with besides the guidance."""

    synonyms: tuple[tuple[str, str], ...] = ()  # what employees write, what guidance does
    signposts: Signposts = Signposts()  # noqa: RUF009  # frozen; subjects left to others

    def in_guidance_words(self, question: str) -> str:
        """Return the question with employees' names for things replaced by guidance's."""
        if not self.synonyms:
            return question
        return self._theirs.sub(lambda found: self._ours[found[0].lower()], question)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Return the subjects that guidance leaves to others."""
        return self.signposts.subjects

    @property
    def names(self) -> tuple[str, ...]:
        """Return employees' names for things: words as good as the guidance's."""
        return tuple(theirs for theirs, _ in self.synonyms)

    @cached_property
    def _ours(self) -> dict[str, str]:
        return {theirs.lower(): ours for theirs, ours in self.synonyms}

    @cached_property
    def _theirs(self) -> re.Pattern[str]:
        longest_first = sorted(self._ours, key=len, reverse=True)
        either = "|".join(re.escape(name) for name in longest_first)
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def read_wording(
    knowledge: Path, paths_of: Callable[[str], tuple[Path, Path]] | None = None
) -> Wording:
    """Return the lists in a knowledge folder but for what slips; empty where there is none.

    A slip is logged, and stops nothing else. ``paths_of`` tells where a list of this name is
    read and kept; without it, none is kept.
    """

    def find(name: str) -> tuple[Path, Path | None]:
        return paths_of(name) if paths_of else (knowledge / name, None)

    synonyms = _read(find(SYNONYMS), SynonymsFile)
    elsewhere = _read(find(ELSEWHERE), ElsewhereFile)
    signposts = read_signposts(*find(SIGNPOSTS))
    older = tuple(elsewhere.root) if elsewhere else ()
    words = synonyms.root if synonyms else {}
    pairs = tuple((other, word) for word in words for other in words[word])
    signposts = replace(signposts, nobodys=signposts.nobodys + older)
    return Wording(pairs, signposts)


def doublets(path: Path, read: FileReading[SynonymsFile]) -> Iterator[Slip]:
    """Yield what employees write for two words: only one of them would count."""
    said = read.value.root if read.value else {}
    words = [((word, at), one) for word in said for at, one in enumerate(said[word])]
    says = "“{word}” is there twice, first in line {line}."
    yield from repeated(path, placed(read, words), says, "Leave it to one of them.")


def list_readings(knowledge: Path) -> Iterator[FileReading[RootModel[Any]]]:
    """Yield how each list that there is can be read, with its slips."""
    for name, model in LISTS.items():
        if (knowledge / name).exists():
            yield read_what_can_be(knowledge / name, model)


def _read(paths: tuple[Path, Path | None], model: type[ModelT]) -> ModelT | None:
    return read_logging_slips(paths, model, log, "a line of a list does not count")
