"""The archive: written whole or not at all, and read to its end before anything is believed."""

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from bot.database.backups.disk import writing_to
from bot.database.backups.domain import (
    ABOUT,
    NOTHING_CHANGED,
    NOTHING_MADE,
    ArchiveMember,
    BackupError,
    BackupManifest,
    TellProgress,
)
from bot.database.backups.places import free_name, only_one_in, sync

UNFINISHED = ".unfinished-backup"  # in the folder of the backup; the next one clears it away
PIECE = 1 << 20  # bytes read at once
LEVEL = 6  # of compression: 9 takes twice the time for a hundredth of the size


class NewArchive:
    """An archive that is being written."""

    def __init__(self, archive: tarfile.TarFile, folder: Path, tell: TellProgress) -> None:
        self.folder = folder  # where what becomes a member is made, for its owner alone
        self._archive = archive
        self._tell = tell
        self._members: list[ArchiveMember] = []

    def add(self, name: str, file: Path, rows: Mapping[str, int]) -> None:
        """Take the file in under that name, and delete it."""
        self._archive.add(file, arcname=name, filter=_of_nobody)
        with file.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        size = file.stat().st_size
        self._members.append(ArchiveMember(name=name, size=size, sha256=sha256, rows=rows))
        self._tell(f"{name}: {sum(rows.values()):,} rows, {size:,} bytes")
        file.unlink()

    def finish(self, kind: str, revision: str) -> BackupManifest:
        """Write the manifest, as the last member: an archive that has one is whole."""
        about = BackupManifest(
            kind=kind,
            revision=revision,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            made_by=own_version(),
            members=tuple(self._members),
        )
        content = about.model_dump_json().encode()
        entry = tarfile.TarInfo(ABOUT)
        entry.size = len(content)
        self._archive.addfile(entry, io.BytesIO(content))
        return about


def own_version() -> str:
    """Return the version of this bot, as an archive names it."""
    try:
        return version("customer-focus-bot")
    except PackageNotFoundError:  # run from its folder, as is usual
        project = Path(__file__).parents[3] / "pyproject.toml"
        lines = project.read_text("utf-8").splitlines() if project.exists() else []
        named = (line.partition('"')[2].rstrip('"') for line in lines if "version = " in line)
        return next(named, "unknown")


@contextmanager
def new_archive(target: Path, state: Path, tell: TellProgress) -> Iterator[NewArchive]:
    """Write an archive that only its owner may read; it gets its name once it is whole.

    Args:
        target: where it will be. Nothing that is there is ever replaced.
        state: the folder of what is kept, in which no backup may lie.
        tell: hears of each member.

    Raises:
        BackupError: it cannot be written, or something is there already.
    """
    _refuse_place(target, state)
    with (
        writing_to(target.parent, NOTHING_MADE),
        only_one_in(target.parent / UNFINISHED, "Another backup is being made") as folder,
    ):
        whole = folder / "whole"
        whole.touch(mode=0o600)  # it holds what people wrote, and perhaps tokens
        with tarfile.open(whole, "w:gz", compresslevel=LEVEL) as archive:
            yield NewArchive(archive, folder, tell)
        sync(whole)
        _refuse_taken(target)
        whole.replace(target)
        sync(target.parent)


def _refuse_place(target: Path, state: Path) -> None:
    _refuse_taken(target)
    if not target.parent.is_dir():
        message = f"There is no folder {target.parent}; make it, or name another."
        raise BackupError(message)
    if target.resolve().is_relative_to(state.resolve()):
        message = f"{target} lies in {state}, which it is a backup of; name another folder."
        raise BackupError(message)


def _refuse_taken(target: Path) -> None:
    if os.path.lexists(target):
        free = free_name(target, datetime.now(UTC))
        message = f"{target} is there already, and stays; name another file, such as {free}."
        raise BackupError(message)


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


@contextmanager
def opened_archive(source: Path) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """Read an archive that `new_archive` wrote, or an earlier version, from begin to end.

    Gives each member's name and content. What is read counts only once the end is reached:
    there the checksum of the whole stands.

    Raises:
        BackupError: it is not there, is no backup, or is damaged.
    """
    if not source.exists():
        message = f"There is no backup at {source}."
        raise BackupError(message, NOTHING_CHANGED)
    if not source.is_file():
        message = f"{source} is no file, and so no backup."
        raise BackupError(message, NOTHING_CHANGED)
    try:
        with gzip.open(source) as whole:
            with tarfile.open(fileobj=whole, mode="r|") as archive:
                yield _members(archive)
            while whole.read(PIECE):
                pass  # to the checksum at the end, which a reader of tar does not look at
    except _UNREADABLE as error:
        why = error.strerror if isinstance(error, OSError) and error.errno else None
        message = f"{source} cannot be read as a backup of this bot: it is none, or damaged."
        read = f"{source} cannot be read ({why})."
        raise BackupError(read if why else message, NOTHING_CHANGED) from error


_UNREADABLE = (OSError, EOFError, ValueError, tarfile.TarError, zlib.error, MemoryError)


def _members(archive: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for entry in archive:
        content = archive.extractfile(entry) if entry.isreg() else None
        if content is None:
            message = f"{entry.name} is no file"
            raise tarfile.ReadError(message)
        yield entry.name, content


def read_about(source: Path, kind: str) -> BackupManifest:
    """Read the whole archive, and return its manifest if all of it is as that says.

    An earlier version's manifest has no members; what was found takes their place.

    Raises:
        BackupError: it is no backup, a damaged one, or one of another kind of database.
    """
    with opened_archive(source) as members:
        said, found = None, []
        for name, content in members:
            if name == ABOUT:
                said = _parsed(content.read(PIECE))
            else:
                found.append(_measured(name, content))
    about = said or BackupManifest(kind="nothing that it names")
    if about.kind != kind:
        message = f"{source} is a backup of {about.kind}, but {kind} is configured."
        raise BackupError(message, NOTHING_CHANGED)
    if not about.members:
        about = about.model_copy(update={"members": tuple(found)})
    measured = {one.name: (one.size, one.sha256) for one in found}
    promised = {one.name: (one.size, one.sha256) for one in about.members}
    if measured != promised or len(found) != len(measured):
        message = f"{source} is damaged: what is in it is not what its list says."
        raise BackupError(message, NOTHING_CHANGED)
    return about


def _parsed(content: bytes) -> BackupManifest:
    try:
        return BackupManifest.model_validate_json(content)
    except ValidationError as error:
        raise ValueError from error


def _measured(name: str, content: IO[bytes]) -> ArchiveMember:
    sha256, size = hashlib.sha256(), 0
    while piece := content.read(PIECE):
        sha256.update(piece)
        size += len(piece)
    return ArchiveMember(name=name, size=size, sha256=sha256.hexdigest())
