"""A delivery with a Slack of its own, impatient enough for tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.database.engine import Database
from bot.delivery.durable import DurableDelivery
from bot.delivery.sending import refusals
from bot.delivery.sending.posting import ClientOf
from bot.delivery.sending.retry import Backoff, RateLimits
from bot.slack_clients import slack_client
from tests.slack_stand_in import SlackStandIn

IMPATIENT = RateLimits(
    channel_gap=0,
    workspace_gap=0,
    settling=0,
    outage=Backoff(give_up=3, first_pause=0.02, longest_pause=0.1),
    reference=Backoff(give_up=0.3, first_pause=0.02, longest_pause=0.1),
)


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SlackStandIn]:
    monkeypatch.setattr(refusals, "ANSWER_SECONDS", 0.3)
    slack = SlackStandIn()
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
def client_of(slack: SlackStandIn) -> ClientOf:
    async def client_of(team_id: str) -> AsyncWebClient:
        return slack_client(slack.url, "xoxb-test")

    return client_of


@dataclass
class Bench:
    """A delivery that can be stopped and begun again on the same database."""

    client_of: ClientOf
    database: Database
    delivery: DurableDelivery

    def renew(self, replica_id: str = "one") -> DurableDelivery:
        """Return a new delivery on the same database, with no handlers yet."""
        self.delivery = a_delivery(self.database, self.client_of, replica_id)
        return self.delivery


def a_delivery(
    database: Database,
    client_of: ClientOf,
    replica_id: str = "one",
    pace: RateLimits = IMPATIENT,
) -> DurableDelivery:
    return DurableDelivery(
        database, client_of=client_of, explain=str, replica_id=replica_id, pace=pace
    )


@pytest.fixture
async def bench(database: Database, client_of: ClientOf) -> AsyncIterator[Bench]:
    bench = Bench(client_of, database, a_delivery(database, client_of))
    yield bench
    await bench.delivery.stop(seconds=1)


async def until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait until it holds; fail after so many seconds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  # what it waits for is in another process
            await asyncio.sleep(0.01)
