"""Copies of the files that a company edits by hand, as each could last be read."""

import logging
from pathlib import Path
from uuid import uuid4

import yaml

from bot.yaml_faults import yaml_fault
from bot.yaml_reader import read_yaml

log = logging.getLogger(__name__)


def last_readable(path: Path, copy: Path) -> Path:
    """Return the file; its copy where the file says nothing that can be read, and once did.

    A readable file is copied. What cannot be copied is logged, and stops nothing.
    """
    try:
        written = path.read_bytes()
    except FileNotFoundError:  # a company without it
        return path
    except OSError as error:
        return _instead(path, copy, str(error.strerror))
    if copy.exists() and copy.read_bytes() == written:
        return path
    if why := _why_unreadable(written):
        return _instead(path, copy, why)
    try:
        write_whole(copy, written)
    except OSError as error:
        log.warning("a company's file is not kept", extra={"why": str(error)})
    return path


def write_whole(path: Path, written: bytes) -> None:
    """Write a file at once as a whole, its folder too.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        unfinished.write_bytes(written)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _instead(path: Path, copy: Path, why: str) -> Path:
    if not copy.exists():
        return path  # whoever reads it says what is wrong
    log.warning("what a company's file said before counts", extra={"why": f"{path}: {why}"})
    return copy


def _why_unreadable(written: bytes) -> str:
    """Return why nothing can be read; empty where something can."""
    try:
        said = read_yaml(written.decode("utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        fault = yaml_fault(error, written)
        return f"line {fault.line}: {fault.says} {fault.mend}"
    return "" if isinstance(said, dict) and said else "it says nothing that can be meant."
