"""Which standards a sentence is about: by meaning and by words, its figures left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.standards.domain import Kind, Saying, Standard
from bot.guidance.standards.figures import FoundFigure, figures_in, without_figures
from bot.guidance.standards.likeness import Embed, TextLikeness

_NEXT_CLAUSE = re.compile(r"[,;|:]|\b(?:and|or|while|whereas)\b")
_MARKS = (",", ";", ":", "|")
_FEWEST_WORDS = 5  # of a part of a sentence that says by itself what it is about,
_FEWEST_TELLING = 3  # of them telling ones
# By how much nearer a sentence is to a standard
HERE = 0.08  # that the same document states
QUOTED = 0.15  # that the quote of the question states
FROM_THERE = 0.1  # whose moment stands behind the figure
_SHORT_WORDS = 8  # a table row below this says little without its heading
_WHOLE = 0.3  # of a sentence with several figures; the rest is the clause of this one


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
        self._texts: list[str] = []
        self._of: list[int] = []
        for number, (standard, subjects) in enumerate(zip(standards, told, strict=True)):
            stated = [one.clause if _tells_much(one.clause) else one.whole for one in subjects]
            texts = dict.fromkeys(
                [standard.name, f"{standard.name}, {standard.moment}", *standard.also, *stated]
            )
            self._texts += texts
            self._of += [number] * len(texts)
        self._likeness = TextLikeness(self._texts, embed)

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
        likeness = self._likeness.to(texts)
        for column, number in enumerate(self._of):
            best[:, number] = np.maximum(best[:, number], likeness[:, column])
        return best

    def _ranked(self, likenesses: NDArray[np.float64]) -> list[About]:
        pairs = zip(self._standards, likenesses.tolist(), strict=True)
        return sorted((About(*pair) for pair in pairs), key=lambda about: -about.likeness)


def placed(saying: Saying, about: Sequence[About], moment: str = "") -> list[About]:
    """Return them with what a sentence's place says, the nearest first.

    ``moment`` is from when its figure counts, where it says so.
    """
    documents = {saying.document, *saying.rests_on}
    nearer = [
        About(
            one.standard,
            one.likeness
            + HERE * any(place.document in documents for place in one.standard.stated)
            + QUOTED * any(place.words in saying.quote for place in one.standard.stated)
            + FROM_THERE * (moment != "" and moment in one.standard.moment),
        )
        for one in about
    ]
    return sorted(nearer, key=lambda one: -one.likeness)


def subjects_of(saying: Saying) -> list[tuple[FoundFigure, SubjectText]]:
    """Return each figure of a sentence with what is said around it."""
    found = figures_in(saying.text)
    whole = _with_headings(without_figures(saying.text), saying)
    if len(found) == 1:
        return [(found[0], SubjectText(whole, _part(saying, found[0]) or whole))]
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found[1:]), len(saying.text)]
    clauses = [_clause(saying, ends[n], one, starts[n]) for n, one in enumerate(found)]
    return [
        (one, SubjectText(whole, clause if _tells_much(clause) else whole))
        for one, clause in zip(found, clauses, strict=True)
    ]


def _part(saying: Saying, found: FoundFigure) -> str | None:
    """Return the part between commas that the figure stands in, if it says much."""
    begins = max(saying.text.rfind(mark, 0, found.start) for mark in _MARKS) + 1
    ends = min(
        (at for mark in _MARKS if (at := saying.text.find(mark, found.end)) >= 0),
        default=len(saying.text),
    )
    words = f"{saying.text[begins : found.start]} {saying.text[found.end : ends]}".split()
    part = " ".join(words)
    if len(words) < _FEWEST_WORDS or not _tells_much(part):
        return None
    return part.replace("|", " ")


def _tells_much(text: str) -> bool:
    return len(telling(words_of([text])[0])) >= _FEWEST_TELLING


def _clause(saying: Saying, begins: int, found: FoundFigure, ends: int) -> str:
    before = saying.text[begins : found.start]
    after = _NEXT_CLAUSE.split(saying.text[found.end : ends], maxsplit=1)[0]
    row = saying.text.split(" | ")[0] if " | " in saying.text and begins else ""
    return " ".join(f"{row} {before} {after}".replace("|", " ").split())


def _with_headings(text: str, saying: Saying) -> str:
    text = " ".join(f"{saying.asked} {text}".replace("|", " ").split())
    is_short = len(text.split()) < _SHORT_WORDS and saying.kind is not Kind.STORY
    return f"{saying.around}: {text}" if is_short else text
