"""A small bot on the real delivery, configured as `serve` is, for a short bad day."""

import asyncio
import os
import signal
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.delivery import durable
from bot.delivery.durable import DurableDelivery
from bot.delivery.fleet import replicas
from bot.delivery.sending import refusals
from bot.delivery.sending.retry import RateLimits
from bot.delivery.work import Outgoing, Place, Post, Work
from bot.slack_clients import slack_client

# A short test cannot wait for half a minute.
replicas.HEARTBEAT = timedelta(seconds=0.4)
replicas.DEAD_AFTER_HEARTBEATS = 5
durable.RECOVER_SECONDS = 1.0
refusals.ANSWER_SECONDS = 2.0
random = Random()  # noqa: S311  # decides how long it thinks
QUICK = RateLimits(channel_gap=0.05, workspace_gap=0.005, settling=0.5)


async def answer(work: Work) -> Sequence[Outgoing]:
    await asyncio.sleep(random.uniform(0, 0.3))  # as if it thought
    place = work.reports_failure_to
    return [Post(place.channel, "An answer.", thread_ts=place.thread_ts)] if place else []


async def main() -> None:
    client = slack_client(os.environ["SLACK_API_URL"], "xoxb-chaos")

    async def client_of(team_id: str) -> AsyncWebClient:
        return client

    database = open_database(os.environ["DATABASE_URL"])
    await migrate(database)
    delivery = DurableDelivery(
        database,
        client_of=client_of,
        explain=lambda error: "Something went wrong.",
        replica_id=os.environ["REPLICA_ID"],
        pace=QUICK,
    )
    delivery.register("ask.answer", answer)
    await delivery.start()
    runner = web.AppRunner(_web_app(client, delivery))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["PORT"])).start()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()
    await runner.cleanup()
    await delivery.stop()
    await database.close()


def _web_app(client: AsyncWebClient, delivery: DurableDelivery) -> web.Application:
    app = AsyncApp(
        client=client,
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        process_before_response=True,
    )

    @app.event("app_mention")
    async def take_in(event: dict[str, Any]) -> None:
        key = f"ask.answer:{event['channel']}:{event['ts']}"
        place = Place(event["channel"], event["ts"], event["user"])
        await delivery.take_in(Work("ask.answer", key, reports_failure_to=place))

    return app.web_app(path="/slack/events")


if __name__ == "__main__":
    asyncio.run(main())
