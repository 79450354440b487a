"""Reads and writes ``thresholds.yaml``: from where Ask asserts, as a company measured it.

It lies beside the documents, because it is true of them alone and has to go where they go.
"""

import logging
import os
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from bot.ask.sureness import SCALE, USUAL, Thresholds
from bot.company_files.reading import FileReading, read_strictly, read_with_copy
from bot.errors import CannotDoError
from bot.yaml_files.reader import EDITED_BY_ALL, StrictModel

FILE = "thresholds.yaml"

log = logging.getLogger(__name__)


class ThresholdsFile(StrictModel):
    """What the file says."""

    sure: float = Field(ge=0.05, le=0.99)
    near: float | None = Field(default=None, ge=0, le=2)
    measured_with: str


def measure_of(embedding_name: str) -> str:
    """Return what names how sureness is measured now: thresholds hold for that alone."""
    return f"{embedding_name} {SCALE}"


def read_thresholds(
    knowledge: Path, embedding_name: str, copy: Path | None = None
) -> Thresholds:
    """Return what the company measured; what comes with the bot where that does not count.

    It does not where there is no file, where it slips and no copy says what it said before,
    and where it was measured otherwise.
    """
    path = knowledge / FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return USUAL
    return _read((path, copy), measure_of(embedding_name), changed)


@lru_cache(maxsize=64)  # it is asked for at each question
def _read(paths: tuple[Path, Path | None], measure: str, _changed: int) -> Thresholds:
    reading = read_with_copy(*paths, ThresholdsFile)
    for slip in reading.slips:
        log.warning("a line of thresholds does not count", extra={"why": str(slip)})
    if reading.value is None:
        return USUAL
    if reading.value.measured_with != measure:
        log.warning(
            "thresholds were measured otherwise; rehearse again", extra={"measure": measure}
        )
        return USUAL
    return Thresholds(reading.value.sure, reading.value.near)


def reading_of(path: Path) -> FileReading[ThresholdsFile]:
    """Return what the file says, and each line at which it slips."""
    return read_strictly(path, ThresholdsFile)


def write_thresholds(
    knowledge: Path, thresholds: Thresholds, embedding_name: str, *, marks: int, today: date
) -> Path:
    """Write the file at once as a whole, and return its path.

    Raises:
        CannotDoError: the folder cannot be written in; the message says what to write where.
    """
    path = knowledge / FILE
    near = "" if thresholds.near is None else f"near: {thresholds.near}\n"
    values = f"sure: {thresholds.sure}\n{near}measured_with: {measure_of(embedding_name)}\n"
    above = (
        f"# Measured by `python -m bot rehearse` on {today}, from {marks} marked questions.\n"
        "# Remove this file, and what comes with the bot counts again.\n"
    )
    try:
        beside = path.with_name(f".{FILE}.{os.getpid()}")
        beside.write_text(above + values, encoding="utf-8")
        beside.chmod(EDITED_BY_ALL)
        beside.replace(path)
    except OSError as error:
        told = values.strip().replace("\n", "; ")
        message = f"{path} cannot be written ({error.strerror}). Write into it: {told}."
        raise CannotDoError(message) from error
    return path
