"""A backup of Postgres without its own tools: every table as text, at one moment."""

import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import psycopg
from psycopg import sql
from sqlalchemy import MetaData, Table, create_engine

from bot.database.backup import add_bytes, new_archive, opened_archive

COMMON_SCHEMA = "public"
# Which changes were made to the tables, not what is in them: restoring makes its own.
VERSION_TABLES = frozenset({"alembic_version", "dbos_migrations"})


def back_up_postgres(url: str, schemas: Sequence[str], revision: str, target: Path) -> None:
    """Keep all tables of the schemas as they are at one moment; others may write."""
    with (
        new_archive(target, {"kind": "postgres", "revision": revision}) as archive,
        psycopg.connect(url) as connection,
    ):
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        for table in _tables(url, schemas):
            copying = sql.SQL("COPY {} ({}) TO STDOUT").format(_name(table), _columns(table))
            with connection.cursor().copy(copying) as rows:
                content = b"".join(bytes(block) for block in rows)
            header = "\t".join(column.name for column in table.columns)
            add_bytes(archive, str(table.fullname), header.encode() + b"\n" + content)


def restore_postgres(url: str, schemas: Sequence[str], source: Path) -> None:
    """Replace what is in the tables by the backup, all or nothing.

    The tables must exist, at the revision that the backup names or a later one.
    """
    with opened_archive(source) as archive, psycopg.connect(url) as connection:
        tables = [table for table in _tables(url, schemas) if _is_ours(table, archive)]
        _empty(connection, tables)
        for table in tables:
            _fill(connection, archive, table)
            _continue_numbers(connection, table)


def _is_ours(table: Table, archive: tarfile.TarFile) -> bool:
    """Whether the table may be emptied: in the common schema others may have theirs."""
    return table.schema != COMMON_SCHEMA or str(table.fullname) in archive.getnames()


def _empty(connection: psycopg.Connection, tables: Sequence[Table]) -> None:
    """Empty them all, the audit trail too: only here may its trigger not refuse."""
    _let_triggers(connection, "DISABLE", tables)
    names = sql.SQL(", ").join(_name(table) for table in tables)
    connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(names))
    _let_triggers(connection, "ENABLE", tables)


def _let_triggers(
    connection: psycopg.Connection,
    does: Literal["DISABLE", "ENABLE"],
    tables: Sequence[Table],
) -> None:
    for table in tables:
        statement = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
        connection.execute(statement.format(_name(table), sql.SQL(does)))


def _fill(connection: psycopg.Connection, archive: tarfile.TarFile, table: Table) -> None:
    if str(table.fullname) not in archive.getnames():
        return
    content = archive.extractfile(str(table.fullname))
    header, _, rows = (content.read() if content else b"").partition(b"\n")
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in header.decode().split("\t"))
    copying = sql.SQL("COPY {} ({}) FROM STDIN").format(_name(table), columns)
    with connection.cursor().copy(copying) as copy:
        copy.write(rows)


def _continue_numbers(connection: psycopg.Connection, table: Table) -> None:
    """Let numbers that the database gives go on after the last one restored."""
    for column in table.columns:
        if column.autoincrement is True or (
            column.primary_key and "nextval" in _default(column)
        ):
            connection.execute(
                sql.SQL(
                    "SELECT setval(pg_get_serial_sequence({}, {}), max({}))"
                    " FROM {} HAVING max({}) IS NOT NULL"
                ).format(
                    sql.Literal(str(table.fullname)),
                    sql.Literal(column.name),
                    sql.Identifier(column.name),
                    _name(table),
                    sql.Identifier(column.name),
                )
            )


def _default(column: object) -> str:
    return str(getattr(getattr(column, "server_default", None), "arg", ""))


def _tables(url: str, schemas: Sequence[str]) -> list[Table]:
    """Return the tables that are there, those that others refer to first."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    found = MetaData()
    for schema in schemas:
        found.reflect(engine, schema=schema)
    engine.dispose()
    return [table for table in found.sorted_tables if table.name not in VERSION_TABLES]


def _name(table: Table) -> sql.Composable:
    return sql.Identifier(table.schema or "public", table.name)


def _columns(table: Table) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
