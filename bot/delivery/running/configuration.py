"""How dbos is set up, and its tables made."""

from dbos import DBOSConfig, DBOSPortableJSONSerializer, run_dbos_database_migrations
from sqlalchemy import Engine, ExceptionContext, event

from bot.database.engine import HIDE_WHAT_IS_KEPT, Database
from bot.delivery.running.work_file import engine_of, work_file_beside

APPLICATION = "customer-focus-bot"
# Fixed for ever: dbos leaves work of another version alone, and each version of the bot
# finishes what an older one took in. The steps' names and order are fixed with it.
VERSION = "1"
SCHEMA = "dbos"  # of its tables on Postgres
THREADS = 64  # for waiting on the database
POSTGRES_CONNECTIONS = 10
LISTENING_SECONDS = 0.2  # how long `close` may wait for dbos' idle listener


def configuration_of(database: Database, replica_id: str) -> DBOSConfig:
    """Return what dbos works with: where it keeps work, and under which name of a replica."""
    config: DBOSConfig = {
        "name": APPLICATION,
        "application_version": VERSION,
        "executor_id": replica_id,
        "serializer": DBOSPortableJSONSerializer(),  # readable, and nothing to unpickle
        "notification_listener_polling_interval_sec": LISTENING_SECONDS,
        "max_executor_threads": THREADS,
        "log_level": "WARNING",
    }
    if database.is_sqlite:
        config["system_database_engine"] = engine_of(work_file_beside(database))
    else:
        wait_for_servers_that_are_away()
        config["system_database_url"] = database.plain_url
        config["dbos_system_schema"] = SCHEMA
        config["sys_db_pool_size"] = POSTGRES_CONNECTIONS
        config["db_engine_kwargs"] = HIDE_WHAT_IS_KEPT
    return config


def wait_for_servers_that_are_away() -> None:
    """Let dbos wait for a server that cannot be reached, whatever the reason.

    Of some reasons (its name is not known for a moment, its socket is gone) dbos does not know
    that they pass: it would end the work that is in hand with an error, and nobody is told.
    """
    if not event.contains(Engine, "handle_error", _named_as_broken):
        event.listen(Engine, "handle_error", _named_as_broken)


def _named_as_broken(failure: ExceptionContext) -> None:
    if failure.connection is None:  # none could be made
        failure.is_disconnect = True


def migrate_work(database: Database) -> None:
    """Make or renew the tables in which work is kept; SQLite's are made when work begins."""
    if not database.is_sqlite:
        run_dbos_database_migrations(database.plain_url, schema=SCHEMA)
