import asyncio
import gc
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, String, Table, insert, select
from sqlalchemy.exc import IntegrityError

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import (
    Database,
    DatabaseUrlError,
    open_database,
)
from bot.database.migrate import (
    SchemaMismatchError,
    SchemaState,
    make_ready,
    migrate,
    schema_state,
)
from bot.database.unavailable import (
    DatabaseFullError,
    DatabaseReadOnlyError,
    DatabaseUnavailableError,
)

NINE = datetime(2026, 3, 29, 9, tzinfo=UTC)


@pytest.fixture
async def moments(database: Database) -> Table:
    table = Table(
        "test_moment",
        metadata,
        Column("name", String, primary_key=True),
        Column("at", UtcDateTime),
        extend_existing=True,
    )
    async with database.begin() as connection:
        await connection.run_sync(table.create)
    metadata.remove(table)
    return table


async def test_keeps_what_a_transaction_wrote(database: Database, moments: Table) -> None:
    async with database.begin() as connection:
        await connection.execute(insert(moments).values(name="nine", at=NINE))

    async with database.begin() as connection:
        assert (await connection.scalars(select(moments.c.at))).all() == [NINE]


async def test_forgets_what_a_broken_transaction_wrote(
    database: Database, moments: Table
) -> None:
    with suppress(LookupError):
        async with database.begin() as connection:
            await connection.execute(insert(moments).values(name="nine", at=NINE))
            raise LookupError

    async with database.begin() as connection:
        assert (await connection.scalars(select(moments.c.at))).all() == []


async def test_a_moment_comes_back_in_utc(database: Database, moments: Table) -> None:
    in_berlin = NINE.astimezone(timezone(timedelta(hours=2)))

    async with database.begin() as connection:
        await connection.execute(insert(moments).values(name="nine", at=in_berlin))
        kept = (await connection.scalars(select(moments.c.at))).one()

    assert kept == NINE
    assert kept.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database: Database, moments: Table) -> None:
    with pytest.raises(Exception, match="needs its time zone"):
        async with database.begin() as connection:
            await connection.execute(
                insert(moments).values(name="nine", at=NINE.replace(tzinfo=None))
            )


async def test_a_database_that_is_down_asks_to_try_again() -> None:
    database = open_database("postgresql://nobody@127.0.0.1:1/nothing")

    with pytest.raises(DatabaseUnavailableError):
        async with database.begin():
            pass


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    await migrate(database)

    assert await schema_state(database) is SchemaState.CURRENT


async def test_an_empty_database_is_older(empty_database_url: str) -> None:
    database = open_database(empty_database_url)

    assert await schema_state(database) is SchemaState.OLDER
    await database.close()


async def test_a_database_of_a_later_version_is_newer(database: Database) -> None:
    async with database.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    assert await schema_state(database) is SchemaState.NEWER


async def test_sqlite_keeps_what_it_confirmed_through_a_power_cut(
    sqlite_database_url: str,
) -> None:
    database = open_database(sqlite_database_url)

    async with database.begin() as connection:
        mode = (await connection.exec_driver_sql("PRAGMA journal_mode")).scalar_one()
        synchronous = (await connection.exec_driver_sql("PRAGMA synchronous")).scalar_one()

    assert (mode, synchronous) == ("wal", 2)
    await database.close()


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://db/bot", "sqlite://", "sqlite:///"])
def test_what_names_no_database_of_ours_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUrlError, match="DATABASE_URL must begin with"):
        open_database(url)


def test_a_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(DatabaseUrlError, match="/proc/nobody"):
        open_database("sqlite:////proc/nobody/bot.sqlite3")


async def test_an_operator_learns_which_database_does_not_answer_but_no_password() -> None:
    database = open_database("postgresql://bot:secret@127.0.0.1:1/nothing")

    with pytest.raises(DatabaseUnavailableError) as caught:
        await make_ready(database)

    assert "postgresql://bot:***@127.0.0.1:1/nothing" in str(caught.value)
    assert "refused" in str(caught.value)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bot.sqlite3"
    await asyncio.to_thread(file.write_text, "This is not a database, however long it is.")
    database = open_database(f"sqlite:///{file}")

    with pytest.raises(DatabaseUnavailableError, match="file is not a database"):
        await make_ready(database)
    await database.close()


async def test_a_full_disk_is_named_and_keeps_nothing_by_half(
    sqlite_database: Database,
) -> None:
    async with sqlite_database.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE long (words TEXT)")
        await connection.exec_driver_sql("PRAGMA max_page_count = 1")  # as it is, and no more

    with pytest.raises(DatabaseFullError, match="is full"):
        await _keep_two(sqlite_database)

    async with sqlite_database.begin() as connection:
        assert (await connection.exec_driver_sql("SELECT words FROM long")).all() == []


async def _keep_two(database: Database) -> None:
    async with database.begin() as connection:
        for words in ("short", "long" * 100_000):
            await connection.exec_driver_sql("INSERT INTO long VALUES (?)", (words,))


async def test_a_disk_that_may_only_be_read_does_not_answer_well(
    sqlite_database: Database,
) -> None:
    async with sqlite_database.begin() as connection:
        await connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(DatabaseReadOnlyError, match="may not write"):
        await sqlite_database.ping()


async def test_tables_of_a_later_version_are_refused_with_what_mends_it(
    database: Database,
) -> None:
    async with database.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaMismatchError, match="git pull && make setup"):
        await make_ready(database)
    with pytest.raises(SchemaMismatchError, match="git pull && make setup"):
        await migrate(database)


async def test_tables_that_are_older_are_brought_up_on_sqlite_and_refused_on_a_server(
    empty_sqlite_url: str, empty_postgres_url: str
) -> None:
    file, server = open_database(empty_sqlite_url), open_database(empty_postgres_url)

    await make_ready(file)
    with pytest.raises(SchemaMismatchError, match="python -m bot migrate"):
        await make_ready(server)

    assert await schema_state(file) is SchemaState.CURRENT
    await file.close()
    await server.close()


async def test_a_transaction_that_outlives_the_database_keeps_no_file_open(
    empty_sqlite_url: str,
) -> None:
    database = open_database(empty_sqlite_url)

    async with database.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE late (words TEXT)")
        await database.close()

    del connection, database
    gc.collect()  # an open connection that is thrown away is an error in these tests
    again = open_database(empty_sqlite_url)
    async with again.begin() as connection:
        assert (await connection.exec_driver_sql("SELECT words FROM late")).all() == []
    await again.close()


async def test_an_error_does_not_tell_what_was_kept(database: Database, moments: Table) -> None:
    async def keep() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(moments).values(name="what Ana wrote"))

    await keep()
    with pytest.raises(IntegrityError) as caught:
        await keep()

    assert "parameters hidden" in str(caught.value)
