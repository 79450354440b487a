"""Takes a backup while the bot runs, and brings one back while it does not.

A backup is one compressed archive: of SQLite the database files as they were at one moment, of
Postgres each table as text. Both have ``about.json``, which names the kind and the revision.
"""

import io
import json
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import CannotDoError

ABOUT = "about.json"


class BackupError(CannotDoError):
    """The backup cannot be made, or cannot be brought back here."""


@contextmanager
def new_archive(target: Path, about: Mapping[str, str]) -> Iterator[tarfile.TarFile]:
    """Write an archive that only its owner may read; it gets its name once it is whole.

    Raises:
        BackupError: it cannot be written, or something is there already.
    """
    if target.exists():
        free = f"{target.name.partition('.')[0]}-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.tar.gz"
        message = f"{target} is there already, and stays; name another file, such as {free}."
        raise BackupError(message)
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)  # it holds what people wrote, and perhaps tokens
        with tarfile.open(unfinished, "w:gz") as archive:
            made = {"made_at": datetime.now(UTC).isoformat(timespec="seconds"), **about}
            add_bytes(archive, ABOUT, json.dumps(made).encode())
            yield archive
        unfinished.replace(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        message = f"{target} cannot be written ({error.strerror})."
        raise BackupError(message) from error


def add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Put the content into the archive under that name."""
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


@contextmanager
def opened_archive(source: Path) -> Iterator[tarfile.TarFile]:
    """Open an archive that `new_archive` wrote.

    Raises:
        BackupError: it is not there, cannot be read, or not to its end.
    """
    if not source.exists():
        message = f"There is no backup at {source}."
        raise BackupError(message)
    try:
        with tarfile.open(source) as archive:
            yield archive
    except (OSError, EOFError, KeyError, ValueError, tarfile.TarError, zlib.error) as error:
        message = f"{source} cannot be read as a backup of this bot."
        raise BackupError(message) from error


def read_about(file: Path, kind: str) -> Mapping[str, str]:
    """Return what the backup says of itself.

    Raises:
        BackupError: it is no backup, or one of another kind of database.
    """
    with opened_archive(file) as archive:
        content = archive.extractfile(ABOUT)
        about: dict[str, str] = json.loads(content.read()) if content else {}
    if about.get("kind") != kind:
        message = f"{file} is a backup of {about.get('kind')}, but {kind} is configured."
        raise BackupError(message)
    return about


def back_up_sqlite(files: Mapping[str, Path], revision: str, target: Path) -> None:
    """Copy each file as it is at one moment, in the order given; others may write meanwhile.

    Args:
        files: where each lies, by its name in the archive.
        revision: of their tables.
        target: the backup.
    """
    with (
        new_archive(target, {"kind": "sqlite", "revision": revision}) as archive,
        tempfile.TemporaryDirectory() as directory,
    ):
        for number, (name, file) in enumerate(files.items()):
            copy = Path(directory) / f"{number}.sqlite3"
            with sqlite3.connect(file) as connection:
                connection.execute("VACUUM INTO ?", (str(copy),))
            connection.close()
            archive.add(copy, arcname=name)


def restore_sqlite(files: Mapping[str, Path], source: Path) -> None:
    """Put back what is in the backup; what was there stays beside it as ``….before-restore``.

    Args:
        files: where each lies now, or would, by its name in the archive. A name of the
            archive that is not among them lies below the first one's folder.
        source: the backup. Nothing is changed when it is not whole.
    """
    root = next(iter(files.values())).parent
    with tempfile.TemporaryDirectory() as directory:
        with opened_archive(source) as archive:
            archive.extractall(directory, filter="data")
            names = [name for name in archive.getnames() if name != ABOUT]
        places = {name: files.get(name, root / name) for name in names}
        for file in {*files.values(), *places.values()}:
            _set_aside(file)
        for name, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            copy = place.with_name(f"{place.name}.restoring")
            shutil.copyfile(Path(directory) / name, copy)
            copy.replace(place)


def _set_aside(file: Path) -> None:
    if file.exists():
        file.replace(f"{file}.before-restore")
    for leftover in ("-wal", "-shm"):
        Path(f"{file}{leftover}").unlink(missing_ok=True)


def schemas_in(source: Path) -> list[str]:
    """Return the schemas of Postgres that the backup has tables of, in order."""
    with opened_archive(source) as archive:
        tables = [name for name in archive.getnames() if name != ABOUT]
    return sorted({name.partition(".")[0] for name in tables})
