"""Keeps in SQL what documents said when they were last news."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, String, Table, Text, delete, select, update

from bot.ask.news.domain import ToldDocument
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.upsert import keep_last

told_table = Table(
    "guidance_told",
    metadata,
    Column("document", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("digest", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "the text of a document when it was last news, to tell what changed",
            Whose.COMPANY,
            Until("it is changed again, or gone"),
            Forgetting.CUT_OFF,
            people=("text",),
        )
    ),
)
_its = told_table.c


class SqlToldDocuments:
    """Keeps it in ``guidance_told``, a row for each document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[str, ToldDocument]:
        """Return it by document; reads none of the texts."""
        columns = (_its.document, _its.digest, _its.seen, _its.since)
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(*columns))).all()
        return {row.document: ToldDocument(*row) for row in rows}

    async def text_of(self, document: str) -> str | None:
        """Return what was told of a document; None: nothing, so far."""
        own = select(_its.text).where(_its.document == document)
        async with self._database.begin() as connection:
            text: str | None = await connection.scalar(own)
        return text

    async def keep(self, document: str, digest: str, text: str, now: datetime) -> None:
        """Keep that this is known of it from now on (UTC)."""
        row = {"document": document, "text": text, "digest": digest, "seen": digest}
        async with self._database.begin() as connection:
            await keep_last(connection, told_table, row | {"since": now})

    async def see(self, document: str, digest: str, now: datetime) -> None:
        """Keep that it says something else as of ``now`` (UTC), of which nobody was told."""
        own = update(told_table).where(_its.document == document)
        async with self._database.begin() as connection:
            await connection.execute(own.values(seen=digest, since=now))

    async def drop(self, document: str) -> None:
        """Know nothing of it any more."""
        async with self._database.begin() as connection:
            await connection.execute(delete(told_table).where(_its.document == document))
