"""``backup``: keeps everything the bot remembers in one file."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.memory_parts import bot_schemas_of, files_of, with_closing
from bot.commands.options import JsonOption, read_settings
from bot.commands.printing import json_line, progress
from bot.database.backups.archive import new_archive
from bot.database.backups.domain import BackupError, BackupManifest, TellProgress
from bot.database.backups.postgres import back_up_postgres
from bot.database.backups.sqlite import back_up_sqlite
from bot.database.engine import Database, open_existing
from bot.database.migrate import has_any_row, migrated_to
from bot.database.workspace_database import workspace_names
from bot.delivery.running.configuration import SCHEMA

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, a .tar.gz.")]


def backup(file: BackupFile, json: JsonOption = False) -> None:
    """Keep everything the bot remembers in FILE; the bot may run meanwhile.

    The guidance is not in it, nor the index: the one has its own home, the other is made anew.
    Where several workspaces install the app, all of them are in it, and their tokens. A file
    that is there is never overwritten, and none is written into STATE.
    """
    settings = read_settings()
    database = open_existing(settings.state_url)
    keep = partial(keep_in, file=file, state=settings.state, tell=progress(json))
    about = asyncio.run(with_closing(database, keep))
    if json:
        print(json_line({"file": str(file), **about.counts()}))
    else:
        print(f"Everything is kept in {file}: {about}.")


def no_telling(_line: str) -> None:
    """Say nothing on the way."""


async def keep_in(
    database: Database, file: Path, state: Path | None = None, tell: TellProgress = no_telling
) -> BackupManifest:
    """Keep everything that the database holds in the file.

    Args:
        database: the shared one, with all workspaces.
        file: is written, and must not be there.
        state: beside a server, the folder of what else is kept; on SQLite, that of the file.
        tell: hears of each part.

    Raises:
        BackupError: there is nothing to keep, or it cannot be written; the message says why.
    """
    revision = await migrated_to(database)
    if revision is None or not await _holds_anything(database):
        message = "There is nothing to keep yet: the bot has not run with these settings."
        raise BackupError(message)
    if database.is_sqlite:
        files = await files_of(database)
        return await asyncio.to_thread(back_up_sqlite, files, revision, file, tell)
    schemas = [*await bot_schemas_of(database), SCHEMA]
    new = new_archive(file, state or Path("var"), tell)
    act = partial(back_up_postgres, database.plain_url, schemas, revision)
    return await asyncio.to_thread(act, new)


async def _holds_anything(database: Database) -> bool:
    async with database.begin() as connection:
        has_rows = await connection.run_sync(has_any_row)
    return has_rows or bool(await workspace_names(database))
