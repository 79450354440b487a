"""Folders for what is being made: of one process at a time, and cleared away afterwards."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bot.database.backups.domain import BackupError
from bot.database.state_folder import MEGABYTE

SPARE_BYTES = 4 * MEGABYTE  # beside what is written: for logs, and what else goes on


@contextmanager
def only_one_in(folder: Path, taken: str, keeps: str = "") -> Iterator[Path]:
    """Give an empty folder that its owner alone may open, to one process at a time.

    It is gone afterwards, but for what a crash left; the next one clears that away.

    Args:
        folder: is made.
        taken: how the message begins when another process has it.
        keeps: the name of a file; where that lies in the folder at the end, all of it stays.

    Raises:
        BackupError: another process has it.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    with locked(folder, taken):
        for leftover in folder.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        try:
            yield folder
        finally:
            if not keeps or not (folder / keeps).exists():
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(folder: Path, taken: str) -> Iterator[None]:
    """Keep other processes out of a folder; a crash gives it back."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        _lock(opened, f"{taken} in {folder.parent}; wait until that is done.")
        yield
    finally:
        os.close(opened)


def _lock(opened: int, refusal: str) -> None:
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BackupError(refusal) from error


def sync(place: Path) -> None:
    """Wait until the file, or the names in the folder, would outlive a power cut."""
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def check_room(folder: Path, size: int, so: str) -> None:
    """Refuse to begin what will not fit.

    Raises:
        BackupError: the disk of the folder has not so many bytes left.
    """
    free, needed = shutil.disk_usage(folder).free, size + SPARE_BYTES
    if free < needed:
        room = f"{free // MEGABYTE:,} MB of room left, {needed // MEGABYTE + 1:,} are needed"
        message = f"The disk of {folder} has {room}; make room there."
        raise BackupError(message, so)


def free_name(target: Path, now: datetime) -> str:
    """Return a name like that of the file, with the time in it."""
    return f"{target.name.partition('.')[0]}-{now:%Y-%m-%d-%H%M%S}.tar.gz"
