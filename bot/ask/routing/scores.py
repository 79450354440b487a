"""How much texts are of each kind of message, by their likeness to described lines. Pure.

Kernel ridge regression (Saunders 1998), one target a kind. The kernel is likeness in meaning
(Gaussian, over vectors of length 1) and in words. Why, and the figures: docs/decisions/0010.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.ask.routing.cholesky import solve_in_place
from bot.ask.routing.domain import KindOfMessage, MessageLines
from bot.ask.routing.wording import Likeness, RunsOfWords, runs_of_words

MessageVectors: TypeAlias = NDArray[np.float32]  # one row of length 1 for each text
MessageScores: TypeAlias = NDArray[np.float32]
"""A row a text; a column a kind, then courtesy, then each sort of danger and of report."""

EmbedLines: TypeAlias = Callable[[Sequence[str]], MessageVectors]
KeepRows: TypeAlias = Callable[[object, Callable[[], MessageVectors]], MessageVectors]
"""Returns the rows made of something, or makes them."""


def make_anew(_made_of: object, make: Callable[[], MessageVectors]) -> MessageVectors:
    """Keep nothing."""
    return make()


KINDS = tuple(KindOfMessage)
AS_COURTESY = len(KINDS)  # a further target: what stands around a message
_DANGER = KINDS.index(KindOfMessage.DANGER)  # the last of them
_SORTED = AS_COURTESY + 1  # and one for each sort of dangers, then of reports

# Measured by `python -m tests.benchmarks.routing`. A score is near 1 for what the lines of a
# kind say, near -1 for what those of others say, and for what is like no line at all.
_NARROW = 1.5  # how fast likeness in meaning falls with distance
_BY_WORDS = 0.4  # of the kernel; the rest is by meaning
_RIDGE = 0.1
_AT_ONCE = 512  # lines
_NO_KIND = -1.0  # what a score falls back to, far from all lines
_PERHAPS = 0.0  # as a question, of what only sounds dangerous
_COURTESIES = (KindOfMessage.GREETING, KindOfMessage.THANKS)
_COURTEOUS = np.array(
    [1.0 if kind in _COURTESIES else -1.0 for kind in KINDS], dtype=np.float32
)
_COURTEOUS[KINDS.index(KindOfMessage.CUSTOMER_MESSAGE)] = -0.5  # they hold courtesies too


class KindScores:
    """Scores texts; never changes, so any thread may use it."""

    def __init__(
        self,
        lines: MessageLines,
        embed: EmbedLines,
        embed_lines: EmbedLines,
        keep_weights: KeepRows,
    ) -> None:
        """Know the lines; they are embedded when the first text comes."""
        self._lines, self._embed, self._embed_lines = lines, embed, embed_lines
        self._keep_weights = keep_weights
        self._preparing = Lock()
        of_kinds = [line for kind in KINDS for line in lines.of(kind)]
        self._texts = [*of_kinds, *lines.sounds_dangerous]
        self.has_lines = bool(self._texts)

    def prepare(self) -> None:
        """Compare the lines with each other now, so that the next text need not wait."""
        with self._preparing:
            if self._texts:
                _ = self._known

    def of(self, texts: Sequence[str]) -> MessageScores:
        """Return a row for each text."""
        with self._preparing:
            known = self._known
        # On one thread: on a busy machine `@` waits for all of its threads, far longer.
        cosines = np.einsum("ij,kj->ik", self._embed(texts), known.vectors)
        likeness = _likeness(cosines, known.words.to(texts))
        said = np.einsum("ij,jk->ik", likeness, known.weights) + _NO_KIND
        said[:, _DANGER] += self._nearer_to_danger(likeness)
        return np.asarray(said, np.float32)

    def _nearer_to_danger(self, likeness: Likeness) -> Likeness:
        """Return how much nearer each text is to one line of danger than to one of the rest.

        A danger may be like few lines, and a figure of speech like many of danger.
        """
        last = len(self._texts) - len(self._lines.sounds_dangerous)
        is_danger = np.zeros(len(self._texts), dtype=np.bool_)
        is_danger[last - len(self._lines.of(KindOfMessage.DANGER)) : last] = True
        nearest = likeness.max(axis=1, initial=0.0, where=is_danger)
        return np.asarray(nearest - likeness.max(axis=1, initial=0.0, where=~is_danger))

    @cached_property
    def _known(self) -> "_KnownLines":
        texts = self._texts
        vectors, words = self._embed_lines(texts), runs_of_words(tuple(texts))
        targets = _targets(self._lines, len(texts))

        def solved() -> MessageVectors:
            kernel = words.to(texts)
            for first in range(0, len(texts), _AT_ONCE):  # each whole matrix takes 250 MB
                rows = slice(first, first + _AT_ONCE)
                kernel[rows] = _likeness(vectors[rows] @ vectors.T, kernel[rows])
            kernel[np.diag_indices_from(kernel)] += _RIDGE
            return solve_in_place(kernel, targets - np.float32(_NO_KIND))

        settings = (_NARROW, _BY_WORDS, _RIDGE, round(float(vectors.sum(dtype=np.float64)), 6))
        weights = self._keep_weights((texts, targets.tobytes(), settings), solved)
        return _KnownLines(vectors, words, weights)


def _targets(lines: MessageLines, number: int) -> MessageVectors:
    """Return for each line a column for each kind: 1 for its own, -1 for the others.

    What only sounds dangerous is mostly a question, but may be any other kind.
    """
    counts = [len(lines.of(kind)) for kind in KINDS]
    of_line = np.repeat(np.arange(len(KINDS)), counts)
    columns = _SORTED + len(lines.dangers) + len(lines.reports)
    targets = np.full((number, columns), -1.0, dtype=np.float32)
    targets[np.arange(len(of_line)), of_line] = 1.0
    targets[: len(of_line), AS_COURTESY] = _COURTEOUS[of_line]
    targets[len(of_line) :, KINDS.index(KindOfMessage.QUESTION)] = _PERHAPS
    for kind in (KindOfMessage.DANGER, KindOfMessage.REPORT):
        of_kind = np.flatnonzero(of_line == KINDS.index(kind))
        sorts, columns_of_kind = lines.sorts_of(kind), columns_of(lines, kind)
        sort = np.repeat(np.arange(len(sorts)), [len(some) for some in sorts.values()])
        targets[of_kind[: len(sort)], columns_of_kind.start + sort] = 1.0
    return targets


def columns_of(lines: MessageLines, kind: KindOfMessage) -> slice:
    """Return which columns of scores are those of a kind's sorts."""
    first = _SORTED + (len(lines.dangers) if kind is KindOfMessage.REPORT else 0)
    return slice(first, first + len(lines.sorts_of(kind)))


@dataclass(frozen=True, slots=True)
class _KnownLines:
    vectors: MessageVectors
    words: RunsOfWords
    weights: MessageVectors  # a row for each line: how much it speaks for each kind


def _likeness(cosines: MessageVectors, by_words: Likeness) -> MessageVectors:
    by_meaning = np.exp(2 * _NARROW * (cosines - 1))
    return np.asarray((1 - _BY_WORDS) * by_meaning + _BY_WORDS * by_words, dtype=np.float32)
