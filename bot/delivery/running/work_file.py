"""The SQLite file in which dbos keeps work."""

import sqlite3
from pathlib import Path
from typing import Any

import sqlalchemy

from bot.database.engine import HIDE_WHAT_IS_KEPT, Database, prepare_sqlite
from bot.database.unavailable import is_unwritable


def work_file_beside(database: Database) -> Path:
    """Return the file beside the bot's own database in which dbos keeps work."""
    return database.file.with_name(f"{database.file.stem}-work.sqlite3")


def engine_of(file: Path) -> sqlalchemy.Engine:
    """Return the connections that dbos works with."""
    # One connection: threads that wait for it in line are ten times quicker under load than
    # connections that find the file locked and look again after a while.
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=str(file)),
        pool_size=1,
        max_overflow=0,
        **HIDE_WHAT_IS_KEPT,
    )
    sqlalchemy.event.listen(engine, "connect", _prepare)
    sqlalchemy.event.listen(engine, "handle_error", _let_wait, retval=True)
    return engine


def _prepare(connection: Any, entry: Any) -> None:
    prepare_sqlite(connection, entry)
    connection.isolation_level = "IMMEDIATE"  # dbos leaves it to the driver to begin


def _let_wait(context: sqlalchemy.ExceptionContext) -> BaseException | None:
    """Let dbos wait until the disk takes what it keeps, as it waits for a server that is away.

    It would otherwise give the work up, and nobody would be answered.
    """
    why = context.original_exception
    if not is_unwritable(why):
        return None
    # What it goes by are the words "database is locked".
    waits = sqlite3.OperationalError(f"as if the database is locked: {why}")
    return sqlalchemy.exc.OperationalError(None, None, waits)
