"""A short bad day in every test run; `make chaos` lives through the long one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.fleet import Postgres
from tests.chaos.scenario import Plan, live_through

REPLICA = ("-m", "tests.chaos.replica")


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    postgres = Postgres()
    yield postgres
    postgres.end()


@pytest.mark.soak
async def test_on_sqlite_nothing_is_lost_and_nothing_said_twice(tmp_path: Path) -> None:
    plan = Plan("sqlite", REPLICA, 1, 30, 10, kills=2, outage_seconds=1, never_returns=False)

    day = await live_through(plan, tmp_path, postgres=None)

    assert (day.ledger.lost, day.ledger.twice) == (0, 0)
    assert day.ledger.answered_once > 0


@pytest.mark.soak
async def test_on_postgres_the_living_replica_finishes_the_work_of_the_dead(
    tmp_path: Path, postgres: Postgres
) -> None:
    await postgres.migrate()
    plan = Plan("postgres", REPLICA, 2, 30, 10, kills=2, outage_seconds=1, never_returns=True)

    day = await live_through(plan, tmp_path, postgres)

    assert (day.ledger.lost, day.ledger.twice) == (0, 0)
    assert day.ledger.answered_once > 0
