"""A backup of Postgres without its own tools: every table as text, at one moment."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, MetaData, Table, create_engine

from bot.database.backups.archive import NewArchive
from bot.database.backups.domain import NOTHING_MADE, BackupManifest
from bot.database.backups.places import check_room

COMMON_SCHEMA = "public"
# Which changes were made to the tables, not what is in them: restoring makes its own.
VERSION_TABLES = frozenset({"alembic_version", "dbos_migrations"})
_SIZE = """
SELECT coalesce(sum(pg_table_size(c.oid)), 0) FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ANY(%s)
"""


def back_up_postgres(
    url: str, schemas: Sequence[str], revision: str, new: AbstractContextManager[NewArchive]
) -> BackupManifest:
    """Keep all tables of the schemas as they are at one moment; others may write.

    Args:
        url: of the database.
        schemas: whose tables are kept.
        revision: of the bot's tables.
        new: the archive.

    Raises:
        BackupError: the backup cannot be written.
    """
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with new as archive, engine.begin() as connection:
        raw = driver_of(connection)
        (size,) = raw.execute(_SIZE, [list(schemas)]).fetchone() or (0,)
        check_room(archive.folder, int(size), NOTHING_MADE)
        for table in tables_in(connection, schemas):
            file = archive.folder / "table"
            rows = _copy_out(raw, table, file)
            archive.add(str(table.fullname), file, {str(table.fullname): rows})
        about = archive.finish("postgres", revision)
    engine.dispose()
    return about


def _copy_out(raw: psycopg.Connection, table: Table, file: Path) -> int:
    """Write the table's columns and rows, a line each; return the number of rows."""
    copying = sql.SQL("COPY {} ({}) TO STDOUT").format(name_of(table), _columns(table))
    rows = 0
    with file.open("wb") as content, raw.cursor().copy(copying) as pieces:
        content.write("\t".join(column.name for column in table.columns).encode() + b"\n")
        for piece in pieces:
            content.write(piece)
            rows += bytes(piece).count(b"\n")  # one within a value is written as two letters
    return rows


def driver_of(connection: Connection) -> psycopg.Connection:
    """Return psycopg's own connection, in the same transaction."""
    return cast("psycopg.Connection", connection.connection.driver_connection)


def tables_in(connection: Connection, schemas: Iterable[str]) -> list[Table]:
    """Return the tables that are there, those that others refer to first."""
    found = MetaData()
    for schema in schemas:
        found.reflect(connection, schema=schema)
    return [table for table in found.sorted_tables if table.name not in VERSION_TABLES]


def name_of(table: Table) -> sql.Composable:
    """Return the table's name as SQL has it, with its schema."""
    return sql.Identifier(table.schema or COMMON_SCHEMA, table.name)


def _columns(table: Table) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
