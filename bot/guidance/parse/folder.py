"""Finds and reads the documents of a knowledge folder: Markdown, and what becomes Markdown."""

import codecs
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.formats import is_converted
from bot.guidance.domain import Malformed, NoKnowledgeError

Convert: TypeAlias = Callable[[Path], str]  # a file of another format, as Markdown

LARGEST_FILE = 5_000_000  # bytes; ten times the Bible's longest book
_ENDINGS = (".md", ".mdx", ".markdown")
_MARKS = {  # at the start of a file; the longer first, as one begins with another
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


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


DocumentsIn: TypeAlias = Callable[[Path], Iterable[Source | Malformed]]


def sources_in(folder: Path, convert: Convert | None = None) -> Iterator[Source | Malformed]:
    """Yield every document by path; only those in ``guidance/`` if there is such a folder.

    Links are followed within the folder, never out of it; each file is read once. What is
    hidden, its name starting with a dot, is left out.

    Args:
        folder: the knowledge folder.
        convert: reads files of other formats than Markdown; without it they are left out.

    Raises:
        NoKnowledgeError: there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no knowledge folder at {folder}; name one with --knowledge."
        raise NoKnowledgeError(message)
    guidance = folder / "guidance"
    unread: list[Malformed] = []
    start = guidance if guidance.is_dir() else folder
    for path in _once(list(_files_below(start, unread, folder)), folder):
        if is_converted(path.name) and (convert is None or not path.is_file()):
            continue
        if path.is_file() or not path.exists():
            yield _source(path, folder, convert)
    yield from unread


def is_document(name: str) -> bool:
    """Tell whether a file of this name is a document: Markdown, or what becomes Markdown."""
    return name.lower().endswith(_ENDINGS) or is_converted(PurePosixPath(name).name)


def text_of(path: Path, convert: Convert | None) -> str:
    """Return the Markdown of a document.

    Raises:
        UnreadableError: it holds no text that can be read.
        OSError: it is not there, or may not be read.
    """
    return convert(path) if convert and is_converted(path.name) else _as_text(path)


def with_written(
    found: Iterable[Source | Malformed], written: Mapping[str, str]
) -> list[Source | Malformed]:
    """Return the files, and in the place of each what was written in its name, by document.

    What was written as an empty text is in no place any more.
    """
    kept = [one for one in found if one.document not in written]
    return [*kept, *(Source(document, text) for document, text in written.items() if text)]


def _files_below(start: Path, unread: list[Malformed], folder: Path) -> Iterator[Path]:
    """Yield the paths that are named like documents; linked folders after all others."""

    def leave_out(error: OSError) -> None:
        reason = f"the folder cannot be read ({error.strerror})"
        unread.append(Malformed(_name(Path(error.filename), folder), reason))

    entered: set[str] = set()
    waiting = [start]
    while waiting:
        top = waiting.pop(0)
        if not _is_inside(top, folder):
            unread.append(_leads_out(_name(top, folder)))
            continue
        for place, folders, files in os.walk(top, onerror=leave_out):
            real = os.path.realpath(place)
            if real in entered:  # a link led back here
                folders.clear()
                continue
            entered.add(real)
            folders[:] = sorted(_seen(folders))
            waiting += [one for name in folders if (one := Path(place, name)).is_symlink()]
            named = (one for one in _seen(files) if is_document(one))
            yield from (Path(place, one) for one in named)


def _once(paths: list[Path], folder: Path) -> list[Path]:
    """Return the paths in order, a file itself rather than a link to it."""
    real_folder = Path(os.path.realpath(folder))
    real = {path: os.path.realpath(path) for path in paths}

    def is_linked(path: Path) -> bool:
        return Path(real[path]) != real_folder / path.relative_to(folder)

    chosen: dict[str, Path] = {}
    for path in sorted(paths, key=lambda path: (is_linked(path), path)):
        chosen.setdefault(real[path], path)
    return sorted(chosen.values())


def _is_inside(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _leads_out(name: str) -> Malformed:
    reason = "it is a link that leads out of the knowledge folder"
    return Malformed(name, reason, mend="Put what it leads to into the folder.")


def _seen(names: list[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _source(path: Path, folder: Path, convert: Convert | None) -> Source | Malformed:
    document = _name(path, folder)
    try:
        document.encode()
    except UnicodeEncodeError:
        name = document.encode(errors="backslashreplace").decode()
        return Malformed(name, "its name is not UTF-8", mend="Rename it.")
    if not _is_inside(path, folder):
        return _leads_out(document)
    try:
        return Source(document, text_of(path, convert))
    except UnreadableError as error:
        return Malformed(document, error.reason, mend=error.mend, line=error.line)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror})"
        return Malformed(document, reason, mend="Let the bot read it, or remove it.")


def _as_text(path: Path) -> str:
    """Return the text, with its byte order mark if it has one: places count from there."""
    if path.stat().st_size > LARGEST_FILE:
        reason = f"it is larger than {LARGEST_FILE // 1_000_000} MB"
        raise UnreadableError(reason, "Split it.")
    content = path.read_bytes()
    codec = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        named = codec.upper().removesuffix("-LE").removesuffix("-BE")
        line = content[: error.start].decode(codec, errors="ignore").count("\n") + 1
        mend = "Save it as UTF-8, as `iconv -f WINDOWS-1252 -t UTF-8` does."
        reason = f"it is not {named} (byte {error.start})"
        raise UnreadableError(reason, mend, line) from error
    if "\0" in text:
        mend = "Save it as UTF-8, or remove it."
        reason = "it holds signs that are no text (NUL)"
        raise UnreadableError(reason, mend)
    return text
