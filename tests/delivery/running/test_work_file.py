"""What dbos is told when the file of its work cannot be written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from dbos._utils import retriable_sqlite_exception
from sqlalchemy.exc import OperationalError

from bot.delivery.running.work_file import engine_of


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sqlalchemy.Engine]:
    engine = engine_of(tmp_path / "bot-work.sqlite3")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE work (key TEXT)")
    yield engine
    engine.dispose()


def keep(engine: sqlalchemy.Engine, table: str, key: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO {table} VALUES (?)", (key,))  # noqa: S608


@pytest.mark.parametrize("pragma", ["max_page_count = 1", "query_only = ON"])
def test_it_waits_for_a_disk_that_takes_nothing(engine: sqlalchemy.Engine, pragma: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}")

    with pytest.raises(OperationalError) as caught:
        keep(engine, "work", "key" * 10_000)

    assert retriable_sqlite_exception(caught.value)


def test_it_does_not_wait_for_what_never_changes(engine: sqlalchemy.Engine) -> None:
    with pytest.raises(OperationalError) as caught:
        keep(engine, "nothing", "key")

    assert not retriable_sqlite_exception(caught.value)
