"""What keeps the bot from writing, told in a sentence of its own."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.database.backups.domain import BackupError
from bot.database.unavailable import is_full
from bot.errors import BotError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_REFUSED = (errno.EACCES, errno.EPERM)


@contextmanager
def writing_to(folder: Path, so: str) -> Iterator[None]:
    """TellProgress in one sentence what keeps the bot from writing there.

    Args:
        folder: where it writes.
        so: the sentence that says what that means: "No backup was made."

    Raises:
        BackupError: a disk that is full or may only be read, or something else in the way.
    """
    try:
        yield
    except BackupError:
        raise
    except BotError as error:
        raise BackupError(_no_room(folder) if _is_of_room(error) else str(error), so) from error
    except sqlite3.OperationalError as error:
        message = (
            _no_room(folder) if is_full(error) else f"{folder} cannot be written: {error}."
        )
        raise BackupError(message, so) from error
    except OSError as error:
        if not error.errno:  # of the archive that is read, not of the disk
            raise
        raise BackupError(_in_the_way(folder, error), so) from error


def _in_the_way(folder: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return _no_room(folder)
    if error.errno == errno.EROFS:
        return f"The disk of {folder} may only be read; name a folder on another one."
    if error.errno in _REFUSED:
        return f"Nothing may be written to {folder}; let the bot write there."
    return f"{folder} cannot be written ({error.strerror})."


def _is_of_room(error: BaseException | None) -> bool:
    """Whether what led to the error was a disk without room."""
    if error is None:
        return False
    return is_full(getattr(error, "orig", error)) or _is_of_room(error.__cause__)


def _no_room(folder: Path) -> str:
    return f"The disk of {folder} is full; make room there."
