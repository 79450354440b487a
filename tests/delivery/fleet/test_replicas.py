"""Replicas share Postgres; a SQLite file has one."""

import asyncio
from datetime import timedelta

import pytest

from bot.database.engine import Database, open_database
from bot.database.unavailable import DatabaseUnavailableError
from bot.delivery.fleet import replicas
from bot.delivery.fleet.replicas import DEAD_AFTER_HEARTBEATS, DuplicateReplicaError, Replicas


@pytest.fixture
def database(postgres_database: Database) -> Database:
    return postgres_database


async def counted(here: Replicas, rounds: int) -> None:
    for _ in range(rounds):
        await here.count()


async def test_a_replica_that_stands_still_is_dead_after_its_time(database: Database) -> None:
    here, there = Replicas(database, "here"), Replicas(database, "there")
    await here.enter()
    await there.enter()

    await counted(here, DEAD_AFTER_HEARTBEATS)
    before = await here.gone({"there"})
    await here.count()

    assert before == set()
    assert await here.gone({"there"}) == {"there"}


async def test_a_replica_that_beats_lives(database: Database) -> None:
    here, there = Replicas(database, "here"), Replicas(database, "there")
    await here.enter()
    await there.enter()

    await counted(here, DEAD_AFTER_HEARTBEATS)
    await there.heartbeat()
    await here.count()

    assert await here.gone({"there"}) == set()


async def test_a_replica_that_left_is_gone_at_once(database: Database) -> None:
    here, there = Replicas(database, "here"), Replicas(database, "there")
    await here.enter()
    await there.enter()
    await there.leave()

    await here.count()

    assert await here.gone({"there", "here"}) == {"there"}


async def test_nobody_is_gone_before_the_first_count(database: Database) -> None:
    here = Replicas(database, "here")
    await here.enter()

    assert await here.gone({"there"}) == set()


async def test_nobody_dies_while_the_database_is_away() -> None:
    here = Replicas(open_database("postgresql://nobody@127.0.0.1:1/nothing"), "here")

    with pytest.raises(DatabaseUnavailableError):
        await here.count()

    assert await here.gone({"there"}) == set()


async def test_a_process_learns_that_another_took_its_id(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "HEARTBEAT", timedelta(seconds=0.01))
    first, second = Replicas(database, "one"), Replicas(database, "one")
    await first.enter()

    await second.enter()

    assert await second.heartbeat()
    assert not await first.heartbeat()


async def test_a_second_process_under_the_same_id_is_sent_away(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "HEARTBEAT", timedelta(seconds=0.2))
    first, second = Replicas(database, "one"), Replicas(database, "one")
    await first.enter()
    entering = asyncio.create_task(second.enter())
    await asyncio.sleep(0.1)

    await first.heartbeat()

    with pytest.raises(DuplicateReplicaError, match="REPLICA_ID=one"):
        await entering


async def test_of_two_processes_that_begin_together_under_one_id_one_lives(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "HEARTBEAT", timedelta(seconds=0.01))
    twins = Replicas(database, "one"), Replicas(database, "one")

    await asyncio.gather(*[twin.enter() for twin in twins], return_exceptions=True)

    assert sorted([await twin.heartbeat() for twin in twins]) == [False, True]


async def test_a_second_process_on_a_sqlite_file_is_sent_away_until_the_first_left(
    sqlite_database: Database,
) -> None:
    first, second = Replicas(sqlite_database, "one"), Replicas(sqlite_database, "two")
    await first.enter()

    with pytest.raises(DuplicateReplicaError, match="this SQLite file"):
        await second.enter()

    await first.leave()
    await second.enter()
    await second.leave()


async def test_a_newcomer_that_holds_work_already_is_not_gone(database: Database) -> None:
    here, there = Replicas(database, "here"), Replicas(database, "there")
    await here.enter()
    await here.count()
    await there.enter()

    assert await here.gone({"there"}) == set()


async def test_a_replica_that_came_back_since_the_last_count_is_not_gone(
    database: Database,
) -> None:
    here, there = Replicas(database, "here"), Replicas(database, "there")
    await here.enter()
    await there.enter()
    await counted(here, DEAD_AFTER_HEARTBEATS + 1)

    await there.heartbeat()

    assert await here.gone({"there"}) == set()


async def test_who_is_silent_too_long_waits_until_it_is_heard(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Replicas(database, "here")
    await here.enter()
    await here.wait_until_visible()
    monkeypatch.setattr(replicas, "SILENT_SECONDS", -1.0)

    waiting = asyncio.create_task(here.wait_until_visible())
    await asyncio.sleep(0.05)
    was_waiting = not waiting.done()
    await here.heartbeat()
    await waiting

    assert was_waiting


async def test_the_dead_are_forgotten_after_a_day(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Replicas(database, "here"), Replicas(database, "there")
    await there.enter()
    monkeypatch.setattr(replicas, "FORGOTTEN_AFTER", timedelta(seconds=-1))

    await here.forget_the_dead()

    assert not await there.heartbeat()
