"""A database for each workspace within the shared one: none can see what lies in another.

On SQLite it is a file beside the shared one, on Postgres a schema in the same database, so that
a thousand workspaces take no more connections than one.
"""

import asyncio
from pathlib import Path

from sqlalchemy import text

from bot.database.engine import Database, open_file
from bot.database.migrate import make_ready, migrate, migrated_to

FOLDER = "workspaces"  # beside the shared file
PREFIX = "workspace_"  # of the schemas
_SCHEMAS = text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'workspace\\_%'")


def workspace_database(shared: Database, name: str) -> Database:
    """Return the database of that name, of letters and digits; nothing is made yet."""
    if not shared.is_sqlite:
        return Database(shared.engine, f"{PREFIX}{name.lower()}")
    return open_file(_file(shared, name))


async def create_workspace_database(own: Database) -> None:
    """Create it with its tables; one that exists is checked or migrated as `make_ready` does.

    Raises:
        SchemaMismatchError: the tables belong to another version of the bot.
    """
    if await migrated_to(own) is None:
        await migrate(own)
    else:
        await make_ready(own)


async def workspace_names(shared: Database) -> list[str]:
    """Return the names of all that were created, in order."""
    if shared.is_sqlite:
        files = (shared.file.parent / FOLDER).glob("*.sqlite3")
        return sorted(file.stem for file in files)
    async with shared.begin() as connection:
        found = (await connection.scalars(_SCHEMAS)).all()
    return sorted(schema.removeprefix(PREFIX).upper() for schema in found)


async def drop_workspace_database(shared: Database, name: str) -> None:
    """Delete it and everything in it, for good; fine when there is none."""
    if shared.is_sqlite:
        await asyncio.to_thread(_unlink, _file(shared, name))
        return
    async with shared.begin() as connection:
        quoted = connection.dialect.identifier_preparer.quote(f"{PREFIX}{name.lower()}")
        await connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {quoted} CASCADE")


def shared_folder_of(database: Database) -> Path:
    """Return the folder of the shared file, of which this may be a workspace's."""
    folder = database.file.parent
    return folder.parent if folder.name == FOLDER else folder


def _file(shared: Database, name: str) -> Path:
    return shared.file.parent / FOLDER / f"{name}.sqlite3"


def _unlink(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
