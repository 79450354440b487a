"""Errors of the database, sorted by what can be done about them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.errors import TryAgainError


class DatabaseUnavailableError(TryAgainError):
    """The database does not answer, or somebody else holds it for too long."""


class DatabaseFullError(DatabaseUnavailableError):
    """The disk has no room left."""


class DatabaseReadOnlyError(DatabaseUnavailableError):
    """What is kept may be read, and no more."""


@contextmanager
def unavailable_named() -> Iterator[None]:
    """Raise one of these in place of the driver's error; other errors pass unchanged.

    Raises:
        DatabaseUnavailableError: it is; nothing was kept.
    """
    try:
        yield
    except (exc.OperationalError, exc.InterfaceError, exc.TimeoutError, OSError) as error:
        raise _named(error) from error


def is_unwritable(error: BaseException | None) -> bool:
    """Whether SQLite could not write for a reason that an operator can mend."""
    return _sqlite_name(error).startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR"))


def is_full(error: BaseException | None) -> bool:
    """Whether SQLite found no room left on a disk."""
    return _sqlite_name(error).startswith("SQLITE_FULL")


def is_damaged(error: BaseException | None) -> bool:
    """Whether SQLite found a file that is no database, or a broken one."""
    return _sqlite_name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def disk_trouble(error: BaseException) -> str | None:
    """Return in plain words what the disk did to what caused the error; None if nothing."""
    cause = error.__cause__ or error
    told = {"SQLITE_FULL": "the disk is full", "SQLITE_IOERR": "the disk is full or broken"}
    name = _sqlite_name(getattr(cause, "orig", cause))
    return next((words for begin, words in told.items() if name.startswith(begin)), None)


def _named(error: Exception) -> DatabaseUnavailableError:
    name = _sqlite_name(getattr(error, "orig", error))
    if is_full(getattr(error, "orig", error)):
        message = "The disk I write to is full. Please tell whoever runs me, and try later."
        return DatabaseFullError(message)
    if name.startswith("SQLITE_READONLY"):
        message = "I may not write anything down. Please tell whoever runs me, and try later."
        return DatabaseReadOnlyError(message)
    message = "My memory is not reachable right now. Please try again in a minute."
    return DatabaseUnavailableError(message)


def _sqlite_name(error: BaseException | None) -> str:
    """Return SQLite's name for what happened, "SQLITE_FULL"; nothing for anything else."""
    is_named = isinstance(error, sqlite3.Error)
    return str(getattr(error, "sqlite_errorname", "")) if is_named else ""
