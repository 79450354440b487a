"""Finds kept work by what it says. dbos has no question for it: its tables are read."""

from collections.abc import Iterator

from sqlalchemy import Engine, create_engine, text

from bot.database.engine import HIDE_WHAT_IS_KEPT, Database
from bot.delivery.running.work_file import engine_of, work_file_beside
from bot.delivery.work import Mentions

AT_A_TIME = 500  # rows, so that years of work need no memory
ENDED = frozenset({"SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
# What a work was given, and what each of its steps came to. Versions of dbos before 2.0 kept
# what it was given beside its status.
_SAID = """
SELECT s.workflow_uuid, s.status, s.created_at,
       s.workflow_uuid || ' ' || coalesce(g.inputs, s.inputs, '') AS said
  FROM {0}workflow_status s LEFT JOIN {0}workflow_input g ON g.workflow_uuid = s.workflow_uuid
UNION ALL
SELECT s.workflow_uuid, s.status, s.created_at, coalesce(o.output, '') || coalesce(o.error, '')
  FROM {0}workflow_status s JOIN {0}operation_outputs o ON o.workflow_uuid = s.workflow_uuid
"""
_ASKED = (
    "SELECT workflow_uuid, status, said FROM ({0}) AS kept"
    " WHERE workflow_uuid LIKE :prefix AND said LIKE :contains AND created_at <= :until"
)
_FOR_EVER = 2**62  # milliseconds


def work_saying(
    database: Database, mentions: Mentions, prefix: str, schema: str
) -> dict[str, bool]:
    """Return the keys of the work that says so, each with whether it has ended.

    It blocks, and may take seconds where there is much.

    Args:
        database: the bot's own; dbos keeps its tables in it, or in a file beside it.
        mentions: what it has to say.
        prefix: what its keys begin with.
        schema: of dbos' tables on Postgres.
    """
    engine = _engine(database)
    try:
        found = _found(engine, mentions, prefix, "" if database.is_sqlite else f"{schema}.")
        return {key: status in ENDED for key, status in found}
    finally:
        engine.dispose()


def _engine(database: Database) -> Engine:
    if database.is_sqlite:
        return engine_of(work_file_beside(database))
    return create_engine(database.engine.url, **HIDE_WHAT_IS_KEPT)


def _found(
    engine: Engine, mentions: Mentions, prefix: str, tables: str
) -> Iterator[tuple[str, str]]:
    until = mentions.until
    asked = {
        "prefix": f"{prefix}%",
        "contains": f"%{mentions.contains}%",
        "until": until.timestamp() * 1000 if until else _FOR_EVER,
    }
    with engine.connect().execution_options(yield_per=AT_A_TIME) as connection:
        rows = connection.execute(text(_ASKED.format(_SAID.format(tables))), asked)
        for key, status, said in rows:
            if mentions.said(said):
                yield key, status
