"""``migrate``, ``backup`` and ``restore``: what an operator does with the bot's memory."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import read_settings
from bot.database.backup import (
    BackupError,
    back_up_sqlite,
    read_about,
    restore_sqlite,
    schemas_in,
)
from bot.database.engine import Database, kind_of, open_database, open_existing
from bot.database.migrate import has_any_row, is_known, migrated_to
from bot.database.migrate import migrate as migrate_tables
from bot.database.postgres_backup import COMMON_SCHEMA, back_up_postgres, restore_postgres
from bot.database.workspace_database import FOLDER, workspace_database, workspace_names
from bot.delivery.fleet.replicas import someone_lives
from bot.delivery.running.work_file import work_file_beside
from bot.delivery.running.workflows import SCHEMA, migrate_work
from bot.delivery.store import note_restored

SCHEMAS = (COMMON_SCHEMA, SCHEMA)

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, a .tar.gz.")]


def migrate() -> None:
    """Bring the database's tables up to this version of the bot; needed on Postgres only."""
    asyncio.run(_with(open_database(read_settings().state_url), _migrate))
    print("The tables fit this version of the bot.")


def backup(file: BackupFile) -> None:
    """Keep everything the bot remembers in FILE; the bot may run meanwhile.

    The guidance is not in it, nor the index: the one has its own home, the other is made anew.
    Where several workspaces install the app, all of them are in it, and their tokens. A file
    that is there is never overwritten.
    """
    database = open_existing(read_settings().state_url)
    asyncio.run(_with(database, partial(keep_in, file=file)))
    print(f"Everything is kept in {file}.")


def restore(file: BackupFile) -> None:
    """Bring back what `backup` kept in FILE. Stop every replica of the bot before."""
    url = read_settings().state_url
    _revision_in(file, kind_of(url))  # what cannot be brought back makes no folder
    database = open_database(url)
    asyncio.run(_with(database, partial(bring_back, file=file)))
    print(f"Everything is as it was in {file}. You can start the bot.")


async def _with(database: Database, act: Callable[[Database], Awaitable[None]]) -> None:
    try:
        await act(database)
    finally:
        await database.close()


async def _migrate(database: Database) -> None:
    await migrate_tables(database)
    await asyncio.to_thread(migrate_work, database)
    for name in await workspace_names(database):
        own = workspace_database(database, name)
        await migrate_tables(own)
        await own.close()


async def keep_in(database: Database, file: Path) -> None:
    """Keep everything that the database holds in the file.

    Raises:
        BackupError: there is nothing to keep, or the file is there already.
    """
    revision = await migrated_to(database)
    if revision is None or not await _holds_anything(database):
        message = "There is nothing to keep yet: the bot has not run with these settings."
        raise BackupError(message)
    if database.is_sqlite:
        # The work first: what is done in between is then looked for before it is done again.
        await asyncio.to_thread(back_up_sqlite, await _files(database), revision, file)
    else:
        url, schemas = database.plain_url, await _schemas(database)
        await asyncio.to_thread(back_up_postgres, url, schemas, revision, file)


async def bring_back(database: Database, file: Path) -> None:
    """Replace everything that the database holds by what the file holds.

    Raises:
        BackupError: the bot runs, or the file does not fit this database or this version.
    """
    kind = "sqlite" if database.is_sqlite else "postgres"
    revision = await asyncio.to_thread(_revision_in, file, kind)
    if await migrated_to(database) and await someone_lives(database):
        message = "The bot is running. Stop every replica of it, wait a minute, try again."
        raise BackupError(message)
    if database.is_sqlite:
        files = await _files(database)
        await database.close()
        await asyncio.to_thread(restore_sqlite, files, file)
    await _migrate(database)
    if not database.is_sqlite:
        await _check_revision(database, revision)
        await _create_databases(database, await asyncio.to_thread(schemas_in, file))
        schemas = await _schemas(database)
        await asyncio.to_thread(restore_postgres, database.plain_url, schemas, file)
    await note_restored(database)


async def _holds_anything(database: Database) -> bool:
    async with database.begin() as connection:
        has_rows = await connection.run_sync(has_any_row)
    return has_rows or bool(await workspace_names(database))


def _revision_in(file: Path, kind: str) -> str | None:
    """Return the revision that the backup is of; of SQLite, earlier versions did not say it.

    Raises:
        BackupError: it is no backup of this kind of database, or a newer version's.
    """
    revision = read_about(file, kind).get("revision")
    if revision and not is_known(revision):
        message = "A newer version of the bot made this backup. Restore it with that version."
        raise BackupError(message)
    return revision


async def _files(database: Database) -> dict[str, Path]:
    """Return the files of SQLite by their names in a backup, those of the work first."""
    # What is done in between is then looked for before it is done again.
    own_databases = {
        name: workspace_database(database, name) for name in await workspace_names(database)
    }
    return {
        "bot-work.sqlite3": work_file_beside(database),
        "bot.sqlite3": database.file,
        **{f"{FOLDER}/{name}.sqlite3": own.file for name, own in own_databases.items()},
    }


async def _schemas(database: Database) -> list[str]:
    own_databases = [
        workspace_database(database, name) for name in await workspace_names(database)
    ]
    return [*SCHEMAS, *(own.schema for own in own_databases if own.schema)]


async def _create_databases(database: Database, schemas: Sequence[str]) -> None:
    """Make the workspaces' databases that the backup has tables of, where they are gone."""
    for schema in schemas:
        if schema not in SCHEMAS:
            await migrate_tables(Database(database.engine, schema))


async def _check_revision(database: Database, revision: str | None) -> None:
    if revision != await migrated_to(database):
        message = (
            "Another version of the bot made this backup. Restore it with that version, then"
            " upgrade and run `python -m bot migrate`."
        )
        raise BackupError(message)
