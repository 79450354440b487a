"""Vectors of a list of texts, kept in a file between two runs."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.embedding.choice import NamedEmbeddings

_log = logging.getLogger(__name__)
_LONGEST_NAME = 32  # hexadecimal digits of what a text says, and of the embedding


@dataclass(frozen=True, slots=True)
class LineVectors:
    """Embeds a list once, and again when a text of it or the embedding changed."""

    embedding: NamedEmbeddings
    folder: Path | None  # None: each process embeds it anew
    name: str  # of the list; begins the file's name

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return a row for each text; a folder that cannot be written is only logged."""
        if self.folder is None:
            return self._embedded(texts)
        names = [self._name_of(text) for text in texts]
        said = hashlib.sha256("".join(names).encode()).hexdigest()[:16]
        path = self.folder / f"{self.name}-{said}.npy"
        if (kept := _named_rows(path)) is not None:
            return np.asarray(kept["row"])
        rows = self._with_earlier_ones(dict(zip(names, texts, strict=True)))
        made = np.array([rows[name] for name in names], np.float32)
        _keep(path, _with_names(names, made))
        return made

    def _name_of(self, text: str) -> str:
        said = f"{self.embedding.name}\n{text}".encode(errors="replace")
        return hashlib.sha256(said).hexdigest()[:_LONGEST_NAME]

    def _with_earlier_ones(self, texts: dict[str, str]) -> dict[str, NDArray[np.float32]]:
        """Return the rows of named texts; only those are embedded that no file has."""
        files = [*self.folder.glob(f"{self.name}-*.npy")] if self.folder else []
        earlier = [rows for path in files if (rows := _named_rows(path)) is not None]
        known = {one["name"].decode(): one["row"] for rows in earlier for one in rows}
        new = {name: text for name, text in texts.items() if name not in known}
        return known | dict(zip(new, self._embedded([*new.values()]), strict=True))

    def _embedded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array(self.embedding.embeddings.embed_documents([*texts]), np.float32)


def kept_rows(
    folder: Path, name: str, made_of: object, make: Callable[[], NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Return rows that take long to make: made once, and again when what they are of changed.

    Args:
        folder: where they are kept; one that cannot be written is only logged.
        name: of the rows; begins the file's name.
        made_of: what they are made of; told apart by its `repr`.
        make: makes them.
    """
    said = hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]
    path = folder / f"{name}-{said}.npy"
    try:
        # Read where it lies: a process of many workspaces holds no copy of each one's.
        return np.asarray(np.load(path, mmap_mode="r"), dtype=np.float32)
    except (OSError, ValueError):  # never kept, or damaged
        rows = make()
        _keep(path, rows)
        return rows


def copy_line_vectors(own: Path, starter: Path) -> None:
    """Copy the starter's vectors of each list of which a folder has none.

    Trouble is only logged.
    """
    try:
        for kept in starter.glob("*-*.npy"):
            if not any(own.glob(f"{_list_of(kept)}-*.npy")):
                _keep(own / kept.name, np.load(kept))
    except (OSError, ValueError) as error:  # then they are embedded anew, in some seconds
        _log.info("vectors not taken over", extra={"why": str(error)})


def _list_of(path: Path) -> str:
    return path.stem.rpartition("-")[0]


def _with_names(names: Sequence[str], rows: NDArray[np.float32]) -> NDArray[np.void]:
    fields = [("name", f"S{_LONGEST_NAME}"), ("row", np.float32, rows.shape[1:])]
    named = np.zeros(len(names), dtype=fields)
    named["name"], named["row"] = names, rows
    return named


def _named_rows(path: Path) -> NDArray[np.void] | None:
    """Return what a file keeps, read where it lies; None if there is none, or it is damaged."""
    try:
        rows = np.load(path, mmap_mode="r")
    except (OSError, ValueError):
        return None
    return rows if rows.dtype.names else None  # of an earlier version


def _keep(path: Path, rows: NDArray[Any]) -> None:
    """Write the file whole, then delete those of older texts; trouble is only logged."""
    new = path.with_suffix(f".{token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            np.save(file, rows)
        new.replace(path)
        for older in set(path.parent.glob(f"{_list_of(path)}-*.npy")) - {path}:
            older.unlink(missing_ok=True)
    except OSError as error:
        _log.info("vectors not kept", extra={"why": error.strerror})
