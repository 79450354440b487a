"""An index in a directory of this machine, for one process or several.

Chroma lets one process own a directory: a second writer's vectors are lost without a word. So
a directory that can be read is never changed: a change works on a copy, and then points to it.
"""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import cast

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError

from bot.guidance.domain import IndexBusyError, IndexFolderError, IndexUnreadableError
from bot.guidance.keep import chroma_records as records
from bot.guidance.keep.storage import MEND, KeptDocument, Manifest

_LOCK_TIMEOUT_SECONDS = 10.0  # longer than a small change takes
_ROOM_TO_READ = 1_000_000  # bytes
_UNREADABLE = (ChromaError, OSError, KeyError, ValueError, TypeError)


class ChromaDirectory:
    """Keeps generations of an index, each a Chroma directory, and which one is current."""

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when something is kept."""
        self._folder = folder
        self._pointer = folder / "current"

    def version(self) -> str:
        """Return the name of the current generation; empty if there is none."""
        try:
            return self._pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._unusable(error) from error

    def manifest(self) -> Manifest | None:
        """Return what the current generation holds; None if there is none."""
        with self._current() as client:
            return records.read_manifest(client) if client else None

    def load(self, digests: Collection[str]) -> list[KeptDocument]:
        """Return the documents with these digests."""
        with self._current() as client:
            return list(records.read_documents(client, digests)) if client else []

    def change(self, manifest: Manifest, added: Sequence[KeptDocument]) -> str:
        """Make a new generation and point to it; the one before stays for those who read it."""
        with self._only_writer():
            before = self.version()
            try:
                generation = self._made(manifest, added, before)
            except (ChromaError, OSError) as error:
                self._drop_all_but({before})
                raise self._unusable(error) from error
            self._drop_all_but({before, generation})
            return generation

    def clear(self) -> None:
        """Forget everything, readable or not."""
        with self._only_writer():
            self._pointer.unlink(missing_ok=True)
            self._drop_all_but(set())

    def _made(self, manifest: Manifest, added: Sequence[KeptDocument], before: str) -> str:
        building = self._folder / "building"
        shutil.rmtree(building, ignore_errors=True)
        if before and (self._folder / before).is_dir():
            shutil.copytree(self._folder / before, building)
        with _opened(building) as client:
            records.write_documents(client, added)
            records.write_manifest(client, manifest)
            records.delete_documents(client, manifest.retired)
        generation = f"{time.time_ns():x}-{manifest.version}"
        building.rename(self._folder / generation)
        self._point_to(generation)
        return generation

    @contextmanager
    def _current(self) -> Iterator[ClientAPI | None]:
        generation = self.version()
        if not generation:
            yield None
            return
        message = f"The index in {self._folder} cannot be read; run `{MEND}`."
        if not (self._folder / generation).is_dir():
            raise IndexUnreadableError(message)
        try:
            with _writable(self._folder / generation) as folder, _opened(folder) as client:
                yield client
        except _UNREADABLE as error:
            if _is_about_room(error):
                raise self._unusable(error) from error
            raise IndexUnreadableError(message) from error

    def _point_to(self, generation: str) -> None:
        new = self._pointer.with_suffix(".new")
        new.write_text(generation, encoding="ascii")
        new.replace(self._pointer)

    def _drop_all_but(self, generations: set[str]) -> None:
        for path in self._folder.iterdir():
            if path.is_dir() and path.name not in generations:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _only_writer(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = (self._folder / "lock").open("w", encoding="ascii")
        except OSError as error:
            raise self._unusable(error) from error
        with lock:
            _take(lock.fileno(), self._folder)
            yield

    def _unusable(self, error: Exception) -> IndexFolderError:
        if _is_about_room(error):
            message = (
                f"There is no room for the index in {self._folder}; make some, or set STATE."
            )
            return IndexFolderError(message)
        why = getattr(error, "strerror", None) or error
        message = f"The index cannot be kept in {self._folder} ({why}); set STATE."
        return IndexFolderError(message)


def _is_about_room(error: Exception) -> bool:
    # Chroma and a copy of many files tell it in words alone.
    return any(words in str(error) for words in ("No space left", "disk is full"))


@contextmanager
def _writable(folder: Path) -> Iterator[Path]:
    """Yield the folder, or a copy where it is read-only or full: Chroma writes even to read."""
    if os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > _ROOM_TO_READ:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="customer-focus-index-") as copies:
        yield Path(shutil.copytree(folder, Path(copies) / folder.name))


@cache
def _settings() -> Settings:
    """Return what Chroma is told; made once, for it looks at the environment each time."""
    return Settings(anonymized_telemetry=False)


@contextmanager
def _opened(folder: Path) -> Iterator[ClientAPI]:
    # A copy: the client writes into it where its folder is.
    settings = _settings().model_copy()
    client = cast("Client", chromadb.PersistentClient(folder, settings=settings))
    try:
        yield client
    finally:
        client.close()


def _take(lock: int, folder: Path) -> None:
    """Take the lock; the operating system gives it back even after a crash."""
    deadline = time.monotonic() + _LOCK_TIMEOUT_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                message = f"Another process is indexing into {folder}; try again in a minute."
                raise IndexBusyError(message) from error
            time.sleep(0.1)
        else:
            return
