"""The lists beside the guidance, as vectors: what employees ask of it, and what of others."""

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from secrets import token_hex
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.embedding.choice import NamedEmbeddings
from bot.guidance.wording import Wording

Vectors: TypeAlias = NDArray[np.float32]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a question comes to each list; cosines, -1.0 to 1.0."""

    elsewhere: float | None = None  # to the nearest subject left to others
    asked: Mapping[str, float] = field(default_factory=dict)  # by document, its nearest line


class Phrases:
    """Compares questions with the lists of a knowledge folder."""

    def __init__(
        self, wording: Wording, embedding: NamedEmbeddings, folder: Path | None = None
    ) -> None:
        """Embed the lists at the first question; keep their vectors in ``folder`` for the next.

        Without a folder, or where it cannot be written, each process embeds them anew.
        """
        self.wording = wording
        self._embedding = embedding
        self._folder = folder

    def likeness(self, vector: Vectors) -> Likeness:
        """Return how near the question with this vector comes to each list."""
        if not (self.wording.elsewhere or self.wording.asked):
            return Likeness()
        elsewhere, asked = self._vectors
        nearest: dict[str, float] = {}
        for (document, _), cosine in zip(self.wording.asked, asked @ vector, strict=True):
            nearest[document] = max(float(cosine), nearest.get(document, -1.0))
        return Likeness(float((elsewhere @ vector).max()) if len(elsewhere) else None, nearest)

    @cached_property
    def _vectors(self) -> tuple[Vectors, Vectors]:
        """The vectors of the subjects left to others, and those of what is asked."""
        texts = [*self.wording.elsewhere, *(line for _, line in self.wording.asked)]
        rows = self._kept(texts)
        count = len(self.wording.elsewhere)
        return rows[:count], rows[count:]

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


def _keep(path: Path, rows: Vectors) -> None:
    """Put the file there as a whole, in place of those of older lists."""
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
