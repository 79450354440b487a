"""Finds and reads the Markdown files of a knowledge folder."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.guidance.domain import Malformed, NoKnowledgeError

LARGEST_FILE = 5_000_000  # bytes; ten times the Bible's longest book
_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it lies in the folder."""

    document: str
    text: str

    @property
    def digest(self) -> str:
        """Return what identifies this path with this text."""
        content = f"{self.document}\0{self.text}"
        return hashlib.sha256(content.encode()).hexdigest()[:32]


def sources_in(folder: Path) -> Iterator[Source | Malformed]:
    """Yield every Markdown file by path; only those in ``guidance/`` if there is such a folder.

    Links are followed. What is hidden, its name starting with a dot, is left out.

    Raises:
        NoKnowledgeError: there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no knowledge folder at {folder}; name one with --knowledge."
        raise NoKnowledgeError(message)
    guidance = folder / "guidance"
    unread: list[Malformed] = []
    paths = sorted(_markdown_below(guidance if guidance.is_dir() else folder, unread, folder))
    for path in paths:
        if path.is_file() or not path.exists():
            yield _source(path, _name(path, folder))
    yield from unread


def _markdown_below(start: Path, unread: list[Malformed], folder: Path) -> Iterator[Path]:
    """Yield the paths that are named like Markdown, each real folder entered once."""

    def leave_out(error: OSError) -> None:
        reason = f"the folder cannot be read ({error.strerror})"
        unread.append(Malformed(_name(Path(error.filename), folder), reason))

    entered: set[str] = set()
    for place, folders, files in os.walk(start, onerror=leave_out, followlinks=True):
        real = os.path.realpath(place)
        if real in entered:  # a link led back here
            folders.clear()
            continue
        entered.add(real)
        # A folder itself comes before a link to it.
        folders[:] = sorted(
            _seen(folders), key=lambda one: (Path(place, one).is_symlink(), one)
        )
        yield from (Path(place, one) for one in _seen(files) if _is_markdown(one))


def _seen(names: list[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]


def _is_markdown(name: str) -> bool:
    return name.lower().endswith(_ENDINGS)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _source(path: Path, document: str) -> Source | Malformed:
    try:
        document.encode()
    except UnicodeEncodeError:
        name = document.encode(errors="backslashreplace").decode()
        return Malformed(name, "its name is not UTF-8")
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Malformed(document, f"it is larger than {LARGEST_FILE // 1_000_000} MB")
        return Source(document, path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        return Malformed(document, f"it is not UTF-8 (byte {error.start})")
    except OSError as error:
        return Malformed(document, f"it cannot be read ({error.strerror})")
