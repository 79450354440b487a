"""``migrate``: the tables follow the version of the bot."""

import asyncio

from bot.commands.memory_parts import with_closing
from bot.commands.options import read_settings
from bot.database.engine import Database, open_database
from bot.database.migrate import migrate as migrate_tables
from bot.database.workspace_database import workspace_database, workspace_names
from bot.delivery.running.configuration import migrate_work


def migrate() -> None:
    """Bring the database's tables up to this version of the bot; needed on Postgres only."""
    asyncio.run(with_closing(open_database(read_settings().state_url), migrate_all))
    print("The tables fit this version of the bot.")


async def migrate_all(database: Database) -> None:
    """Bring up the tables of the bot, of the work, and of every workspace."""
    await migrate_tables(database)
    await asyncio.to_thread(migrate_work, database)
    for name in await workspace_names(database):
        own = workspace_database(database, name)
        await migrate_tables(own)
        await own.close()
