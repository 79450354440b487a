"""Keeps in SQL the changes that wait for a second person."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Integer, String, Table, delete, select

from bot.ask.agreeing import Proposal
from bot.ask.agreement.domain import WaitingChange
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first
from bot.delivery.work import Json

waiting_table = Table(
    "guidance_waiting",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("proposal", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "a change of guidance that waits for a second person",
            Whose.COMPANY,
            Days("guidance_waiting", 30, since="at"),
            Forgetting.DELETE,
            people=("key", "payload", "proposal"),
            words=("payload", "proposal"),
        )
    ),
)


class SqlWaitingChanges:
    """Keeps them in ``guidance_waiting``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, key: str, kind: str, payload: Mapping[str, Json], proposal: Proposal, at: datetime
    ) -> int:
        """Keep it and return its number; the same work of that key is kept once."""
        row: dict[str, Any] = {"key": key, "kind": kind, "at": at}
        row |= {"payload": dict(payload), "proposal": asdict(proposal)}
        async with self._database.begin() as connection:
            await keep_first(connection, waiting_table, row)
            own = select(waiting_table.c.number).filter_by(key=key)
            number: int = (await connection.execute(own)).scalar_one()
        return number

    async def find(self, number: int) -> WaitingChange | None:
        """Return it; None once it was decided."""
        own = select(waiting_table).filter_by(number=number)
        async with self._database.begin() as connection:
            row = (await connection.execute(own)).one_or_none()
        if row is None:
            return None
        return WaitingChange(
            number=row.number,
            proposal=Proposal(**row.proposal),
            kind=row.kind,
            payload=row.payload,
            at=row.at,
        )

    async def drop(self, number: int) -> None:
        """Keep it no longer."""
        async with self._database.begin() as connection:
            await connection.execute(delete(waiting_table).filter_by(number=number))
