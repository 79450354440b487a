"""Tickets that come twice, at a bot that dies, are each one report."""

import asyncio
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from random import Random

import aiohttp
import pytest

from bot.database.engine import open_database
from bot.ideas.report.store import SqlReports
from tests.chaos.fleet import Fleet
from tests.ideas.tickets.signing import SECRETS, as_bytes, sent, signed

ONE = "one"
REPLICA = ("-m", "tests.chaos.ticket_replica")
TICKETS, REPEATS, KILLS = 80, 20, 12


@pytest.mark.soak
async def test_of_a_hundred_tickets_twenty_of_them_repeats_eighty_are_reports(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    fleet = Fleet(REPLICA, {"DATABASE_URL": url}, tmp_path)
    random = Random(12)  # noqa: S311  # the same bad day each time
    numbers = [*range(TICKETS), *random.sample(range(TICKETS), REPEATS)]
    random.shuffle(numbers)
    kills = set(random.sample(range(1, len(numbers)), KILLS))
    fleet.begin(ONE)
    try:
        async with aiohttp.ClientSession() as session:
            for position, number in enumerate(numbers):
                if position in kills:
                    fleet.kill(ONE)
                    fleet.begin(ONE)
                await _until_taken(session, fleet, number)
        kept = await _kept(url)
    finally:
        fleet.end()

    assert fleet.kills == KILLS
    assert sorted(kept) == sorted(f"{_source(number)}:{number}" for number in range(TICKETS))


def _source(number: int) -> str:
    return [*SECRETS][number % len(SECRETS)]


async def _until_taken(session: aiohttp.ClientSession, fleet: Fleet, number: int) -> None:
    """Send a ticket as a help desk does: again until somebody says that it is taken."""
    source = _source(number)
    address = f"http://127.0.0.1:{fleet.ports[ONE]}/tickets/{source}"
    body = as_bytes(sent(source, str(number)))
    for _ in range(600):
        headers = signed(source, body, datetime.now(UTC))
        try:
            async with session.post(address, data=body, headers=headers) as answer:
                if answer.status == HTTPStatus.ACCEPTED:
                    return
        except aiohttp.ClientError:
            await asyncio.sleep(0.1)
    message = f"ticket {number} was never taken"
    raise AssertionError(message)


async def _kept(url: str) -> list[str]:
    """Return the tickets of all reports, once no more come."""
    database = open_database(url)
    for _ in range(600):
        kept = await SqlReports(database).all_of(None)
        if len(kept) >= TICKETS:
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(2)  # for one too many
    kept = await SqlReports(database).all_of(None)
    await database.close()
    return [one.reporter.label for one in kept if hasattr(one.reporter, "label")]
