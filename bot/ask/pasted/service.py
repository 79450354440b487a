"""Finds the points of a customer's message, by the moments of truth it comes near to. Pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.ask.domain import Citation, PassageSearch
from bot.ask.pasted.domain import CustomerPoint, CustomersPoints
from bot.guidance.domain import FoundExcerpt, QuestionFindings
from bot.guidance.parse.sentences import sentences_in
from bot.guidance.standards.domain import SAME_DAY, Dimension, Standard
from bot.moments.domain import Moment, MomentsMap

EmbedSentences: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
"""Returns a row of length 1 for each text."""


class PieceSearch(PassageSearch, Protocol):
    """Finds passages, of the pieces of a message many at once."""

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> Sequence[QuestionFindings]:
        """Return for each text the excerpts nearest by meaning; quicker, and less sure."""


# Seen with the starter's map on a dozen letters; a dozen others judged them.
_NEAR = 0.5  # of a piece to its moment; below, it says nothing that the map knows
_WHOLE = 0.2  # of that likeness is the whole message's: "Please send it." is about what it is
_GUIDED = 0.4  # for the nearest guidance of the moment, added to the likeness
_BESIDE = 0.8  # of that where the document is not the moment's own
_SAME = 0.5  # of a piece to a standard that its moment does not name
_DUE = 0.3  # of a piece to one that its moment names
_MOST_POINTS, _MOST_PIECES = 3, 12
_FEWEST_WORDS = 3  # of a piece that is about something
_FIRST = 5  # of a moment's excerpts: a story about it stands later
_LOOKED_AT = 24  # excerpts, of which one is of the moment
_FIRST_ANSWER = "first answer to a customer who wrote to us"  # names a standard
_MINUTES = {SAME_DAY: 480.0}
_JOINTS = re.compile(r"[;:]\s|,?\s(?:and|but|so)\s")


class PointFinder:
    """Knows the map and the standards of one company."""

    def __init__(
        self,
        moments: MomentsMap,
        standards: Sequence[Standard],
        *,
        embed: EmbedSentences,
        embed_lines: EmbedSentences,
        passages: PieceSearch,
    ) -> None:
        """Know the map and the standards; they are embedded when the first message comes.

        Args:
            moments: what a customer's sentence may be about.
            standards: what may be promised for it.
            embed: returns vectors of sentences.
            embed_lines: the same of the map and the standards; it may keep them.
            passages: finds guidance.
        """
        self._moments = moments.moments
        self._standards = [one for one in standards if one.figure.dimension is Dimension.TIME]
        self._embed, self._embed_lines, self._passages = embed, embed_lines, passages

    def points_of(self, text: str) -> CustomersPoints:
        """Return what the message is about.

        Raises:
            BotError: guidance cannot be searched.
        """
        pieces = [one for sentence in sentences_in(text) for one in _pieces_of(sentence)]
        points = tuple(self._points(text, pieces[:_MOST_PIECES]))
        due = [point.standard for point in points if point.standard]
        soonest = min([*due, *self._first_answer()], key=_minutes, default=None)
        return CustomersPoints(points, soonest)

    def prepare(self) -> None:
        """Embed the map and the standards now, so that the first message need not wait."""
        _ = self._known

    def _points(self, text: str, pieces: Sequence[str]) -> Iterator[CustomerPoint]:
        """Yield the points that are clearest, in the order of the message."""
        if not self._moments or not pieces:
            return
        whole, *rows = self._near_moments([text, *pieces])
        clear: dict[int, tuple[float, str]] = {}
        findings = self._passages.look_up_pieces(pieces, _LOOKED_AT)
        for piece, row, its in zip(pieces, rows, findings, strict=True):
            guided = np.array([self._guided(its.found, moment) for moment in self._moments])
            near = (1 - _WHOLE) * row + _WHOLE * whole + _GUIDED * guided
            moment = int(near.argmax())
            if near[moment] >= max(_NEAR, clear[moment][0] if moment in clear else 0.0):
                clear[moment] = (float(near[moment]), piece)
        clearest = sorted(clear, key=lambda one: -clear[one][0])[:_MOST_POINTS]
        for moment in sorted(clearest, key=lambda one: pieces.index(clear[one][1])):
            yield self._point(self._moments[moment], clear[moment][1])

    def _point(self, moment: Moment, piece: str) -> CustomerPoint:
        asked = (piece, moment.question or moment.name)
        best = _best_of(moment, [self._found(one) for one in asked])
        citation = Citation.of_excerpt(best) if best else None
        own = {_document_of(moment)} | ({citation.document} if citation else set())
        return CustomerPoint(moment, citation, self._standard(piece, own))

    def _found(self, asked: str) -> list[FoundExcerpt]:
        findings = self._passages.look_up(asked, _LOOKED_AT)
        return [one for question in findings.questions for one in question.found]

    @staticmethod
    def _guided(found: Iterable[FoundExcerpt], moment: Moment) -> float:
        return max((_fits(one, moment) for one in found), default=0.0)

    def _standard(self, piece: str, documents: set[str]) -> Standard | None:
        """Return the nearest that the documents state, or one that says nearly the same."""
        likeness = self._near_standards(piece)
        own = [
            number
            for number, one in enumerate(self._standards)
            if likeness[number]
            >= (_DUE if any(at.document in documents for at in one.stated) else _SAME)
        ]
        if not own:
            return None
        return self._standards[max(own, key=lambda number: likeness[number])]

    def _first_answer(self) -> list[Standard]:
        likeness = self._near_standards(_FIRST_ANSWER)
        is_there = len(likeness) and likeness.max() >= _SAME
        return [self._standards[int(likeness.argmax())]] if is_there else []

    def _near_moments(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        """Return for each text how near it is to each moment: to one of its lines and all."""
        numbers = [number for number, one in enumerate(self._moments) for _ in _lines_of(one)]
        cosines = self._embed(texts) @ self._known[: len(numbers)].T
        starts = np.unique(numbers, return_index=True)[1]
        nearest = np.maximum.reduceat(cosines, starts, axis=1)
        total = np.add.reduceat(cosines, starts, axis=1)
        return list((nearest + total / np.bincount(numbers)) / 2)

    def _near_standards(self, text: str) -> NDArray[np.float32]:
        likeness = np.full(len(self._standards), -1.0, dtype=np.float32)
        if self._standards:
            numbers, vectors = self._standard_vectors
            cosines = np.einsum("ij,j->i", vectors, self._embed([text])[0])
            np.maximum.at(likeness, numbers, cosines)
        return likeness

    @property
    def _standard_vectors(self) -> tuple[list[int], NDArray[np.float32]]:
        numbers = [number for number, one in enumerate(self._standards) for _ in _names_of(one)]
        return numbers, self._known[len(self._known) - len(numbers) :]

    @cached_property
    def _known(self) -> NDArray[np.float32]:
        """The vectors of the lines of each moment, then of the names of each standard."""
        lines = [line for one in self._moments for line in _lines_of(one)]
        return self._embed_lines(
            [*lines, *(n for one in self._standards for n in _names_of(one))]
        )


def _pieces_of(sentence: str) -> list[str]:
    """Return what a sentence joins, where each part may be about something by itself."""
    parts = _JOINTS.split(sentence)
    is_joined = all(len(one.split()) > _FEWEST_WORDS for one in parts)
    return [one for one in (parts if is_joined else [sentence]) if _may_be_a_point(one)]


def _may_be_a_point(piece: str) -> bool:
    return len(piece.split()) >= _FEWEST_WORDS


def _fits(found: FoundExcerpt, moment: Moment) -> float:
    """Return how near an excerpt of the moment is by its meaning, else (or stale) 0."""
    guidance = found.guidance
    if moment.moment_id not in guidance.moments or guidance.is_stale:
        return 0.0
    own = guidance.document == _document_of(moment)
    return found.signals.meaning * (1.0 if own else _BESIDE)


def _best_of(moment: Moment, rankings: Sequence[Sequence[FoundExcerpt]]) -> FoundExcerpt | None:
    """Return the moment's excerpt that comes nearest in both, of those that stand first."""
    sums: dict[tuple[str, int, int], float] = defaultdict(float)
    known: dict[tuple[str, int, int], FoundExcerpt] = {}
    for ranking in rankings:
        of_moment = [one for one in ranking if _fits(one, moment)]
        for one in of_moment[:_FIRST]:
            place = (one.guidance.document, one.excerpt.start, one.excerpt.end)
            known[place] = one
            sums[place] += _fits(one, moment)
    return known[max(sums, key=lambda one: sums[one])] if sums else None


def _document_of(moment: Moment) -> str:
    return f"guidance/moments/{moment.moment_id}.md"


def _lines_of(moment: Moment) -> tuple[str, ...]:
    return (moment.name, moment.summary, moment.question or moment.name, *moment.said)


def _names_of(standard: Standard) -> tuple[str, ...]:
    return (standard.name, *standard.also)


def _minutes(standard: Standard) -> float:
    return _MINUTES.get(standard.figure.amount, standard.figure.amount)
