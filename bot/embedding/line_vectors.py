"""Vectors of a list of texts, kept in a file between two runs."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import numpy as np
from numpy.typing import NDArray

from bot.embedding.choice import NamedEmbeddings

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LineVectors:
    """Embeds a list once, and again when a text of it or the embedding changed."""

    embedding: NamedEmbeddings
    folder: Path
    name: str  # of the list; begins the file's name

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a row for each text; a folder that cannot be written is only logged."""
        said = hashlib.sha256(repr([self.embedding.name, *texts]).encode()).hexdigest()[:16]
        path = self.folder / f"{self.name}-{said}.npy"
        try:
            return np.asarray(np.load(path), dtype=np.float32)
        except (OSError, ValueError):  # never kept, or damaged
            rows = np.array(self.embedding.embeddings.embed_documents([*texts]), np.float32)
            self._keep(path, rows)
            return rows

    def _keep(self, path: Path, rows: NDArray[np.float32]) -> None:
        new = path.with_suffix(f".{token_hex(4)}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with new.open("wb") as file:
                np.save(file, rows)
            new.replace(path)
            for older in set(path.parent.glob(f"{self.name}-*.npy")) - {path}:
                older.unlink(missing_ok=True)
        except OSError as error:
            _log.info("vectors not kept", extra={"why": error.strerror})
