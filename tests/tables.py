"""Makes all tables of the bot and of its work in a database."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from bot.database.engine import Database, open_database
from bot.database.migrate import migrate
from bot.delivery.running.configuration import migrate_work


def make_tables(url: str) -> None:
    """Make all tables, in a thread: the tests' own loop is none of our business."""

    async def make() -> None:
        async with opened(url) as database:
            await migrate(database)
            await asyncio.to_thread(migrate_work, database)

    with ThreadPoolExecutor() as aside:
        aside.submit(asyncio.run, make()).result()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open a database, and close it in the end."""
    database = open_database(url)
    yield database
    await database.close()
