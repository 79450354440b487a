"""Brings Postgres' tables back from a backup: in one transaction, a table at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, TypeAlias

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table, create_engine, text
from sqlalchemy.exc import DBAPIError

from bot.database.backups.archive import PIECE, opened_archive, read_about
from bot.database.backups.domain import (
    ABOUT,
    NOTHING_CHANGED,
    ArchiveMember,
    BackupError,
    BackupManifest,
    TellProgress,
)
from bot.database.backups.postgres import COMMON_SCHEMA, driver_of, name_of, tables_in

MoveTo: TypeAlias = Callable[[Connection, str], None]
"""Brings the tables that the connection sees to a revision, up or down."""


def restore_postgres(
    url: str,
    source: Path,
    *,
    schemas: Sequence[str],
    move_to: MoveTo,
    tell: TellProgress,
) -> BackupManifest:
    """Replace what is in the tables by the backup, all or nothing.

    Tables of another revision are brought to the backup's, filled, and brought up again.

    Args:
        url: of the database; the tables of the work exist.
        source: the backup, whole.
        schemas: all but what others keep in the common one is replaced. The last is dbos',
            which renews its tables by itself; the others need not exist.
        move_to: brings the bot's tables in the current schema to a revision, or "head".
        tell: hears of each table.

    Raises:
        BackupError: the backup does not fit the tables; nothing was changed.
    """
    about = read_about(source, "postgres")
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    with _refusals_told(), engine.begin() as connection:
        _empty(connection, schemas, about)
        _move(connection, schemas[:-1], about.revision or "head", move_to)
        about = _fill_all(connection, source, about, schemas)
        _move(connection, schemas[:-1], "head", move_to)
    engine.dispose()
    for member in about.members:
        tell(f"{member.name}: {sum(member.rows.values()):,} rows, whole")
    return about


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        what = getattr(error, "orig", None) or error  # whose words may be what somebody wrote
        message = f"Postgres did not take the backup in ({type(what).__name__})."
        raise BackupError(message, NOTHING_CHANGED) from error


def _move(
    connection: Connection, schemas: Iterable[str], revision: str, move_to: MoveTo
) -> None:
    for schema in schemas:
        name = connection.dialect.identifier_preparer.quote(schema)
        connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {name}"))
        connection.execute(text(f"SET LOCAL search_path TO {name}"))
        move_to(connection, revision)
    connection.execute(text("RESET search_path"))


def _empty(connection: Connection, schemas: Sequence[str], about: BackupManifest) -> None:
    """Empty them all, the audit trail too: only here may its trigger not refuse."""
    names = {member.name for member in about.members}
    raw = driver_of(connection)
    # In the common schema others may have theirs.
    ours = [
        table
        for table in tables_in(connection, schemas)
        if table.schema != COMMON_SCHEMA or table.fullname in names
    ]
    if not ours:
        return
    _let_triggers(raw, "DISABLE", ours)
    listed = sql.SQL(", ").join(name_of(table) for table in ours)
    raw.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(listed))
    _let_triggers(raw, "ENABLE", ours)


def _let_triggers(
    raw: psycopg.Connection, does: Literal["DISABLE", "ENABLE"], tables: Sequence[Table]
) -> None:
    for table in tables:
        statement = sql.SQL("ALTER TABLE {} {} TRIGGER USER")
        raw.execute(statement.format(name_of(table), sql.SQL(does)))


def _fill_all(
    connection: Connection, source: Path, about: BackupManifest, schemas: Sequence[str]
) -> BackupManifest:
    raw = driver_of(connection)
    tables = {str(table.fullname): table for table in tables_in(connection, schemas)}
    promised = {member.name: member for member in about.members}
    filled: list[ArchiveMember] = []
    with opened_archive(source) as members:
        for name, content in members:
            if name != ABOUT:
                if name not in tables:
                    message = f"{source} has a table that this version does not know: {name}."
                    raise BackupError(message, NOTHING_CHANGED)
                filled.append(_filled(raw, tables[name], content, promised[name]))
                _continue_numbers(raw, tables[name])
    return about.model_copy(update={"members": tuple(filled)})


def _filled(
    raw: psycopg.Connection, table: Table, content: IO[bytes], promised: ArchiveMember
) -> ArchiveMember:
    """Fill the table; return the member with the rows that are in it now."""
    header = content.readline().rstrip(b"\n")
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in header.decode().split("\t"))
    copying = sql.SQL("COPY {} ({}) FROM STDIN").format(name_of(table), columns)
    with raw.cursor().copy(copying) as copy:
        while piece := content.read(PIECE):
            copy.write(piece)
    counting = sql.SQL("SELECT count(*) FROM {}").format(name_of(table))
    (count,) = raw.execute(counting).fetchone() or (0,)
    rows = {promised.name: int(count)}
    if promised.rows not in ({}, rows):
        message = f"The backup is damaged: {promised.name} lacks rows. {NOTHING_CHANGED}"
        raise BackupError(message)
    return promised.model_copy(update={"rows": rows})


def _continue_numbers(raw: psycopg.Connection, table: Table) -> None:
    """Let numbers that the database gives go on after the last one restored."""
    for column in table.columns:
        if column.autoincrement is True or (
            column.primary_key and "nextval" in _default(column)
        ):
            raw.execute(
                sql.SQL(
                    "SELECT setval(pg_get_serial_sequence({}, {}), max({}))"
                    " FROM {} HAVING max({}) IS NOT NULL"
                ).format(
                    sql.Literal(str(table.fullname)),
                    sql.Literal(column.name),
                    sql.Identifier(column.name),
                    name_of(table),
                    sql.Identifier(column.name),
                )
            )


def _default(column: object) -> str:
    return str(getattr(getattr(column, "server_default", None), "arg", ""))
