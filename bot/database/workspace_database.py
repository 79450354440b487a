"""Databases within a database, one for each workspace: none can see what lies in another.

On SQLite a room is a file beside the house's own, on Postgres a schema in the same database, so
that a thousand rooms take no more connections than one.
"""

import asyncio
from pathlib import Path

from sqlalchemy import text

from bot.database.engine import Database, open_database
from bot.database.migrate import make_ready, migrate, migrated_to

FOLDER = "workspaces"  # beside the house's file
PREFIX = "workspace_"  # of the schemas
_ROOMS = text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'workspace\\_%'")


def workspace_database(house: Database, name: str) -> Database:
    """Return the room of that name, of letters and digits; nothing is made yet."""
    if not house.is_sqlite:
        return Database(house.engine, f"{PREFIX}{name.lower()}")
    return open_database(f"sqlite:///{_file(house, name)}")


async def create_workspace_database(room: Database) -> None:
    """Make the room ready: a new one gets its tables, an older one is treated as any database.

    Raises:
        SchemaMismatchError: the tables belong to another version of the bot.
    """
    if await migrated_to(room) is None:
        await migrate(room)
    else:
        await make_ready(room)


async def workspace_names(house: Database) -> list[str]:
    """Return the names of all rooms that were furnished, in order."""
    if house.is_sqlite:
        files = (house.file.parent / FOLDER).glob("*.sqlite3")
        return sorted(file.stem for file in files)
    async with house.begin() as connection:
        found = (await connection.scalars(_ROOMS)).all()
    return sorted(schema.removeprefix(PREFIX).upper() for schema in found)


async def drop_workspace_database(house: Database, name: str) -> None:
    """Delete the room and everything in it, for good; fine when there is none."""
    if house.is_sqlite:
        await asyncio.to_thread(_unlink, _file(house, name))
        return
    async with house.begin() as connection:
        quoted = connection.dialect.identifier_preparer.quote(f"{PREFIX}{name.lower()}")
        await connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {quoted} CASCADE")


def _file(house: Database, name: str) -> Path:
    return house.file.parent / FOLDER / f"{name}.sqlite3"


def _unlink(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
