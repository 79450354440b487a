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
        self._words = [frozenset(telling(words)) for words in words_of(self._texts)]
        having = Counter(word for words in self._words for word in words)
        self._rare = {word: log(1 + len(self._words) / count) for word, count in having.items()}
        self._unknown = log(1 + len(self._words))

    def of(self, subjects: Sequence[SubjectText]) -> list[list[About]]:
        """Return, for each subject, the standards it is about, the nearest first."""
        wholes = self._likenesses([one.whole for one in subjects])
        clauses = self._likenesses([one.clause for one in subjects])
        return [
            self._ranked(_WHOLE * a + (1 - _WHOLE) * b)
            for a, b in zip(wholes, clauses, strict=True)
        ]

    def _likenesses(self, texts: Sequence[str]) -> list[NDArray[np.float64]]:
        if not texts or not self._texts:
            return [np.zeros(len(self._standards)) for _ in texts]
        meaning = _vectors(self._embed, texts) @ self._vectors.T
        words = [frozenset(telling(one)) for one in words_of(texts)]
        return [self._best(row, own) for row, own in zip(meaning, words, strict=True)]

    def _best(self, meaning: NDArray[np.float32], words: frozenset[str]) -> NDArray[np.float64]:
        best = np.zeros(len(self._standards))
        for number, cosine in enumerate(meaning):
            shared = self._share(words, self._words[number])
            likeness = _MEANING * float(cosine) + (1 - _MEANING) * shared
            best[self._of[number]] = max(best[self._of[number]], likeness)
        return best

    def _ranked(self, likenesses: NDArray[np.float64]) -> list[About]:
        pairs = zip(self._standards, likenesses.tolist(), strict=True)
        return sorted((About(*pair) for pair in pairs), key=lambda about: -about.likeness)

    def _share(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Return how many words are shared, rare ones weighing more; 0.0 to 1.0."""
        shared = self._weight(left & right)
        either = min(self._weight(left), self._weight(right))
        return shared / either if either else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._rare.get(word, self._unknown) for word in words)


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
