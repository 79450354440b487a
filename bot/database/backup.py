"""Takes a backup while the bot runs, and brings one back while it does not.

A backup is one compressed archive: of SQLite the database files as they were at one moment, of
Postgres each table as text. Both have ``about.json``, which names the kind and the revision.
"""

import io
import json
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import CannotDoError

ABOUT = "about.json"


class BackupError(CannotDoError):
    """The backup cannot be made, or cannot be brought back here."""


@contextmanager
def new_archive(target: Path, about: Mapping[str, str]) -> Iterator[tarfile.TarFile]:
    """Write an archive that appears under its name only once it is whole."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    with tarfile.open(unfinished, "w:gz") as archive:
        made = {"made_at": datetime.now(UTC).isoformat(timespec="seconds"), **about}
        add_bytes(archive, ABOUT, json.dumps(made).encode())
        yield archive
    unfinished.replace(target)


def add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    """Put the content into the archive under that name."""
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def read_about(file: Path, kind: str) -> Mapping[str, str]:
    """Return what the backup says of itself.

    Raises:
        BackupError: it is no backup, or one of another kind of database.
    """
    try:
        with tarfile.open(file) as archive:
            content = archive.extractfile(ABOUT)
            about: dict[str, str] = json.loads(content.read()) if content else {}
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        message = f"{file} cannot be read as a backup of this bot."
        raise BackupError(message) from error
    if about.get("kind") != kind:
        message = f"{file} is a backup of {about.get('kind')}, but {kind} is configured."
        raise BackupError(message)
    return about


def back_up_sqlite(files: Sequence[Path], target: Path) -> None:
    """Keep the files as they are, each at one moment, in the order given; others may write."""
    with (
        new_archive(target, {"kind": "sqlite"}) as archive,
        tempfile.TemporaryDirectory() as directory,
    ):
        for file in files:
            copy = Path(directory) / file.name
            with sqlite3.connect(file) as connection:
                connection.execute("VACUUM INTO ?", (str(copy),))
            connection.close()
            archive.add(copy, arcname=file.name)


def restore_sqlite(files: Sequence[Path], source: Path) -> None:
    """Put the files back; what was there stays beside them as ``….before-restore``."""
    read_about(source, "sqlite")
    with tarfile.open(source) as archive, tempfile.TemporaryDirectory() as directory:
        archive.extractall(directory, filter="data")
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.exists():
                file.replace(f"{file}.before-restore")
            for leftover in ("-wal", "-shm"):
                Path(f"{file}{leftover}").unlink(missing_ok=True)
            copy = file.with_name(f"{file.name}.restoring")
            copy.write_bytes((Path(directory) / file.name).read_bytes())
            copy.replace(file)
