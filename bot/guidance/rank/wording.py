"""How employees word things: other names for what guidance says, what they ask, other subjects.

These are lists beside the guidance, which its owners edit: ``synonyms.yaml``, ``asked.yaml``
and ``signposts.yaml``. A knowledge folder without them works, too; the list of subjects that
earlier versions had, ``elsewhere.yaml``, is still read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from bot.errors import CannotDoError
from bot.guidance.signposts.domain import Signposts
from bot.guidance.signposts.reading import FILE as SIGNPOSTS
from bot.guidance.signposts.reading import read_signposts
from bot.yaml_reader import read_yaml, unreadable_named

_LISTS = TypeAdapter(dict[str, list[str]])
_ASKED = TypeAdapter(dict[str, list[str | dict[str, list[str]]]])
_ELSEWHERE = TypeAdapter(list[str])
T = TypeVar("T")


class WordingUnreadableError(CannotDoError):
    """A list of words beside the guidance cannot be read."""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """Something employees ask, in their words, and where guidance answers it."""

    document: str  # path below the knowledge folder
    text: str
    words: str = ""  # of the sentence that answers; empty: the document as a whole does


@dataclass(frozen=True)
class Wording:
    """What questions are compared with besides the guidance."""

    synonyms: tuple[tuple[str, str], ...] = ()  # what employees write, what guidance does
    signposts: Signposts = Signposts()  # noqa: RUF009  # frozen; subjects left to others
    asked: tuple[AskedLine, ...] = ()

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


def read_wording(knowledge: Path) -> Wording:
    """Return the lists in a knowledge folder; empty where there is none.

    Raises:
        WordingUnreadableError: a file is not what it should be; the message names it.
    """
    synonyms = _read(knowledge / "synonyms.yaml", _LISTS) or {}
    asked = _read(knowledge / "asked.yaml", _ASKED) or {}
    signposts = read_signposts(knowledge / SIGNPOSTS)
    older = (*(_read(knowledge / "elsewhere.yaml", _ELSEWHERE) or []),)
    pairs = [(other, word) for word in synonyms for other in synonyms[word]]
    lines = [line for document in asked for line in _lines(document, asked[document])]
    signposts = replace(signposts, nobodys=signposts.nobodys + older)
    return Wording(tuple(pairs), signposts, tuple(lines))


def _lines(document: str, entries: list[str | dict[str, list[str]]]) -> Iterator[AskedLine]:
    for entry in entries:
        if isinstance(entry, str):
            yield AskedLine(document, entry)
        else:
            for words, lines in entry.items():
                yield from (AskedLine(document, line, words) for line in lines)


def _read(path: Path, kind: TypeAdapter[T]) -> T | None:
    if not path.exists():
        return None
    with unreadable_named(path, WordingUnreadableError):
        parsed: T = _parsed(path.read_text(encoding="utf-8"), kind)
    return parsed


# A bot reads each list twice, and workspaces begin with the same ones.
@lru_cache(maxsize=16)
def _parsed(text: str, kind: TypeAdapter[T]) -> T:
    return kind.validate_python(read_yaml(text))
