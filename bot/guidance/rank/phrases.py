"""Vectors of the subjects left to others, kept between two runs."""

import hashlib
import logging
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from secrets import token_hex

import numpy as np

from bot.embedding.choice import NamedEmbeddings
from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.wording import Wording
from bot.guidance.signposts.domain import NEAR, NearSignpost

_NONE = np.zeros(0, dtype=np.float32)
_log = logging.getLogger(__name__)


class Phrases:
    """Compares questions with the subjects that a knowledge folder leaves to others."""

    def __init__(
        self, wording: Wording, embedding: NamedEmbeddings, folder: Path | None = None
    ) -> None:
        """Embed the subjects at the first question; keep their vectors in ``folder``.

        Without a folder, or where it cannot be written, each process embeds them anew.
        """
        self.wording = wording
        self._embedding = embedding
        self._folder = folder

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
        return self._kept(self.wording.elsewhere)

    def _kept(self, texts: Sequence[str]) -> Vectors:
        name = hashlib.sha256(repr([self._embedding.name, *texts]).encode()).hexdigest()[:16]
        path = self._folder / f"phrases-{name}.npy" if self._folder else None
        if path is None:
            return self._embedded(texts)
        try:
            return np.asarray(np.load(path), dtype=np.float32)
        except (OSError, ValueError):  # never kept, or damaged
            rows = self._embedded(texts)
            _keep(path, rows)
            return rows

    def _embedded(self, texts: Sequence[str]) -> Vectors:
        return np.array(self._embedding.embeddings.embed_documents([*texts]), np.float32)


def copy_phrases(own: Path, starter: Path) -> None:
    """Copy the starter's vectors into a folder that has none; trouble is only logged."""
    if any(own.glob("phrases-*.npy")):
        return
    try:
        for kept in starter.glob("phrases-*.npy"):
            _keep(own / kept.name, np.load(kept))
    except (OSError, ValueError) as error:  # then they are embedded anew, in some seconds
        _log.info("phrases not taken over", extra={"why": str(error)})


def _keep(path: Path, rows: Vectors) -> None:
    """Write the file whole, then delete those of older lists; trouble is only logged."""
    new = path.with_suffix(f".{token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        older = [one for one in path.parent.glob("phrases-*.npy") if one != path]
        with new.open("wb") as file:
            np.save(file, rows)
        new.replace(path)
        for one in older:
            one.unlink(missing_ok=True)
    except OSError as error:
        _log.info("phrases not kept", extra={"why": error.strerror})
