"""Keeps marks in a file, one JSON object a line; what is written once is never changed."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock

from bot.ask.rehearsal.domain import KeptMark, Mark
from bot.errors import CannotDoError

_OWNERS_ALONE = 0o600  # what employees asked is nobody else's


class MarksUnwritableError(CannotDoError):
    """The file of the marks cannot be opened or written."""


class FileMarks:
    """Keeps marks at the end of a file, to which several windows and processes may write."""

    def __init__(self, path: Path) -> None:
        """Keep them in the file, which is made with its folder at the first mark."""
        self._path = path
        self._writing = Lock()

    def all(self) -> Mapping[str, KeptMark]:
        """Return the last mark of each question; a line that a crash cut off is none.

        Raises:
            MarksUnwritableError: the file cannot be read.
        """
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._trouble(error) from error
        return {mark.question: mark for line in lines for mark in _marks_in(line)}

    def keep(self, mark: KeptMark) -> None:
        """Add the mark, and return when it is on the disk.

        Raises:
            MarksUnwritableError: the file cannot be written.
        """
        line = json.dumps(
            {
                "question": mark.question,
                "mark": mark.mark,
                "shown": mark.shown,
                "first": mark.first,
                "at": mark.at.isoformat(),
            }
        )
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._writing:
                file = os.open(self._path, flags, _OWNERS_ALONE)
                try:
                    # It begins with a break: it may come after a line that a crash cut off.
                    os.write(file, f"\n{line}\n".encode())
                    os.fsync(file)
                finally:
                    os.close(file)
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> MarksUnwritableError:
        message = (
            f"Marks cannot be kept in {self._path} ({error.strerror}); make room there, or"
            " name another place with STATE."
        )
        return MarksUnwritableError(message)


def _marks_in(line: bytes) -> Iterator[KeptMark]:
    try:
        said = json.loads(line)
        mark = None if said["mark"] is None else Mark(said["mark"])
        at = datetime.fromisoformat(said["at"])
        yield KeptMark(said["question"], mark, said["shown"], said["first"], at)
    except (ValueError, KeyError, TypeError):
        return
