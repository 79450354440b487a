"""An index in a directory of this machine, for one process or several.

Entries lie in Chroma; a file beside it says which of them can be found now. A change adds
entries, then replaces that file, then drops what nobody may read any more: whenever it is
killed, what is read is the state before it or after it, and the next change clears up. Chroma
lets one process own the vectors of a directory, so writers come one after another, each opens
it anew, and what is read are the records alone, which lie in SQLite.
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
from threading import Lock
from typing import cast

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError

from bot.guidance.domain import IndexBusyError, IndexFolderError, IndexUnreadableError
from bot.guidance.keep import chroma_records as records
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.storage import MEND, Manifest

_LOCK_TIMEOUT_SECONDS = 10.0  # longer than a small change takes
_ROOM_TO_READ = 1_000_000  # bytes
_OPENING = (
    Lock()
)  # Chroma shares one connection among threads, but does not count it in one step
_UNREADABLE = (ChromaError, OSError, KeyError, ValueError, TypeError)


class ChromaDirectory:
    """Keeps one index. A change adds first, then switches all readers over, and drops last."""

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when something is kept."""
        self._folder = folder
        self._manifest = folder / "current"

    def version(self) -> str:
        """Return the current state's version; empty if nothing is kept."""
        manifest = self.manifest()
        return manifest.version if manifest else ""

    def manifest(self) -> Manifest | None:
        """Return what is kept now; None if nothing is."""
        try:
            return records.manifest_in(self._manifest.read_text(encoding="ascii"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unusable(error) from error
        except ValueError:  # an earlier version's, which kept its state in another way
            return None

    def load(self, digests: Collection[str]) -> list[IndexEntry]:
        """Return the documents with these digests."""
        if not digests:
            return []
        message = f"The index in {self._folder} cannot be read; run `{MEND}`."
        if not self._entries.is_dir():
            raise IndexUnreadableError(message)
        try:
            with _writable(self._entries) as folder, _opened(folder) as client:
                return list(records.read_entries(client, digests))
        except _UNREADABLE as error:
            if _is_about_room(error):
                raise self._unusable(error) from error
            raise IndexUnreadableError(message) from error

    def change(self, manifest: Manifest, added: Sequence[IndexEntry]) -> str:
        """Make this the current state; what it drops stays until the next, for who reads it."""
        with self._only_writer():
            before = self.manifest()
            try:
                with _opened(self._entries) as client:
                    records.write_entries(client, added)
                    self._point_to(manifest)
                    named = {*manifest.digests, *(before.digests if before else ())}
                    records.delete_entries(client, records.digests_kept(client) - named)
            except (ChromaError, OSError) as error:
                raise self._unusable(error) from error
            self._drop_all_but(self._entries)
            return manifest.version

    def clear(self) -> None:
        """Forget everything, readable or not."""
        with self._only_writer():
            self._manifest.unlink(missing_ok=True)
            self._drop_all_but(None)

    @property
    def _entries(self) -> Path:
        return self._folder / "entries"

    def _point_to(self, manifest: Manifest) -> None:
        new = self._manifest.with_suffix(".new")
        new.write_text(records.written_manifest(manifest), encoding="ascii")
        new.replace(self._manifest)

    def _drop_all_but(self, kept: Path | None) -> None:
        """Drop the folders of an index, of earlier versions as well, which had one a change."""
        for path in self._folder.iterdir():
            if path.is_dir() and path != kept:
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
        if "disk I/O error" in str(error):  # SQLite inside Chroma; told in words alone
            why = "the disk is full or broken"
        mend = "make room there, or set STATE"
        message = f"The index cannot be kept in {self._folder} ({why}); {mend}."
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
    with _OPENING:
        try:
            client = _client(folder)
        except AttributeError:  # it could not be opened before: Chroma forgot that only now
            client = _client(folder)
    try:
        yield client
    finally:
        with _OPENING:
            client.close()


def _client(folder: Path) -> Client:
    # A copy: the client writes into it where its folder is.
    return cast("Client", chromadb.PersistentClient(folder, _settings().model_copy()))


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
