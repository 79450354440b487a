"""Copies of the files that a company edits by hand, as each last was right."""

import logging
from pathlib import Path
from uuid import uuid4

log = logging.getLogger(__name__)


def keep_copy(copy: Path, written: bytes) -> None:
    """Keep what stands in a file; what cannot be kept is logged, and stops nothing."""
    try:
        if not copy.exists() or copy.read_bytes() != written:
            write_whole(copy, written)
    except OSError as error:
        log.warning("a company's file is not kept", extra={"why": str(error)})


def write_whole(path: Path, written: bytes) -> None:
    """Write a file at once as a whole, its folder too.

    Raises:
        OSError: it cannot be written; it names the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        unfinished.write_bytes(written)
        unfinished.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        unfinished.unlink(missing_ok=True)
