"""Keeps a second process away from a SQLite file that one works on."""

import fcntl
from pathlib import Path
from typing import IO

from bot.errors import CannotDoError


class LockError(CannotDoError):
    """The file that says who the owner is cannot be written."""


class FileLock:
    """Owns a file for this process; the operating system ends that with it, even by a crash."""

    def __init__(self, file: Path) -> None:
        self._lock_file = file.with_name(f"{file.name}.lock")
        self._lock: IO[str] | None = None

    def take(self) -> bool:
        """Become the owner without waiting; False if another process is.

        Raises:
            LockError: the lock's file cannot be written.
        """
        try:
            lock = self._lock_file.open("a", encoding="ascii")
        except OSError as error:
            message = f"{self._lock_file} cannot be written ({error.strerror}); see STATE."
            raise LockError(message) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self._lock = lock
        return True

    def give_back(self) -> None:
        """Let another process be the owner; fine if this one never was."""
        if self._lock:
            self._lock.close()
            self._lock = None
