"""Checks of where the bot keeps its state, and of who shares it."""

from pathlib import Path

from bot.commands.checks.company import check_company
from bot.commands.checks.finding import Finding, trouble, well
from bot.commands.checks.sources import check_sources
from bot.database.engine import Database, NothingKeptError, open_existing
from bot.database.migrate import NEWER, SchemaState, schema_state
from bot.database.state_folder import trouble_with
from bot.delivery.fleet.replicas import seen_lately, someone_lives
from bot.errors import BotError
from bot.settings import Settings

SQLITE_MEND = "Make room in STATE, or let the bot write there."
SERVER_MEND = "Check DATABASE_URL, and that the server is up and lets this machine in."


async def check_state(settings: Settings) -> list[Finding]:
    """Return whether the database answers and its tables fit, and which replicas live."""
    try:
        database = open_existing(settings.state_url)
    except NothingKeptError as error:
        return [
            _of_place(error.file.parent),
            well("database", "the bot makes it when it starts first"),
        ]
    except BotError as error:
        return [trouble("DATABASE_URL", str(error), "Leave it empty for SQLite in STATE.")]
    place = _of_place(database.file.parent if database.is_sqlite else settings.state)
    try:
        return [place, *await _of_database(settings, database)]
    except BotError as error:
        mend = SQLITE_MEND if database.is_sqlite else SERVER_MEND
        return [place, trouble("database", str(error), mend)]
    finally:
        await database.close()


def _of_place(folder: Path) -> Finding:
    """Return whether the folder takes what is kept: the database or, beside one, an index."""
    wrong = trouble_with(folder)
    if wrong:
        says, _, mend = wrong.partition("; ")
        return trouble("STATE", says, f"{mend[0].upper()}{mend[1:]} to another folder.")
    return well("STATE", f"{folder} can be written to, and has room")


async def _of_database(settings: Settings, database: Database) -> list[Finding]:
    state = await schema_state(database)
    await database.ping()
    finding = _of_tables(database, state)
    if state is not SchemaState.CURRENT:
        return [finding]
    if settings.is_for_several:
        return [finding, await _of_replicas(database, settings)]
    own = [*await check_company(database, settings), *await check_sources(database, settings)]
    return [finding, await _of_replicas(database, settings), *own]


def _of_tables(database: Database, state: SchemaState) -> Finding:
    if state is SchemaState.NEWER:
        says = "the tables were made by a newer version of the bot"
        return trouble("database", says, NEWER.partition(". ")[2])
    if state is SchemaState.OLDER and not database.is_sqlite:
        says = "the tables are older than this version of the bot"
        return trouble("database", says, "Run `python -m bot migrate`.")
    kind = "SQLite" if database.is_sqlite else "Postgres"
    return well("database", f"{kind} answers, and its tables fit or will be brought up")


async def _of_replicas(database: Database, settings: Settings) -> Finding:
    if database.is_sqlite:
        is_running = await someone_lives(database)
        return well("replicas", "one is running" if is_running else "none is running")
    living = await seen_lately(database)
    says = f"{', '.join(living) or 'none'} showed life in the last seconds"
    if len(living) > 1 and settings.chroma_url is None:
        return trouble("replicas", f"{says}, but they share no index", "Set CHROMA_URL.")
    return well("replicas", says)
