"""Which standards a sentence is about: by meaning and by words, its figures left out."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.standards.domain import Kind, Saying, Standard
from bot.guidance.standards.figures import FoundFigure, figures_in, without_figures

Embed: TypeAlias = Callable[[list[str]], list[list[float]]]
_NEXT_CLAUSE = re.compile(r"[,;|:]|\b(?:and|or|while|whereas)\b")
_MARKS = (",", ";", ":", "|")
_FEWEST_WORDS = 5  # of a part of a sentence that says by itself what it is about
_SHORT_WORDS = 8  # a table row below this says little without its heading
_WHOLE = 0.3  # of a sentence with several figures; the rest is the clause of this one
_MEANING = 0.6  # the rest is the share of words; see docs/writing-guidance.md


@dataclass(frozen=True, slots=True)
class SubjectText:
    """What the sentence around a figure is about, the figures left out."""

    whole: str  # a short one with its headings
    clause: str  # the part that the figure stands in


@dataclass(frozen=True, slots=True)
class About:
    """A standard and how much a sentence is about it."""

    standard: Standard
    likeness: float  # 0.0 to 1.0


class Subjects:
    """The standards, ready to be compared with sentences."""

    def __init__(
        self, standards: Sequence[Standard], told: Sequence[Sequence[SubjectText]], embed: Embed
    ) -> None:
        """Read each standard's name and what is said where it stands (one row a standard)."""
        self._standards = standards
        self._embed = embed
        self._texts: list[str] = []
        self._of: list[int] = []
        for number, (standard, subjects) in enumerate(zip(standards, told, strict=True)):
            stated = [one.clause for one in subjects]
            texts = dict.fromkeys(
                [standard.name, f"{standard.name}, {standard.moment}", *standard.also, *stated]
            )
            self._texts += texts
            self._of += [number] * len(texts)
        self._vectors = _vectors(embed, self._texts)
        self._words = SharedWords(self._texts)

    def of(self, subjects: Sequence[SubjectText]) -> list[list[About]]:
        """Return, for each subject, the standards it is about, the nearest first."""
        wholes = self._likenesses([one.whole for one in subjects])
        clauses = self._likenesses([one.clause for one in subjects])
        return [
            self._ranked(_WHOLE * a + (1 - _WHOLE) * b)
            for a, b in zip(wholes, clauses, strict=True)
        ]

    def _likenesses(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each text, with how near it is to each standard."""
        best = np.zeros((len(texts), len(self._standards)))
        if len(texts) and self._texts:
            meaning = _vectors(self._embed, texts) @ self._vectors.T
            likeness = _MEANING * meaning + (1 - _MEANING) * self._words.shares(texts)
            for column, number in enumerate(self._of):
                best[:, number] = np.maximum(best[:, number], likeness[:, column])
        return best

    def _ranked(self, likenesses: NDArray[np.float64]) -> list[About]:
        pairs = zip(self._standards, likenesses.tolist(), strict=True)
        return sorted((About(*pair) for pair in pairs), key=lambda about: -about.likeness)


class SharedWords:
    """How many words texts share with known ones, rare words weighing more."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count in how many of the known texts each word stands."""
        known = [frozenset(telling(words)) for words in words_of(texts)]
        having = Counter(word for words in known for word in words)
        self._column = {word: column for column, word in enumerate(having)}
        self._rarity = np.array([log(1 + len(known) / count) for count in having.values()])
        self._unknown = log(1 + len(known))
        self._rows = np.array([self._row(words) for words in known])
        self._weights = self._rows @ self._rarity

    def shares(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each text: its share, 0.0 to 1.0, with each of the known ones.

        The share is of the words of whichever of the two has less to say.
        """
        words = [frozenset(telling(one)) for one in words_of(texts)]
        rows = np.array([self._row(one) for one in words])
        strange = np.array([len(one - self._column.keys()) for one in words])
        own = rows @ self._rarity + self._unknown * strange
        lesser = np.minimum(own[:, None], self._weights)
        shared = (rows * self._rarity) @ self._rows.T
        shares: NDArray[np.float64] = np.zeros_like(shared)
        np.divide(shared, lesser, out=shares, where=lesser > 0)
        return shares

    def _row(self, words: frozenset[str]) -> NDArray[np.float64]:
        row = np.zeros(len(self._column))
        row[[self._column[word] for word in words if word in self._column]] = 1
        return row


def subjects_of(saying: Saying) -> list[tuple[FoundFigure, SubjectText]]:
    """Return each figure of a sentence with what is said around it."""
    found = figures_in(saying.text)
    whole = _with_headings(without_figures(saying.text), saying)
    if len(found) == 1:
        return [(found[0], SubjectText(whole, _part(saying, found[0]) or whole))]
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found[1:]), len(saying.text)]
    return [
        (one, SubjectText(whole, _clause(saying, ends[n], one, starts[n])))
        for n, one in enumerate(found)
    ]


def _part(saying: Saying, found: FoundFigure) -> str | None:
    """Return the part between commas that the figure stands in, if it says much."""
    begins = max(saying.text.rfind(mark, 0, found.start) for mark in _MARKS) + 1
    ends = min(
        (at for mark in _MARKS if (at := saying.text.find(mark, found.end)) >= 0),
        default=len(saying.text),
    )
    words = f"{saying.text[begins : found.start]} {saying.text[found.end : ends]}".split()
    return _with_headings(" ".join(words), saying) if len(words) >= _FEWEST_WORDS else None


def _clause(saying: Saying, begins: int, found: FoundFigure, ends: int) -> str:
    before = saying.text[begins : found.start]
    after = _NEXT_CLAUSE.split(saying.text[found.end : ends], maxsplit=1)[0]
    row = saying.text.split(" | ")[0] if " | " in saying.text and begins else ""
    return _with_headings(" ".join(f"{row} {before} {after}".split()), saying)


def _with_headings(text: str, saying: Saying) -> str:
    text = " ".join(text.replace("|", " ").split())
    is_short = len(text.split()) < _SHORT_WORDS and saying.kind is not Kind.STORY
    return f"{saying.around}: {text}" if is_short else text


def _vectors(embed: Embed, texts: Sequence[str]) -> NDArray[np.float32]:
    return np.asarray(embed(list(texts)), dtype=np.float32)
