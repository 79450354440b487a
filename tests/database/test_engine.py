from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, String, Table, insert, select

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database, DatabaseUnavailableError, open_database
from bot.database.migrate import SchemaState, migrate, schema_state

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


async def test_an_empty_database_is_older(database_url: str) -> None:
    database = open_database(database_url)

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
