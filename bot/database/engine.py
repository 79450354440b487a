"""Opens the database and hands out transactions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, exc, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.database.backups.swap import settle
from bot.database.unavailable import unavailable_named
from bot.errors import CannotDoError

BUSY_TIMEOUT_MS = 30_000  # a backup or a second process may hold the file for a moment
# A replica; two replicas and dbos stay below Postgres' default of 100.
POSTGRES_CONNECTIONS = 10
CONNECT_SECONDS = 5  # a server that is there answers within one
# An error must not carry into the log what people wrote.
HIDE_WHAT_IS_KEPT = {"hide_parameters": True}
_WRITE = "PRAGMA user_version = 0"


class DatabaseUrlError(CannotDoError):
    """There can be no database where DATABASE_URL points to."""


class NothingKeptError(CannotDoError):
    """There is no database yet, and who only reads makes none."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"Nothing is kept yet: there is no {file}. Start the bot first (`make serve`), or"
            " name where it keeps things: STATE or DATABASE_URL."
        )
        self.file = file


class Database:
    """The bot's state. Open one for the life of the process, and `close` it at the end."""

    def __init__(self, engine: AsyncEngine, schema: str | None = None) -> None:
        """Bind what it needs.

        Args:
            engine: its connections.
            schema: of Postgres, whose tables alone are seen; None: those of the server.
        """
        self._engine = engine
        self._closed = False
        self.schema = schema

    @property
    def engine(self) -> AsyncEngine:
        """The connections, for a library that begins its own transactions."""
        return self._engine

    @property
    def is_sqlite(self) -> bool:
        """Whether the state is one file that one process owns."""
        return self._engine.dialect.name == "sqlite"

    @property
    def url(self) -> str:
        """Where the state lies, with the password in it: not for a log."""
        return self._engine.url.render_as_string(hide_password=False)

    @property
    def name(self) -> str:
        """Where the state lies, for people: without the password."""
        return (
            self._engine.url.render_as_string()
            .replace("+psycopg", "")
            .replace("+aiosqlite", "")
        )

    @property
    def plain_url(self) -> str:
        """The same without SQLAlchemy's driver in it, as other tools read it."""
        return self.url.replace("postgresql+psycopg://", "postgresql://", 1)

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return Path(self._engine.url.database or "")

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction: kept when the block ends, undone when it raises.

        On SQLite there is one connection, so transactions wait for each other in order, and
        a transaction begun inside another one would wait for itself: do not nest them.

        Raises:
            DatabaseUnavailableError: it is down, locked or full; nothing was kept.
        """
        with unavailable_named():
            async with self._connected() as connection, connection.begin():
                if self.schema:
                    # For this transaction only: the connection serves other schemas as well.
                    name = connection.dialect.identifier_preparer.quote(self.schema)
                    await connection.exec_driver_sql(f"SET LOCAL search_path TO {name}")
                yield connection

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.connect() as connection:
            try:
                yield connection
            finally:
                if self._closed:  # its pool is gone and would keep the file open
                    await connection.invalidate()

    async def ping(self) -> None:
        """Return if the database answers, and keeps what it is given.

        Raises:
            DatabaseUnavailableError: it does not.
        """
        async with self.begin() as connection:
            # A full or read-only disk shows when something is written: here, what is there.
            await connection.exec_driver_sql(_WRITE if self.is_sqlite else "SELECT 1")

    async def close(self) -> None:
        """Give back every connection; a schema's stay with the database that it lies in.

        A transaction that still goes on is kept or undone as ever, and gives its own back.
        """
        if self.schema is None:
            self._closed = True
            await self._engine.dispose()


def open_database(url: str | URL) -> Database:
    """Return the database at ``url``: "sqlite:///var/bot.sqlite3" or "postgresql://…".

    Nothing is connected yet; tables are made by `bot.database.migrate`. What an interrupted
    restore of the file left is brought to its end first.

    Raises:
        BackupError: a restore goes on.
        DatabaseUrlError: the URL names neither, or a directory that cannot be made.
    """
    asked = _asked(url)
    if asked.get_backend_name() == "sqlite":
        return open_file(Path(str(asked.database)))
    engine = create_async_engine(
        asked.set(drivername="postgresql+psycopg"),
        pool_size=POSTGRES_CONNECTIONS,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS},
        **HIDE_WHAT_IS_KEPT,
    )
    return Database(engine)


def open_file(file: Path) -> Database:
    """Return the database in the file, as `open_database` does; any name is fine."""
    settle(file)
    return Database(_sqlite_engine(file))


def open_existing(url: str | URL) -> Database:
    """Return the database at ``url`` as `open_database` does, if its file is there.

    Raises:
        NothingKeptError: it is not; nothing was made.
        DatabaseUrlError: the URL names no database.
    """
    asked = _asked(url)
    if asked.get_backend_name() == "sqlite":
        file = Path(str(asked.database))
        settle(file)
        if not file.exists():
            raise NothingKeptError(file)
    return open_database(url)


def kind_of(url: str | URL) -> str:
    """Return which database the URL names, as backups call it; nothing is opened or made.

    Raises:
        DatabaseUrlError: the URL names no database.
    """
    return "sqlite" if _asked(url).get_backend_name() == "sqlite" else "postgres"


def _asked(url: str | URL) -> URL:
    message = "DATABASE_URL must begin with postgresql:// or sqlite:/// and a file."
    try:
        asked = make_url(url)
        backend = asked.get_backend_name()
    except exc.ArgumentError as error:
        raise DatabaseUrlError(message) from error
    is_file = backend == "sqlite" and asked.database not in {None, "", ":memory:"}
    if backend != "postgresql" and not is_file:
        raise DatabaseUrlError(message)
    return asked


def _sqlite_engine(file: Path) -> AsyncEngine:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {file.parent} cannot be made ({error.strerror}); see STATE."
        raise DatabaseUrlError(message) from error
    # One connection: waiting in a fair line is quicker than SQLite's own retrying under load.
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        pool_size=1,
        max_overflow=0,
        pool_timeout=30,
        **HIDE_WHAT_IS_KEPT,
    )
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediately)
    return engine


def prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry | None = None) -> None:
    """Make SQLite keep what it confirmed through a power cut, and wait when it is busy."""
    connection.isolation_level = None  # we begin transactions ourselves, see below
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Any) -> None:
    # A transaction that reads first and writes later can fail half-way when another process
    # writes in between; taking the write lock at once makes it wait instead.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
