"""Lets stores write the demo's past in one synchronous transaction.

Thousands of small statements take half a minute on a busy machine when each waits for its
turn in a loop; one after the other, they take a second.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, cast

from sqlalchemy import URL, Connection, Dialect, create_engine, event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.engine import Database, prepare_sqlite


class SynchronousConnection:
    """What stores use of an asynchronous connection, done at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> Dialect:
        """Say which database it is."""
        return self._connection.dialect

    async def execute(self, *statement: Any) -> Any:
        """Carry out a statement."""
        return self._connection.execute(*statement)

    async def scalars(self, *statement: Any) -> Any:
        """Return the first column of each row."""
        return self._connection.scalars(*statement)

    async def scalar(self, *statement: Any) -> Any:
        """Return the first column of the first row."""
        return self._connection.scalar(*statement)


class SynchronousDatabase(Database):
    """Gives every store the same open transaction."""

    def __init__(self, connection: SynchronousConnection) -> None:
        """Take no engine: whoever opened the transaction ends it."""
        self._connection = connection

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Go on in the transaction that is open."""
        yield cast("AsyncConnection", self._connection)


@contextmanager
def in_one_transaction(url: str | URL) -> Iterator[SynchronousDatabase]:
    """Open a SQLite file for one transaction: kept when the block ends, undone if it raises."""
    engine = create_engine(url)
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with engine.begin() as connection:
            yield SynchronousDatabase(SynchronousConnection(connection))
    finally:
        engine.dispose()
