"""SQLite's files, apart from the engine: copied at one moment, opened, looked through."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.database.backups.domain import BackupError
from bot.database.unavailable import is_damaged

ENDS = ("-wal", "-shm", "")  # of the files that make up one database; itself comes last
WAIT_SECONDS = 30.0  # for whoever holds the file


def size_of(file: Path) -> int:
    """Return how many bytes a database takes, with what waits beside it."""
    parts = (file.with_name(f"{file.name}{end}") for end in ENDS)
    return sum(part.stat().st_size for part in parts if part.exists())


def copy_of_one_moment(file: Path, copy: Path, so: str) -> None:
    """Copy the database without what was deleted in it; others may write meanwhile.

    Raises:
        BackupError: it is damaged; the message ends with ``so``.
    """
    try:
        with closing(opened(file, "mode=rw")) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.DatabaseError as error:
        if is_damaged(error):
            message = f"{file} is damaged ({error})."
            raise BackupError(message, so) from error
        raise


def opened(file: Path, how: str) -> sqlite3.Connection:
    """Open a file that is there, and make none.

    Args:
        file: of SQLite, under any name.
        how: "mode=rw"; or "immutable=1", to leave no trace where nobody writes.
    """
    address = f"{file.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)
    connection.execute("PRAGMA temp_store=MEMORY")  # whatever room TMPDIR has
    return connection


def rows_by_table(file: Path, damaged: str, so: str) -> dict[str, int]:
    """Look through the whole of a file that nobody writes; return each table's rows.

    Raises:
        BackupError: it is damaged; the message begins with ``damaged`` and ends with ``so``.
    """
    try:
        with closing(opened(file, "immutable=1")) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if verdict == "ok":
                return _counted(connection)
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    message = f"{damaged} ({verdict.splitlines()[0]})."
    raise BackupError(message, so)


def _counted(connection: sqlite3.Connection) -> dict[str, int]:
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    names = sorted(str(name) for (name,) in connection.execute(asked))
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }
