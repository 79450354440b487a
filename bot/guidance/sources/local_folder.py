"""A folder of this machine, such as a share that is mounted there."""

import os
from collections.abc import Sequence
from pathlib import Path

from bot.guidance.sources.domain import ListedFile, SourceDownError


class LocalFolder:
    """Lists the files of a folder by when they were changed; follows no link out of it."""

    def __init__(self, place: str) -> None:
        """Read the folder at this path."""
        self._folder = Path(place).expanduser()

    def listed(self) -> Sequence[ListedFile]:
        """Return every file of it; what is hidden is left out."""
        found: list[ListedFile] = []
        for place, folders, names in os.walk(self._folder, onerror=_is_down):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            seen = sorted(one for one in names if not one.startswith("."))
            found += [_listed(Path(place, one), self._folder) for one in seen]
        return found

    def content(self, file: ListedFile) -> bytes:
        """Return what a file holds."""
        path = (self._folder / file.path).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            message = "it leads out of its folder"
            raise SourceDownError(message)
        try:
            return path.read_bytes()
        except OSError as error:
            raise SourceDownError(_why(error)) from error


def _listed(path: Path, folder: Path) -> ListedFile:
    try:
        seen = path.stat()
        version = f"{seen.st_mtime_ns}-{seen.st_size}"
    except OSError:  # a link that leads nowhere
        version = ""
    return ListedFile(path.relative_to(folder).as_posix(), version)


def _is_down(error: OSError) -> None:
    raise SourceDownError(_why(error)) from error


def _why(error: OSError) -> str:
    return f"{error.filename} cannot be read ({error.strerror})"
