"""Which moment of truth a question for the map is about: by meaning. Pure."""

from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.ask.sentences import sentences_of
from bot.moments.domain import Moment

TextVectors: TypeAlias = NDArray[np.float32]  # one row of length 1 for each text
EmbedTexts: TypeAlias = Callable[[Sequence[str]], TextVectors]

# Measured by `python -m tests.benchmarks.map_questions`.
_COMMON = 3  # directions in which questions for the map lie, whichever moment they are about
_ABOUT_A_MOMENT = 0.24  # cosine beside these directions


class MomentLikeness:
    """Compares questions for the map with its moments; any thread may use it."""

    def __init__(
        self,
        lines: Sequence[str],
        moments: Sequence[Moment],
        *,
        embed: EmbedTexts,
        embed_lines: EmbedTexts,
    ) -> None:
        """Know lines and moments; they are embedded when the first message comes.

        Args:
            lines: what describes the questions for the map, whichever moment they are about.
            moments: what they may be about.
            embed: returns vectors of sentences of questions.
            embed_lines: the same of the lines; it may keep them for the next process.
        """
        self._lines, self._moments = lines, moments
        self._embed, self._embed_lines = embed, embed_lines
        self._preparing = Lock()

    def moment_of(self, text: str) -> Moment | None:
        """Return the moment that a question for the map is about; None if about none."""
        sentences = sentences_of(text)
        if not sentences or not self._moments or not self._lines:
            return None
        with self._preparing:
            known, common = self._known[len(self._lines) :], self._common
        asked = _beside(self._embed(sentences), common)
        cosines = np.einsum("ij,kj->ik", asked, _beside(known, common)).max(axis=0)
        numbers = np.repeat(
            np.arange(len(self._moments)), [len(_told(m)) for m in self._moments]
        )
        likeness = [float(cosines[numbers == at].mean()) for at in range(len(self._moments))]
        best = int(np.argmax(likeness))
        return self._moments[best] if likeness[best] >= _ABOUT_A_MOMENT else None

    def prepare(self) -> None:
        """Embed lines and moments now, so that the next message need not wait."""
        if self._lines:
            with self._preparing:
                _ = self._common

    @cached_property
    def _known(self) -> TextVectors:
        """The vectors of all lines, then of what each moment says of itself."""
        told = [text for moment in self._moments for text in _told(moment)]
        return self._embed_lines([*self._lines, *told])

    @cached_property
    def _common(self) -> TextVectors:
        """What questions for the map have in common: it tells no moment from another."""
        lines = self._known[: len(self._lines)]
        return np.asarray(np.linalg.svd(lines, full_matrices=False)[2][:_COMMON], np.float32)


def _beside(vectors: TextVectors, directions: TextVectors) -> TextVectors:
    """Return the vectors without what of them lies in the directions, of length 1 again."""
    along = np.einsum("ij,kj->ik", vectors, directions)
    left = vectors - np.einsum("ik,kj->ij", along, directions)
    lengths = np.maximum(np.linalg.norm(left, axis=1, keepdims=True), 1e-6)
    return np.asarray(left / lengths, dtype=np.float32)


def _told(moment: Moment) -> list[str]:
    doing = f"{moment.name[:1].lower()}{moment.name[1:]}"
    name = f"{moment.moment_id.replace('-', ' ')}: {moment.name}"
    asked = [moment.question] if moment.question else []
    return [name, f"who matters to a customer who is {doing}", *asked]
