"""What tests of every part may use: a database of each kind, fresh and migrated."""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from dbos import run_dbos_database_migrations
from hypothesis import HealthCheck, settings

from bot.database.engine import Database, open_database
from bot.delivery.running.work_file import work_file_beside
from tests.postgres import (
    empty_postgres_url,
    kept_postgres,
    postgres_database_url,
    postgres_url,
)
from tests.tables import make_tables, opened

__all__ = [  # fixtures
    "empty_postgres_url",
    "kept_postgres",
    "postgres_database_url",
    "postgres_url",
]

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
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated files to copy: migrating anew for each test takes most of its time."""
    file = tmp_path_factory.mktemp("template") / "bot.sqlite3"
    make_tables(f"sqlite:///{file}")
    work = work_file_beside(open_database(f"sqlite:///{file}"))
    run_dbos_database_migrations(f"sqlite:///{work}")
    return file


@pytest.fixture
def sqlite_database_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A migrated file, and beside it the one in which work is kept."""
    for file in sqlite_template.parent.iterdir():
        shutil.copyfile(file, tmp_path / file.name)
    return f"sqlite:///{tmp_path}/bot.sqlite3"


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A file that is not there yet."""
    return f"sqlite:///{tmp_path}/bot.sqlite3"


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
