"""Vectors of the subjects left to others, kept between two runs."""

from functools import cached_property
from pathlib import Path

import numpy as np

from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import LineVectors
from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.wording import Wording
from bot.guidance.signposts.domain import NEAR, NearSignpost

_NONE = np.zeros(0, dtype=np.float32)


class Phrases:
    """Compares questions with the subjects that a knowledge folder leaves to others."""

    def __init__(
        self, wording: Wording, embedding: NamedEmbeddings, folder: Path | None = None
    ) -> None:
        """Embed the subjects at the first question; keep their vectors in ``folder``.

        Without a folder, or where it cannot be written, each process embeds them anew.
        """
        self.wording = wording
        self._lines = LineVectors(embedding, folder, "phrases")

    def likeness(self, vector: Vectors) -> Vectors:
        """Return the cosine of the question, a vector of length 1, with each subject."""
        if not self.wording.elsewhere:
            return _NONE
        return np.asarray(np.einsum("ij,j->i", self._vectors, vector), dtype=np.float32)

    def signpost(self, vector: Vectors) -> NearSignpost | None:
        """Return where to go with the subject of a question; None if it is of none of them."""
        cosines = self.likeness(vector)
        if not len(cosines) or cosines.max() < NEAR:
            return None
        signpost = self.wording.signposts.at(int(cosines.argmax()))
        return NearSignpost(signpost, float(cosines.max())) if signpost else None

    def prepare(self) -> None:
        """Embed the subjects now, so that the next question need not wait for them."""
        if self.wording.elsewhere:
            _ = self._vectors

    @cached_property
    def _vectors(self) -> Vectors:
        return self._lines.of(self.wording.elsewhere)
