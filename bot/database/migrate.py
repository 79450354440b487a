"""Brings the tables to the state that this version of the bot needs."""

from enum import Enum
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, literal, select, table
from sqlalchemy.exc import DatabaseError

from bot.database.engine import Database
from bot.database.state_folder import keep_private, trouble_with
from bot.database.unavailable import DatabaseUnavailableError, disk_trouble
from bot.errors import CannotDoError

_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('customer-focus-bot.migrate'))"
MIGRATIONS = Path(__file__).parent / "migrations"
NEWER = (
    "The database was migrated by a newer bot. Upgrade this one (`git pull && make setup`), or"
    " bring back a backup of its own version with `python -m bot restore FILE`."
)


class SchemaMismatchError(CannotDoError):
    """The database was made by another version of the bot."""


class SchemaState(Enum):
    """How the tables compare with what this version of the bot needs."""

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"


async def migrate(database: Database) -> None:
    """Bring the tables up to date; does nothing when they are.

    Raises:
        SchemaMismatchError: a newer version of the bot made them.
    """
    state = await schema_state(database)
    if state is SchemaState.NEWER:
        raise SchemaMismatchError(NEWER)
    if state is SchemaState.CURRENT:
        return
    async with database.begin() as connection:
        if not database.is_sqlite:
            # One at a time: two replicas may be let into a new workspace at once.
            await connection.exec_driver_sql(_ONE_AT_A_TIME)
        if database.schema:
            name = connection.dialect.identifier_preparer.quote(database.schema)
            await connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {name}")
        await connection.run_sync(upgrade)


async def schema_state(database: Database) -> SchemaState:
    """Tell whether the tables fit this version; a newer bot leaves them `NEWER`."""
    kept = await migrated_to(database)
    if kept == _scripts().get_current_head():
        return SchemaState.CURRENT
    return SchemaState.OLDER if kept is None or is_known(kept) else SchemaState.NEWER


def is_known(revision: str) -> bool:
    """Whether this version of the bot has that revision; it has those of older versions."""
    return revision in {script.revision for script in _scripts().walk_revisions()}


async def migrated_to(database: Database) -> str | None:
    """Return the revision the tables are at; None before there are any.

    Raises:
        DatabaseUnavailableError: it does not answer; said so that an operator can mend it.
    """
    try:
        async with database.begin() as connection:
            return await connection.run_sync(_kept_revision)
    except (DatabaseUnavailableError, DatabaseError) as error:
        disk = disk_trouble(error)
        why = disk or _first_line(error.__cause__ or error)
        mend = "see DATABASE_URL, and whether it is up"
        if database.is_sqlite:
            usual = "make room there, or set STATE" if disk else "see STATE"
            mend = trouble_with(database.file.parent) or usual
        message = f"The database {database.name} does not answer ({why}); {mend}."
        raise DatabaseUnavailableError(message) from error


async def make_ready(database: Database) -> None:
    """Bring SQLite's tables up to date; on a server, where others work too, only look.

    Raises:
        SchemaMismatchError: the tables belong to another version of the bot.
    """
    if database.is_sqlite:
        await migrate(database)
        keep_private(database.file)
        return
    state = await schema_state(database)
    if state is SchemaState.NEWER:
        raise SchemaMismatchError(NEWER)
    if state is SchemaState.OLDER:
        message = "The database is older than this bot; run `python -m bot migrate` first."
        raise SchemaMismatchError(message)


def has_any_row(connection: Connection) -> bool:
    """Tell whether anything is kept in the tables, which a bot that ran once has done."""
    names = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return any(
        connection.scalar(select(select(literal(1)).select_from(table(name)).exists()))
        for name in sorted(names)
    )


def _first_line(error: BaseException) -> str:
    said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
    return said.splitlines()[0]


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the tables that the connection sees to that revision, in its transaction."""
    command.upgrade(_config(connection), revision)


def move_to(connection: Connection, revision: str) -> None:
    """Bring the tables that the connection sees up or down to that revision, or to "head"."""
    order = [script.revision for script in _scripts().walk_revisions()]  # newest first
    kept = _kept_revision(connection)
    if revision == "head" or kept is None or order.index(revision) < order.index(kept):
        upgrade(connection, revision)
    else:
        command.downgrade(_config(connection), revision)


def _kept_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.attributes["connection"] = connection
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config
