"""Brings a test's database to the tables of another version."""

from alembic import command
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.database import migrate
from bot.database.engine import Database


async def goes_to(database: Database, revision: str) -> None:
    """Bring the tables to that revision, "0016"; "head": to what this version has."""

    def go(connection: Connection) -> None:
        config = migrate._config()
        config.attributes["connection"] = connection
        current = MigrationContext.configure(connection).get_current_revision() or ""
        go_there = command.upgrade if revision > current else command.downgrade
        go_there(config, revision)

    async with database.begin() as connection:
        await connection.run_sync(go)
