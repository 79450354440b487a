"""Decides what a message is, by its likeness to described lines. Pure.

Kernel ridge regression (Saunders 1998), one target a kind. The kernel is likeness in meaning
(Gaussian, over vectors of length 1) and in words. Why, and the figures: docs/decisions/0010.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.ask.routing.domain import KindOfMessage, MessageLines
from bot.ask.routing.wording import Likeness, RunsOfWords, runs_of_words

MessageVectors: TypeAlias = NDArray[np.float32]  # one row of length 1 for each text
EmbedLines: TypeAlias = Callable[[Sequence[str]], MessageVectors]
KeepRows: TypeAlias = Callable[[object, Callable[[], MessageVectors]], MessageVectors]
"""Returns the rows made of something, or makes them."""


def make_anew(_made_of: object, make: Callable[[], MessageVectors]) -> MessageVectors:
    """Keep nothing."""
    return make()


# Measured by `python -m tests.benchmarks.routing`. A score is near 1 for what the lines of a
# kind say, near -1 for what those of others say, and for what is like no line at all.
_NARROW = 2.0  # how fast likeness in meaning falls with distance
_BY_WORDS = 0.4  # of the kernel; the rest is by meaning
_RIDGE = 0.2
_NO_KIND = -1.0  # what a score falls back to, far from all lines
_DANGER = -0.3  # the lowest score that is danger; more figures of speech would pass below
_WHOLE = 0.25  # of a score but danger's; the rest is of the message without courtesies
_LONG = 3  # sentences from which danger is looked for in each
_SURE = -0.7  # the lowest score of a kind; below, a message is a question: it is looked up
_LETTER = -0.4  # the same of a customer's message, which is never looked up as a whole
_PERHAPS = 0.0  # as a question, of what only sounds dangerous
_COURTESY = -0.25  # the lowest score of a part that is left out as a courtesy
_MOST_PARTS = 24  # of a message are read; in a longer one its first and last
_LONGEST_PART = 400  # characters
_PART_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[,:;)])\s+|\s{1,9}[–—-]\s+")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+|\n+")
_TAG = re.compile(r"<[^<>]*>")  # of a page or mail that was pasted
_KINDS = tuple(KindOfMessage)
_COURTESIES = (KindOfMessage.GREETING, KindOfMessage.THANKS)
_AS_COURTESY = len(_KINDS)  # a further target: what stands around a message
_COURTEOUS = np.array(
    [1.0 if kind in _COURTESIES else -1.0 for kind in _KINDS], dtype=np.float32
)
_COURTEOUS[_KINDS.index(KindOfMessage.CUSTOMER_MESSAGE)] = -0.5  # they hold courtesies too


class MessageRouter:
    """Tells what messages are; never changes, so any thread may use it."""

    def __init__(
        self,
        lines: MessageLines,
        embed: EmbedLines,
        embed_lines: EmbedLines,
        keep_weights: KeepRows = make_anew,
    ) -> None:
        """Know the lines; they are embedded when the first message comes.

        Args:
            lines: what describes each kind.
            embed: returns vectors of parts of messages.
            embed_lines: the same of the lines; it may keep them for the next process.
            keep_weights: keeps what is made of the lines for the next process.
        """
        self._lines, self._embed, self._embed_lines = lines, embed, embed_lines
        self._keep_weights = keep_weights
        self._preparing = Lock()

    def kind_of(self, text: str) -> KindOfMessage:
        """Return what the message is; a question where no lines say anything else."""
        text = _readable(text)
        parts = _pieces(_PART_ENDS, text)
        if not parts or not self._texts:
            return KindOfMessage.QUESTION
        is_courtesy = self._scores(parts)[:, _AS_COURTESY] > _COURTESY
        wanted = _between(text, parts, ~is_courtesy)
        whole, core, *each = self._scores([text, wanted, *_pieces(_SENTENCE_ENDS, wanted)])
        scores = _WHOLE * whole + (1 - _WHOLE) * core
        danger = _KINDS.index(KindOfMessage.DANGER)
        worst = max(score[danger] for score in each) if len(each) >= _LONG else -1.0
        if max(core[danger], (core[danger] + worst) / 2) > _DANGER:
            return KindOfMessage.DANGER
        letter = _KINDS.index(KindOfMessage.CUSTOMER_MESSAGE)
        likely = [one for one in range(danger) if one != letter or scores[one] > _LETTER]
        nearest = max(likely, key=lambda number: scores[number])
        return _KINDS[nearest] if scores[nearest] > _SURE else KindOfMessage.QUESTION

    def lines_of(self, kind: KindOfMessage) -> Sequence[str]:
        """Return what describes a kind."""
        return self._lines.of_kind.get(kind, ())

    def score_of(self, kind: KindOfMessage, text: str) -> float:
        """Return how much a message is of a kind: near 1 if it is, near -1 if not.

        Its likest sentence counts half, so that greetings and stories around it count less.
        """
        sentences = _pieces(_SENTENCE_ENDS, _readable(text))
        if not sentences or not self.lines_of(kind):
            return -1.0
        scores = self._scores([" ".join(sentences), *sentences])[:, _KINDS.index(kind)]
        return float((scores[0] + scores[1:].max()) / 2)

    def prepare(self) -> None:
        """Compare the lines with each other now, so that the next message need not wait."""
        with self._preparing:
            if self._texts:
                _ = self._known

    def _scores(self, texts: Sequence[str]) -> MessageVectors:
        """Return a row for each text, a column for each kind."""
        with self._preparing:
            known = self._known
        # On one thread: on a busy machine `@` waits for all of its threads, far longer.
        cosines = np.einsum("ij,kj->ik", self._embed(texts), known.vectors)
        likeness = _likeness(cosines, known.words.to(texts))
        said = np.einsum("ij,jk->ik", likeness, known.weights)
        return np.asarray(said + _NO_KIND, np.float32)

    @property
    def _texts(self) -> list[str]:
        of_kinds = [line for kind in _KINDS for line in self.lines_of(kind)]
        return [*of_kinds, *self._lines.sounds_dangerous]

    @cached_property
    def _known(self) -> "_KnownLines":
        texts = self._texts
        vectors, words = self._embed_lines(texts), runs_of_words(tuple(texts))
        targets = _targets(self._lines, len(texts))

        def solved() -> MessageVectors:
            kernel = _likeness(vectors @ vectors.T, words.to(texts))
            kernel[np.diag_indices_from(kernel)] += _RIDGE
            return np.asarray(np.linalg.solve(kernel, targets - _NO_KIND), dtype=np.float32)

        settings = (_NARROW, _BY_WORDS, _RIDGE, round(float(vectors.sum(dtype=np.float64)), 6))
        weights = self._keep_weights((texts, targets.tobytes(), settings), solved)
        return _KnownLines(vectors, words, weights)


def _targets(lines: MessageLines, number: int) -> MessageVectors:
    """Return for each line a column for each kind: 1 for its own, -1 for the others.

    What only sounds dangerous is mostly a question, but may be any other kind.
    """
    counts = [len(lines.of_kind.get(kind, ())) for kind in _KINDS]
    of_line = np.repeat(np.arange(len(_KINDS)), counts)
    targets = np.full((number, len(_KINDS) + 1), -1.0, dtype=np.float32)
    targets[np.arange(len(of_line)), of_line] = 1.0
    targets[: len(of_line), _AS_COURTESY] = _COURTEOUS[of_line]
    targets[len(of_line) :, _KINDS.index(KindOfMessage.QUESTION)] = _PERHAPS
    return targets


@dataclass(frozen=True, slots=True)
class _KnownLines:
    vectors: MessageVectors
    words: RunsOfWords
    weights: MessageVectors  # a row for each line: how much it speaks for each kind


def _likeness(cosines: MessageVectors, by_words: Likeness) -> MessageVectors:
    by_meaning = np.exp(2 * _NARROW * (cosines - 1))
    return np.asarray((1 - _BY_WORDS) * by_meaning + _BY_WORDS * by_words, dtype=np.float32)


def _readable(text: str) -> str:
    # An embedding takes no halves of characters.
    return _TAG.sub(" ", text.encode(errors="ignore").decode())


def _pieces(ends: re.Pattern[str], text: str) -> list[str]:
    pieces = [piece.strip()[:_LONGEST_PART] for piece in ends.split(text) if piece.strip()]
    half = _MOST_PARTS // 2
    return pieces if len(pieces) <= _MOST_PARTS else [*pieces[:half], *pieces[-half:]]


def _between(text: str, parts: Sequence[str], is_wanted: NDArray[np.bool_]) -> str:
    """Return the text without the courtesies around it; whole if it is nothing else."""
    wanted = np.flatnonzero(is_wanted)
    if not len(wanted):
        return text
    first, last = parts[wanted[0]], parts[wanted[-1]]
    return text[text.find(first) : text.rfind(last) + len(last)]
