"""Keeps in SQL what owners said in Slack of documents, beside their text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Row, String, Table, select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_last
from bot.guidance.written.domain import SaidOfDocument

said_table = Table(
    "guidance_said",
    metadata,
    Column("document", String, primary_key=True),
    Column("reviewed", Date),
    Column("owner", String),
    Column("owner_before", String),
    Column("asked", Date),
    info=declared(
        Record(
            "of a document: its last review in Slack, and whose it is",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("owner", "owner_before"),
        )
    ),
)


class SqlSaidOfDocuments:
    """Keeps it in ``guidance_said``, a row for each document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[str, SaidOfDocument]:
        """Return it by document."""
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(said_table))).all()
        return {row.document: said_in(row) for row in rows}

    async def ask(self, document: str, reviewed: date) -> None:
        """Keep that its owner was asked about what was reviewed on this day."""
        await self._keep(document, asked=reviewed)

    async def confirm(self, document: str, today: date) -> None:
        """Keep that it was right on this day."""
        await self._keep(document, reviewed=today)

    async def give(self, document: str, owner: str, before: str | None) -> None:
        """Keep whose it is, in place of whom its text names."""
        await self._keep(document, owner=owner, owner_before=before)

    async def _keep(self, document: str, **changes: Any) -> None:
        async with self._database.begin() as connection:
            await keep_last(connection, said_table, {"document": document, **changes})


def said_in(row: Row[Any]) -> SaidOfDocument:
    """Return what a row of ``guidance_said`` keeps."""
    return SaidOfDocument(
        document=row.document,
        reviewed=row.reviewed,
        owner=row.owner,
        owner_before=row.owner_before,
        asked=row.asked,
    )
