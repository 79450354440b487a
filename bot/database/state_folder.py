"""Whether a folder takes what the bot keeps."""

import os
import shutil
from pathlib import Path

LEAST_MEGABYTES = 100  # a year of a company's reports, and some days of a large one's work
MEGABYTE = 1_000_000
OWNERS_ALONE = 0o600


def trouble_with(folder: Path) -> str | None:
    """Return what keeps the bot from keeping things there, and what mends it; None if nothing.

    The folder need not exist yet.
    """
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    if not there.is_dir():
        return f"{there} is a file, and no folder; move it away, or set STATE"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"nothing may be written to {there}; let the bot write there, or set STATE"
    if megabytes_free(there) < LEAST_MEGABYTES:
        free = megabytes_free(there)
        return f"{there} has {free} MB of room left; make room there, or set STATE"
    return None


def keep_private(database: Path) -> None:
    """Let nobody but its owner read a SQLite file, or what lies beside it and belongs to it."""
    for file in database.parent.glob(f"{database.stem}*.sqlite3*"):
        file.chmod(OWNERS_ALONE)


def megabytes_free(folder: Path) -> int:
    """Return how much room is left where the folder is."""
    return shutil.disk_usage(folder).free // MEGABYTE
