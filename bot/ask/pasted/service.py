"""Finds the points of a customer's message, by the moments of truth it comes near to. Pure."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.ask.domain import Citation, PassageSearch
from bot.ask.pasted.domain import CustomerPoint, CustomersPoints
from bot.guidance.domain import FoundExcerpt
from bot.guidance.parse.sentences import sentences_in
from bot.guidance.standards.domain import SAME_DAY, Dimension, Standard
from bot.moments.domain import Moment, MomentsMap

EmbedSentences: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
"""Returns a row of length 1 for each text."""

# Cosines, seen with the starter's map on some thirty letters.
_NEAR = 0.3  # of a sentence to its moment; below, it says nothing that the map knows
_WHOLE = 0.3  # of that likeness is the whole message's: "Please send it." is about what it is
_SAME = 0.5  # of a sentence to a standard that its moment does not name
_MOST_POINTS, _MOST_SENTENCES = 3, 12
_FEWEST_WORDS = 4  # of a sentence that is about something
_LOOKED_AT = 24  # excerpts, of which one is of the moment
_ASKED = "What do we do when a customer says: {}"  # how an employee would ask for it
_FIRST_ANSWER = "first answer to a customer who wrote to us"  # names a standard
_MINUTES = {SAME_DAY: 480.0}


class PointFinder:
    """Knows the map and the standards of one company."""

    def __init__(
        self,
        moments: MomentsMap,
        standards: Sequence[Standard],
        *,
        embed: EmbedSentences,
        embed_lines: EmbedSentences,
        passages: PassageSearch,
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
        told = [one for one in sentences_in(text) if len(one.split()) >= _FEWEST_WORDS]
        sentences = told[:_MOST_SENTENCES]
        points = tuple(self._points(text, sentences))
        due = [point.standard for point in points if point.standard]
        soonest = min([*due, *self._first_answer()], key=_minutes, default=None)
        return CustomersPoints(points, soonest)

    def _points(self, text: str, sentences: Sequence[str]) -> Iterator[CustomerPoint]:
        if not self._moments or not sentences:
            return
        whole, *rows = self._near_moments([text, *sentences])
        likeness = (1 - _WHOLE) * np.array(rows) + _WHOLE * whole
        best = likeness.argmax(axis=1)
        seen: set[int] = set()
        for number, sentence in enumerate(sentences):
            moment = int(best[number])
            if likeness[number, moment] < _NEAR or moment in seen or len(seen) == _MOST_POINTS:
                continue
            seen.add(moment)
            yield self._point(self._moments[moment], sentence)

    def _point(self, moment: Moment, sentence: str) -> CustomerPoint:
        citation = self._citation(moment, sentence)
        own = {f"guidance/moments/{moment.moment_id}.md"} | (
            {citation.document} if citation else set()
        )
        return CustomerPoint(moment, citation, self._standard(sentence, own))

    def _citation(self, moment: Moment, sentence: str) -> Citation | None:
        for asked in (_ASKED.format(sentence), moment.question or moment.name):
            findings = self._passages.look_up(asked, _LOOKED_AT)
            found = [one for question in findings.questions for one in question.found]
            if of_moment := [one for one in found if _is_of(one, moment)]:
                return Citation.of_excerpt(of_moment[0])
        return None

    def _standard(self, sentence: str, documents: set[str]) -> Standard | None:
        """Return the nearest that the documents state, or one that says nearly the same."""
        likeness = self._near_standards(sentence)
        own = [
            number
            for number, one in enumerate(self._standards)
            if any(place.document in documents for place in one.stated)
            or likeness[number] >= _SAME
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
        cosines = np.einsum("ij,mkj->imk", self._embed(texts), self._moment_vectors)
        return list((cosines.max(axis=2) + cosines.mean(axis=2)) / 2)

    def _near_standards(self, text: str) -> NDArray[np.float32]:
        likeness = np.full(len(self._standards), -1.0, dtype=np.float32)
        if self._standards:
            numbers, vectors = self._standard_vectors
            cosines = np.einsum("ij,j->i", vectors, self._embed([text])[0])
            np.maximum.at(likeness, numbers, cosines)
        return likeness

    @property
    def _moment_vectors(self) -> NDArray[np.float32]:
        return self._known[: 3 * len(self._moments)].reshape(len(self._moments), 3, -1)

    @property
    def _standard_vectors(self) -> tuple[list[int], NDArray[np.float32]]:
        numbers = [number for number, one in enumerate(self._standards) for _ in _names_of(one)]
        return numbers, self._known[3 * len(self._moments) :]

    @cached_property
    def _known(self) -> NDArray[np.float32]:
        """The vectors of three lines of each moment, then of the names of each standard."""
        lines = [
            line
            for one in self._moments
            for line in (one.name, one.summary, one.question or one.name)
        ]
        return self._embed_lines(
            [*lines, *(n for one in self._standards for n in _names_of(one))]
        )


def _is_of(found: FoundExcerpt, moment: Moment) -> bool:
    return moment.moment_id in found.guidance.moments


def _names_of(standard: Standard) -> tuple[str, ...]:
    return (standard.name, *standard.also)


def _minutes(standard: Standard) -> float:
    return _MINUTES.get(standard.figure.amount, standard.figure.amount)
