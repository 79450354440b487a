"""A backup of SQLite: its files as they are at one moment."""

import os
import re
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from bot.database.backups.archive import new_archive, opened_archive, read_about
from bot.database.backups.disk import writing_to
from bot.database.backups.domain import (
    ABOUT,
    NOTHING_CHANGED,
    NOTHING_MADE,
    BackupError,
    BackupManifest,
    TellProgress,
)
from bot.database.backups.places import check_room
from bot.database.backups.sqlite_files import copy_of_one_moment, rows_by_table, size_of

MAIN, WORK = "bot.sqlite3", "bot-work.sqlite3"  # how an archive names them, wherever they lie
NAMES = re.compile(r"bot(-work)?\.sqlite3|workspaces/[A-Za-z0-9]+\.sqlite3")


def back_up_sqlite(
    files: Mapping[str, Path], revision: str, target: Path, tell: TellProgress
) -> BackupManifest:
    """Copy each file as it is at one moment, in the order given; others may write meanwhile.

    Args:
        files: where each lies, by its name in the archive; what is not there is left out.
        revision: of their tables.
        target: the backup.
        tell: hears of each file.

    Raises:
        BackupError: a file is damaged, or the backup cannot be written.
    """
    there = {name: file for name, file in files.items() if file.exists()}
    with new_archive(target, files[MAIN].parent, tell) as archive:
        sizes = [size_of(file) for file in there.values()]
        check_room(target.parent, sum(sizes) + max(sizes), NOTHING_MADE)
        for name, file in there.items():
            copy = archive.folder / "copy"
            copy_of_one_moment(file, copy, NOTHING_MADE)
            archive.add(name, copy, rows_by_table(copy, f"{file} is damaged", NOTHING_MADE))
        return archive.finish("sqlite", revision)


def read_sqlite_about(source: Path) -> BackupManifest:
    """Read the whole archive, and return its manifest if it has the databases of a bot.

    Raises:
        BackupError: it is no backup, a damaged one, or one of something else.
    """
    about = read_about(source, "sqlite")
    names = {one.name for one in about.members}
    if MAIN not in names or not all(NAMES.fullmatch(name) for name in names):
        message = f"{source} does not hold what a backup of this bot holds. {NOTHING_CHANGED}"
        raise BackupError(message)
    return about


def extract(
    source: Path, about: BackupManifest, places: Mapping[str, Path], tell: TellProgress
) -> BackupManifest:
    """Write each member to its place, and look it through; return what was found in them.

    Raises:
        BackupError: the disk is full, or a database is damaged or lacks rows.
    """
    root = places[MAIN].parent
    sizes = [one.size for one in about.members]
    check_room(root, sum(sizes) + max(sizes), NOTHING_CHANGED)
    with opened_archive(source) as members:
        for name, content in members:
            if name != ABOUT:
                with writing_to(root, NOTHING_CHANGED), _new_file(places[name]) as copy:
                    shutil.copyfileobj(content, copy)
    found = []
    for member in about.members:
        rows = rows_by_table(places[member.name], f"{source} is damaged", NOTHING_CHANGED)
        if member.rows not in ({}, rows):
            message = f"{source} is damaged: {member.name} lacks rows. {NOTHING_CHANGED}"
            raise BackupError(message)
        tell(f"{member.name}: {sum(rows.values()):,} rows, whole")
        found.append(member.model_copy(update={"rows": rows}))
    return about.model_copy(update={"members": tuple(found)})


def _new_file(place: Path) -> BinaryIO:
    """Open a new file that only its owner may read."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open(place, "xb", opener=partial(os.open, mode=0o600))  # no opener
