"""Keeps in SQL what is written in Slack; the index reads it beside the folder."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    Select,
    String,
    Table,
    Text,
    func,
    select,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.reading import reading
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first
from bot.guidance.written.domain import (
    SaidOfDocument,
    VersionDeed,
    WrittenInSlack,
    WrittenVersion,
)
from bot.guidance.written.said_store import said_in, said_table

version_table = Table(
    "guidance_version",
    metadata,
    Column("document", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("deed", String, nullable=False),
    Column("editor_id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("key", String, nullable=False),
    info=declared(
        Record(
            "guidance as somebody wrote it in Slack, each version of it",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("editor_id", "key", "text"),
            words=("text",),
        )
    ),
)


class SqlWrittenVersions:
    """Keeps versions in ``guidance_version``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, version: WrittenVersion) -> bool:
        """Keep the version; False if somebody else kept one of that number before."""
        row = {
            "document": version.document,
            "number": version.number,
            "text": version.text,
            "deed": version.deed.value,
            "editor_id": version.editor_id,
            "at": version.at,
            "key": version.key,
        }
        same = select(version_table.c.key).filter_by(
            document=version.document, number=version.number
        )
        async with self._database.begin() as connection:
            await keep_first(connection, version_table, row)
            kept: str = (await connection.execute(same)).scalar_one()
        return kept == version.key

    async def history(self, document: str) -> Sequence[WrittenVersion]:
        """Return the versions of a document, the newest first."""
        own = select(version_table).filter_by(document=document)
        async with self._database.begin() as connection:
            found = await connection.execute(own.order_by(version_table.c.number.desc()))
            return [_version(row) for row in found.all()]

    async def newest(self) -> Mapping[str, WrittenVersion]:
        """Return the version that counts of each document."""
        async with self._database.begin() as connection:
            found = (await connection.execute(_newest())).all()
        return {row.document: _version(row) for row in found}


def read_written(database: Database) -> WrittenInSlack:
    """Return what is written in Slack in the place of files, and said of documents.

    It blocks: the index is brought up to date in a thread.

    Raises:
        DatabaseUnavailableError: it does not answer.
    """
    with reading(database) as found:
        return _written(*found) if found else WrittenInSlack()


def _written(connection: Connection, tables: Sequence[str]) -> WrittenInSlack:
    texts, said = dict[str, str](), dict[str, SaidOfDocument]()
    if version_table.name in tables:
        newest = connection.execute(_newest().order_by(version_table.c.document)).all()
        given_back = VersionDeed.GIVEN_BACK
        texts = {row.document: row.text for row in newest if row.deed != given_back}
    if said_table.name in tables:
        rows = connection.execute(select(said_table)).all()
        said = {row.document: said_in(row) for row in rows}
    return WrittenInSlack(texts, said)


def _newest() -> Select[Any]:
    of_each = func.max(version_table.c.number).label("number")
    last = (
        select(version_table.c.document, of_each).group_by(version_table.c.document).subquery()
    )
    is_last = (version_table.c.document == last.c.document) & (
        version_table.c.number == last.c.number
    )
    return select(version_table).join(last, is_last)


def _version(row: Row[Any]) -> WrittenVersion:
    return WrittenVersion(
        document=row.document,
        number=row.number,
        text=row.text,
        deed=VersionDeed(row.deed),
        editor_id=row.editor_id,
        at=row.at,
        key=row.key,
    )
