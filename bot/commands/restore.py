"""``restore``: brings back what `backup` kept, all of it or nothing."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.commands.backup import BackupFile, no_telling
from bot.commands.memory_parts import bot_schemas_of, files_of, with_closing
from bot.commands.migrate import migrate_all
from bot.commands.options import JsonOption, read_settings
from bot.commands.printing import json_line, progress
from bot.database.backups.archive import read_about
from bot.database.backups.domain import (
    NOTHING_CHANGED,
    BackupError,
    BackupManifest,
    TellProgress,
)
from bot.database.backups.postgres_restore import restore_postgres
from bot.database.backups.sqlite import MAIN, WORK, extract, read_sqlite_about
from bot.database.backups.swap import restoring, swap
from bot.database.engine import Database, kind_of, open_database, open_file
from bot.database.file_lock import FileLock
from bot.database.migrate import (
    NEWER,
    SchemaState,
    is_known,
    migrated_to,
    move_to,
    schema_state,
)
from bot.delivery.fleet.replicas import someone_lives
from bot.delivery.running.configuration import SCHEMA, migrate_work
from bot.delivery.running.work_file import work_file_beside
from bot.delivery.store import note_restored


def restore(file: BackupFile, json: JsonOption = False) -> None:
    """Bring back what `backup` kept in FILE. Stop every replica of the bot before.

    The whole of FILE is looked through first; what is damaged changes nothing. On SQLite, what
    was there stays for 30 days beside it, in a folder with the date.
    """
    url = read_settings().state_url
    checked_about(file, kind_of(url))  # what cannot be brought back makes no folder
    act = partial(bring_back, file=file, tell=progress(json))
    about, before = asyncio.run(with_closing(open_database(url), act))
    if json:
        print(
            json_line({"file": str(file), "before": before and str(before), **about.counts()})
        )
        return
    print(f"Everything is as it was in {file}: {about}.")
    if before:
        print(f"What was there lies in {before} for 30 days, then it is deleted.")
    print("You can start the bot.")


async def bring_back(
    database: Database, file: Path, tell: TellProgress = no_telling
) -> tuple[BackupManifest, Path | None]:
    """Replace everything that the database holds by what the file holds.

    Returns:
        What is there now, and on SQLite the folder with what was there before.

    Raises:
        BackupError: the bot runs, or the file is damaged, or does not fit; nothing was changed.
    """
    if database.is_sqlite:
        return await _bring_back_files(database, file, tell)
    return await _bring_back_tables(database, file, tell), None


def checked_about(file: Path, kind: str) -> BackupManifest:
    """Read the whole backup; return what it says of itself, if this version can bring it back.

    Raises:
        BackupError: it is no backup of this kind of database, a damaged, or a newer version's.
    """
    about = read_sqlite_about(file) if kind == "sqlite" else read_about(file, kind)
    if about.revision and not is_known(about.revision):
        message = "A newer version of the bot made this backup. Restore it with that version."
        raise BackupError(message, NOTHING_CHANGED)
    return about


async def _bring_back_files(
    database: Database, file: Path, tell: TellProgress
) -> tuple[BackupManifest, Path | None]:
    about = await asyncio.to_thread(checked_about, file, "sqlite")
    await database.close()
    with _alone(database), restoring(database.file) as folder:
        coming = open_file(folder / database.file.name)
        names = {member.name for member in about.members}
        places = {name: folder / name for name in names} | {
            MAIN: coming.file,
            WORK: work_file_beside(coming),
        }
        about = await asyncio.to_thread(extract, file, about, places, tell)
        await with_closing(coming, _make_ready)
        living = list((await files_of(database)).values())
        before = await asyncio.to_thread(swap, database.file, living, file, datetime.now(UTC))
    return about, before


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Keep a bot from working on the files meanwhile."""
    owner = FileLock(database.file)
    if not owner.take():
        raise BackupError(_RUNS)
    try:
        yield
    finally:
        owner.give_back()


_RUNS = "The bot is running. Stop every replica of it, wait a minute, try again."


async def _make_ready(coming: Database) -> None:
    """Bring what comes up to this version, before it counts."""
    await migrate_all(coming)
    await note_restored(coming)


async def _bring_back_tables(
    database: Database, file: Path, tell: TellProgress
) -> BackupManifest:
    about = await asyncio.to_thread(checked_about, file, "postgres")
    if await schema_state(database) is SchemaState.NEWER:
        raise BackupError(NEWER, NOTHING_CHANGED)
    if await migrated_to(database) and await someone_lives(database):
        raise BackupError(_RUNS)
    await asyncio.to_thread(migrate_work, database)
    kept = {member.name.partition(".")[0] for member in about.members} - {SCHEMA}
    ours = sorted({*kept, *await bot_schemas_of(database)})
    bring = partial(restore_postgres, schemas=[*ours, SCHEMA], move_to=move_to, tell=tell)
    about = await asyncio.to_thread(bring, database.plain_url, file)
    await note_restored(database)
    return about
