"""Keeps what waits for the end of an hour: references, no words."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Integer, Row, String, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.company.bundled.domain import Arrival, WaitingMessage
from bot.company.unasked.domain import KINDS, Later, NewsLimits, Reader
from bot.company.unasked.service import BUNDLE, decide
from bot.company.unasked.store import history_of, one_at_a_time, unasked_table
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, own_rows

waiting_table = Table(
    "company_waiting",
    metadata,
    Column("arrival", String, primary_key=True),  # identity of the work, which names nobody
    Column("reference", String, primary_key=True),
    Column("employee_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("position", Integer, nullable=False),  # within the arrival
    Column("offered_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("shown_in", String),  # digest of the work that brought it; NULL: it waits
    info=own_rows(
        "what waits for its reader's role, by reference",
        Days("unasked", 60, since="offered_at"),
    ),
)


class SqlWaiting:
    """Keeps what waits in ``company_waiting``, and that something came in `unasked_table`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, arrival: Arrival, now: datetime) -> datetime | None:
        """Return until when it would wait; None if it would come at once, or did."""
        async with self._database.begin() as connection:
            return await _due(connection, arrival, now)

    async def arrive(self, arrival: Arrival, now: datetime) -> datetime | None:
        """Keep that it comes at once (None), or that it waits until then.

        An arrival that was known before is decided as it was.
        """
        async with self._database.begin() as connection:
            await one_at_a_time(connection, arrival.employee_id)
            due = await _due(connection, arrival, now)
            if due is None:
                await _keep_sent(connection, arrival, now)
            elif not await _rows_of(connection, arrival):
                rows = _rows(arrival, now, due)
                await connection.execute(insert(waiting_table), rows)
        return due

    async def hurry(self, arrival: Arrival) -> Collection[str]:
        """Take the arrival's references out of what waits; return those that came before."""
        async with self._database.begin() as connection:
            await one_at_a_time(connection, arrival.employee_id)
            for reference, _ in arrival.items:
                await _take(connection, reference, arrival.key)
            rows = await _rows_of(connection, arrival)
        return {row.reference for row in rows if row.shown_in != arrival.key}

    async def take(self, reference: str, shown_in: str) -> bool:
        """Take one out of what waits; tell whether this work took it, now or before."""
        async with self._database.begin() as connection:
            await _take(connection, reference, shown_in)
            found = await connection.execute(
                select(waiting_table.c.arrival).filter_by(
                    reference=reference, shown_in=shown_in
                )
            )
            return found.first() is not None

    async def claim(
        self, employee_id: str, due: datetime, shown_in: str, now: datetime
    ) -> Sequence[WaitingMessage]:
        """Take all that is due by then out of what waits, and keep that something came.

        The same work gets the same again. A reference that waits several times comes once.
        """
        waits = waiting_table.c.shown_in.is_(None) & (waiting_table.c.due_at <= due)
        own = waiting_table.c.employee_id == employee_id
        taking = update(waiting_table).where(own, waits).values(shown_in=shown_in)
        order = ("offered_at", "arrival", "position")
        async with self._database.begin() as connection:
            await one_at_a_time(connection, employee_id)
            await connection.execute(taking)
            taken = select(waiting_table).where(own, waiting_table.c.shown_in == shown_in)
            rows = (await connection.execute(taken.order_by(*order))).all()
            found = {row.reference: WaitingMessage(row.reference, row.kind) for row in rows}
            if rows:
                bundle = [(row.reference, KINDS[row.kind]) for row in rows]
                await _keep_sent(connection, Arrival(shown_in, employee_id, bundle), now)
        return list(found.values())

    async def nothing_came(self, shown_in: str) -> None:
        """Forget that a bundle came: all of it was done meanwhile."""
        async with self._database.begin() as connection:
            gone = delete(unasked_table).where(unasked_table.c.key == shown_in)
            await connection.execute(gone)


async def _due(connection: AsyncConnection, arrival: Arrival, now: datetime) -> datetime | None:
    for known in await _rows_of(connection, arrival):
        known_until: datetime = known.due_at
        return known_until
    history = await history_of(connection, arrival.employee_id, now)
    if any(sent.key == arrival.key for sent in history):
        return None
    its = {"employee_id": arrival.employee_id, "shown_in": None}
    waits = await connection.execute(select(waiting_table.c.due_at).filter_by(**its))
    if moments := [one for one in waits.scalars() if one <= now + BUNDLE]:
        until: datetime = min(moments)
        return until  # it joins what waits, also when that is late: after a downtime
    kind = arrival.items[0][1]
    # Neither the reader's hours nor the limits count for what a role must act on.
    decision = decide(kind, now, now, history=history, reader=Reader(), limits=NewsLimits())
    return decision.at if isinstance(decision, Later) else None


async def _rows_of(connection: AsyncConnection, arrival: Arrival) -> Sequence[Row[Any]]:
    return (
        await connection.execute(select(waiting_table).filter_by(arrival=arrival.key))
    ).all()


async def _take(connection: AsyncConnection, reference: str, shown_in: str) -> None:
    waits = waiting_table.c.shown_in.is_(None) & (waiting_table.c.reference == reference)
    await connection.execute(update(waiting_table).where(waits).values(shown_in=shown_in))


async def _keep_sent(connection: AsyncConnection, arrival: Arrival, now: datetime) -> None:
    known = select(unasked_table.c.key).where(unasked_table.c.key == arrival.key)
    if (await connection.execute(known)).first() is None:
        row = {
            "key": arrival.key,
            "employee_id": arrival.employee_id,
            "kind": arrival.items[0][1].name,
            "sent_at": now,
            "text": "",  # what it says lies with its feature
            "blocks": [],
        }
        await connection.execute(insert(unasked_table), row)


def _rows(arrival: Arrival, now: datetime, due: datetime) -> list[dict[str, Any]]:
    return [
        {
            "arrival": arrival.key,
            "reference": reference,
            "employee_id": arrival.employee_id,
            "kind": kind.name,
            "position": position,
            "offered_at": now,
            "due_at": due,
        }
        for position, (reference, kind) in enumerate(arrival.items)
    ]
