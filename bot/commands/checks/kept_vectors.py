"""Keeps what `knowledge check` read of each text, so that the next run reads only new ones."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.composition.opening import index_folder_of, open_embedding
from bot.guidance.standards.likeness import Embed
from bot.settings import Settings


class KeptVectors:
    """Reads each text once, and those that a file knows not at all."""

    def __init__(self, path: Path, name: str, embed: Embed) -> None:
        """Take what the file keeps, if it was made by the embedding of this name.

        A file that cannot be read keeps nothing.
        """
        self._path = path
        self._name = name
        self._embed = embed
        self._kept = _read(path, name)
        self._used: dict[str, list[float]] = {}

    def __call__(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of the texts, in their order."""
        keys = {text: hashlib.sha256(text.encode()).hexdigest() for text in texts}
        known = self._used.keys() | self._kept.keys()
        new = [text for text, key in keys.items() if key not in known]
        if new:
            read = zip((keys[text] for text in new), self._embed(new), strict=True)
            self._used.update(read)
        self._used |= {key: self._kept[key] for key in keys.values() if key not in self._used}
        return [self._used[keys[text]] for text in texts]

    def keep(self) -> None:
        """Write what was used this time, and forget the rest; make the folder for it."""
        if self._used.keys() == self._kept.keys():
            return
        new = self._path.with_suffix(f".{os.getpid()}.npz")  # savez wants this ending
        rows = np.array(list(self._used.values()), dtype=np.float32)
        with suppress(OSError):  # a full or closed disk costs only time
            self._path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(new, name=self._name, keys=np.array(list(self._used)), rows=rows)
            new.replace(self._path)


@contextmanager
def kept_vectors(settings: Settings) -> Iterator[Embed]:
    """Give what reads texts with the settings' embedding, and keep what it read.

    It lies in `state`, one file for each knowledge folder; where none can be made, nowhere.
    """
    embedding = open_embedding(settings)
    path = settings.state / "check" / f"{index_folder_of(settings).name}.npz"
    vectors = KeptVectors(path, embedding.name, embedding.embeddings.embed_documents)
    yield vectors
    vectors.keep()


def _read(path: Path, name: str) -> dict[str, list[float]]:
    with (
        suppress(OSError, ValueError, KeyError, EOFError, BadZipFile),
        path.open("rb") as opened,
    ):
        file = np.load(opened)
        if str(file["name"]) == name:
            return dict(zip(file["keys"].tolist(), file["rows"].tolist(), strict=True))
    return {}
