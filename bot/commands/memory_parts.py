"""What the bot's memory is made of, for those who keep it and bring it back."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from bot.database.backups.postgres import COMMON_SCHEMA
from bot.database.backups.sqlite import MAIN, WORK
from bot.database.engine import Database
from bot.database.workspace_database import FOLDER, workspace_database, workspace_names
from bot.delivery.running.configuration import SCHEMA
from bot.delivery.running.work_file import work_file_beside

Result = TypeVar("Result")

SCHEMAS = (COMMON_SCHEMA, SCHEMA)


async def with_closing(
    database: Database, act: Callable[[Database], Awaitable[Result]]
) -> Result:
    """Do it with the database, and close that."""
    try:
        return await act(database)
    finally:
        await database.close()


async def files_of(database: Database) -> dict[str, Path]:
    """Return the files of SQLite by their names in a backup, those of the work first."""
    # What is done in between is then looked for before it is done again.
    own = {name: workspace_database(database, name) for name in await workspace_names(database)}
    return {
        WORK: work_file_beside(database),
        MAIN: database.file,
        **{f"{FOLDER}/{name}.sqlite3": one.file for name, one in own.items()},
    }


async def bot_schemas_of(database: Database) -> list[str]:
    """Return the schemas of Postgres that hold the bot's tables: the common one first."""
    own = [workspace_database(database, name) for name in await workspace_names(database)]
    return [COMMON_SCHEMA, *(one.schema for one in own if one.schema)]
