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
    """Keep the files as they are, each at one moment, in the order given; others may write.

    They are named in the archive by where they lie below the first file's folder.
    """
    root = files[0].parent
    with (
        new_archive(target, {"kind": "sqlite"}) as archive,
        tempfile.TemporaryDirectory() as directory,
    ):
        for number, file in enumerate(files):
            copy = Path(directory) / f"{number}.sqlite3"
            with sqlite3.connect(file) as connection:
                connection.execute("VACUUM INTO ?", (str(copy),))
            connection.close()
            archive.add(copy, arcname=str(file.relative_to(root)))


def restore_sqlite(files: Sequence[Path], source: Path) -> None:
    """Put back what is in the backup; what was there stays beside it as ``….before-restore``.

    Args:
        files: what is there now, or would be; the first one's folder is where all belongs.
        source: the backup.
    """
    read_about(source, "sqlite")
    root = files[0].parent
    with tarfile.open(source) as archive, tempfile.TemporaryDirectory() as directory:
        archive.extractall(directory, filter="data")
        names = [name for name in archive.getnames() if name != ABOUT]
        for file in {*files, *(root / name for name in names)}:
            _set_aside(file)
        for name in names:
            copy = (root / name).with_name(f"{Path(name).name}.restoring")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((Path(directory) / name).read_bytes())
            copy.replace(root / name)


def _set_aside(file: Path) -> None:
    if file.exists():
        file.replace(f"{file}.before-restore")
    for leftover in ("-wal", "-shm"):
        Path(f"{file}{leftover}").unlink(missing_ok=True)


def schemas_in(source: Path) -> list[str]:
    """Return the schemas of Postgres that the backup has tables of, in order."""
    with tarfile.open(source) as archive:
        tables = [name for name in archive.getnames() if name != ABOUT]
    return sorted({name.partition(".")[0] for name in tables})
