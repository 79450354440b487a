"""A bot that takes tickets alone, on the real delivery and the real address, to be killed."""

import asyncio
import os
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import Route

from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.delivery.durable import DurableDelivery
from bot.delivery.work import Outgoing, Work
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.store import SqlReports
from bot.ideas.submit.reading import ReportReader
from bot.ideas.tickets.door import TicketDoor
from bot.ideas.tickets.reading import read_ticket_sources
from bot.ideas.tickets.work import TicketWork
from bot.slack_clients import slack_client
from bot.web.serving import served
from bot.web.tickets import PATH, for_help_desks
from tests.ideas.company import MOMENTS
from tests.ideas.fakes import SHARED_WORDS, some_people
from tests.ideas.tickets.signing import SECRETS

TICKETS = Path(__file__).parents[2] / "knowledge" / "tickets.yaml"


def now() -> datetime:
    return datetime.now(UTC)


async def team() -> str:
    return "T0NORTH"


async def main() -> None:
    client = slack_client("http://127.0.0.1:9", "xoxb-chaos")

    async def client_of(team_id: str) -> object:
        return client

    database = open_database(os.environ["DATABASE_URL"])
    await migrate(database)
    delivery = DurableDelivery(
        database,
        client_of=client_of,  # type: ignore[arg-type]  # nothing is posted
        explain=str,
        replica_id=os.environ["REPLICA_ID"],
    )
    people, _ = some_people()
    context = ReportContext(SqlReports(database), people)
    cards = ReportCards(context, delivery, MOMENTS, now)
    work = TicketWork(cards, ReportReader(SHARED_WORDS, MOMENTS))
    for kind, handler in work.handlers().items():
        delivery.register(kind, handler)
    delivery.register("ideas.deliver", nothing)
    door = TicketDoor(read_ticket_sources(TICKETS), SECRETS, delivery, now, team)
    site = Starlette(routes=[Route(PATH, for_help_desks(door), methods=["POST"])])
    await delivery.start()
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    async with served(site, port=int(os.environ["PORT"])):
        await ended.wait()
    await delivery.stop()
    await database.close()


async def nothing(_: Work) -> Sequence[Outgoing]:
    return []


if __name__ == "__main__":
    asyncio.run(main())
