"""Checks of where the bot keeps its state."""

from bot.commands.checks import Finding, trouble, well
from bot.database.engine import open_database
from bot.database.migrate import SchemaState, schema_state
from bot.errors import BotError
from bot.opening import database_url
from bot.settings import Settings


async def check_state(settings: Settings) -> list[Finding]:
    """Return whether the database answers and its tables fit this version."""
    database = open_database(database_url(settings))
    try:
        state = await schema_state(database)
    except BotError as error:
        mend = "Check DATABASE_URL, and that the server is up and lets this machine in."
        return [trouble("DATABASE_URL", str(error), mend)]
    finally:
        await database.close()
    if state is SchemaState.NEWER:
        says = "the tables were made by a newer version of the bot"
        return [trouble("database", says, "Upgrade the bot.")]
    if state is SchemaState.OLDER and not database.is_sqlite:
        says = "the tables are older than this version of the bot"
        return [trouble("database", says, "Run `python -m bot migrate`.")]
    kind = "SQLite" if database.is_sqlite else "Postgres"
    return [well("database", f"{kind} answers, and its tables fit or will be brought up")]
