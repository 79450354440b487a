"""Keeps what was sent unasked, and who wants nothing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Row, String, Table, Text, delete, func, insert, select
from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.company.unasked.domain import (
    Decision,
    Merge,
    MessageKind,
    NewsLimits,
    Now,
    Reader,
    Sent,
)
from bot.company.unasked.service import LOOKS_BACK, decide
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REPLACED, Days, own_rows
from bot.database.upsert import keep_first
from bot.slack import Message

_ONE_AT_A_TIME = sql("SELECT pg_advisory_xact_lock(hashtext(:reader))")

unasked_table = Table(
    "company_unasked",
    metadata,
    Column("key", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("into", String),  # the key of the message that it was added to
    Column("text", Text, nullable=False),
    Column("blocks", JSON, nullable=False),
    info=own_rows(
        "a message that nobody asked for",
        Days("unasked", 60, since="sent_at", at_least=LOOKS_BACK.days),
        words=("text", "blocks"),
    ),
)
stop_table = Table(
    "company_unasked_stop",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("stopped_at", UtcDateTime, nullable=False),
    info=own_rows("who wants nothing unasked", REPLACED),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A message that a feature has for somebody who did not ask for it."""

    key: str  # identity: the same key is sent once
    kind: MessageKind
    employee_id: str
    message: Message
    offered_at: datetime  # UTC
    added: Message | None = None  # how it reads when added to another; as itself, if None


class SqlUnasked:
    """Keeps messages in ``company_unasked`` and wishes in ``company_unasked_stop``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def decide(
        self,
        offer: Offer,
        now: datetime,
        reader: Reader,
        limits: NewsLimits,
        *,
        is_kept: bool = True,
    ) -> Decision:
        """Decide, one message of a reader at a time; keep what goes out if ``is_kept``.

        A key that went out before is decided as it was.
        """
        async with self._database.begin() as connection:
            await one_at_a_time(connection, offer.employee_id)
            rows = await _lately(connection, offer.employee_id, now)
            known = next((row for row in rows if row.key == offer.key), None)
            if known is not None:
                return Merge(known.into) if known.into else Now()
            decision = decide(
                offer.kind,
                offer.offered_at,
                now,
                history=[_sent(row) for row in rows],
                reader=reader,
                limits=limits,
            )
            if is_kept and isinstance(decision, Now | Merge):
                await connection.execute(insert(unasked_table), _row(offer, now, decision))
        return decision

    async def merged(self, key: str) -> Message | None:
        """Return the message of that key with what was added, oldest first; None if unknown."""
        own = select(unasked_table).where(unasked_table.c.key == key)
        added = select(unasked_table).where(unasked_table.c.into == key)
        async with self._database.begin() as connection:
            first = (await connection.execute(own)).one_or_none()
            rows = (await connection.execute(added.order_by("sent_at", "key"))).all()
        if first is None:
            return None
        parts = [first, *rows]
        blocks = [block for row in parts for block in row.blocks]
        return Message(" · ".join(row.text for row in parts), tuple(blocks))

    async def last(self, employee_id: str, kind: str) -> datetime | None:
        """Return when the employee was last sent a message of the kind, UTC."""
        those = select(func.max(unasked_table.c.sent_at)).filter_by(
            employee_id=employee_id, kind=kind
        )
        async with self._database.begin() as connection:
            last: datetime | None = await connection.scalar(those)
        return last

    async def has_stopped(self, employee_id: str) -> bool:
        """Tell whether the employee wants nothing unasked."""
        asked = select(stop_table.c.employee_id).filter_by(employee_id=employee_id)
        async with self._database.begin() as connection:
            return (await connection.scalar(asked)) is not None

    async def stop(self, employee_id: str, now: datetime) -> None:
        """Keep that the employee wants nothing unasked."""
        async with self._database.begin() as connection:
            row = {"employee_id": employee_id, "stopped_at": now}
            await keep_first(connection, stop_table, row)

    async def start(self, employee_id: str) -> None:
        """Delete what `stop` kept; fine if there is nothing."""
        gone = delete(stop_table).where(stop_table.c.employee_id == employee_id)
        async with self._database.begin() as connection:
            await connection.execute(gone)


async def one_at_a_time(connection: AsyncConnection, employee_id: str) -> None:
    """Wait until no other transaction decides about this reader; SQLite has but one."""
    if connection.dialect.name != "sqlite":
        await connection.execute(_ONE_AT_A_TIME, {"reader": employee_id})


async def history_of(
    connection: AsyncConnection, employee_id: str, now: datetime
) -> Sequence[Sent]:
    """Return what a decision needs of what this reader was sent."""
    rows = await _lately(connection, employee_id, now)
    return [_sent(row) for row in rows if row.into is None]


async def _lately(
    connection: AsyncConnection, employee_id: str, now: datetime
) -> Sequence[Row[Any]]:
    these = unasked_table.c.employee_id == employee_id
    lately = unasked_table.c.sent_at >= now - LOOKS_BACK
    return (await connection.execute(select(unasked_table).where(these, lately))).all()


def _sent(row: Row[Any]) -> Sent:
    return Sent(row.key, row.kind, row.sent_at, row.into)


def _row(offer: Offer, now: datetime, decision: Now | Merge) -> dict[str, Any]:
    into = decision.into if isinstance(decision, Merge) else None
    message = (offer.added or offer.message) if into else offer.message
    return {
        "key": offer.key,
        "employee_id": offer.employee_id,
        "kind": offer.kind.name,
        "sent_at": now,
        "into": into,
        "text": message.text,
        "blocks": list(message.blocks),
    }
