"""Reads a database in a thread of its own, beside the bot's connections."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool, create_engine, inspect, make_url

from bot.database.engine import CONNECT_SECONDS, Database
from bot.database.unavailable import unavailable_named


@contextmanager
def reading(database: Database) -> Iterator[tuple[Connection, Sequence[str]] | None]:
    """Give a connection that blocks, and the names of tables; None where nothing is kept.

    Raises:
        DatabaseUnavailableError: it does not answer.
    """
    if database.is_sqlite and not database.file.exists():
        yield None
        return
    url = make_url(database.url)
    url = url.set(drivername="sqlite" if database.is_sqlite else "postgresql+psycopg")
    waits = {} if database.is_sqlite else {"connect_timeout": CONNECT_SECONDS}
    engine = create_engine(url, poolclass=NullPool, connect_args=waits, hide_parameters=True)
    own = {None: database.schema} if database.schema else {}
    with unavailable_named(), engine.connect() as connection:
        seen = connection.execution_options(schema_translate_map=own)
        yield seen, inspect(connection).get_table_names(database.schema)
