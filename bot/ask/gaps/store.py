"""Keeps gaps, and who waits for them, in SQL."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ask.domain import AskedQuestion
from bot.ask.gaps.domain import Asker, Gap, GapOutcome, Turn
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REMOVED, Forgetting, Record, Whose, declared, own_rows

gap_table = Table(
    "ask_gap",
    metadata,
    Column("gap_id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("document", String),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("closing_note", Text, nullable=False),
    Column("outcome", String),  # null: open, or closed before it was kept
    Column("holder_id", String),
    Column("level", Integer),
    Column("due_at", UtcDateTime),
    Column("is_urgent", Boolean),
    Column("audience", JSON),  # departments; null: from before, for everybody
    info=declared(
        Record(
            "a question that guidance does not answer",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("key", "holder_id"),
            words=("question", "closing_note"),
        )
    ),
)
asker_table = Table(
    "ask_gap_asker",
    metadata,
    Column("gap_id", Integer, ForeignKey("ask_gap.gap_id"), primary_key=True),
    Column("employee_id", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("thread_ts", String),
    Column("position", Integer, nullable=False),
    Column("question", Text),  # in their own words; null: from before they were kept
    info=own_rows("who waits for a gap to be closed", words=("question",)),
)


class SqlGaps:
    """Keeps gaps in ``ask_gap`` and who waits for them in ``ask_gap_asker``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self) -> Sequence[Gap]:
        """Return the open gaps, most asked first."""
        async with self._database.begin() as connection:
            gaps = await _gaps(connection, gap_table.c.closed_at.is_(None))
        return sorted(gaps, key=lambda gap: -len(gap.askers))

    async def not_ours(self) -> Sequence[Gap]:
        """Return the gaps that ended so, in their order."""
        async with self._database.begin() as connection:
            return await _gaps(connection, gap_table.c.outcome == GapOutcome.NOT_OURS.value)

    async def find(self, gap_id: int) -> Gap | None:
        """Return the gap, open or closed; None if there never was one."""
        async with self._database.begin() as connection:
            return await _found(connection, gap_id)

    async def add(
        self, asked: AskedQuestion, now: datetime, audience: Sequence[str] = ()
    ) -> Gap:
        """Open a gap as of ``now`` (UTC); a question of the same key opens one only."""
        async with self._database.begin() as connection:
            if await _is_new(connection, gap_table, key=asked.key):
                await connection.execute(
                    insert(gap_table).values(_gap_values(asked, now, audience))
                )
            found = await connection.execute(
                select(gap_table.c.gap_id).where(gap_table.c.key == asked.key)
            )
            return await _joined(connection, found.scalar_one(), asked)

    async def join(self, gap_id: int, asked: AskedQuestion) -> Gap:
        """Count the asker in, once."""
        async with self._database.begin() as connection:
            return await _joined(connection, gap_id, asked)

    async def give(self, gap_id: int, turn: Turn) -> Gap | None:
        """Keep whose turn it is; None if the gap is closed or never was."""
        return await self._changed(gap_id, **asdict(turn))

    async def close(
        self,
        gap_id: int,
        note: str,
        now: datetime,
        outcome: GapOutcome = GapOutcome.COVERED,
    ) -> Gap | None:
        """Close the gap; None if somebody closed it before or it never was."""
        ended = {"closed_at": now, "closing_note": note, "outcome": outcome.value}
        return await self._changed(gap_id, **ended)

    async def _changed(self, gap_id: int, **values: Any) -> Gap | None:
        its = gap_table.c
        change = update(gap_table).where(its.gap_id == gap_id, its.closed_at.is_(None))
        async with self._database.begin() as connection:
            if (await connection.execute(change.values(**values))).rowcount == 0:
                return None
            return await _found(connection, gap_id)


async def _gaps(connection: AsyncConnection, which: ColumnElement[bool]) -> list[Gap]:
    found = await connection.execute(select(gap_table).where(which).order_by("gap_id"))
    return [await _gap(connection, row) for row in found.all()]


async def _is_new(connection: AsyncConnection, table: Table, **identity: Any) -> bool:
    found = await connection.execute(
        select(func.count()).select_from(table).filter_by(**identity)
    )
    return found.scalar_one() == 0


async def _joined(connection: AsyncConnection, gap_id: int, asked: AskedQuestion) -> Gap:
    who = {"gap_id": gap_id, "employee_id": asked.employee_id}
    if await _is_new(connection, asker_table, **who):
        counting = select(func.count()).select_from(asker_table).filter_by(gap_id=gap_id)
        position = (await connection.execute(counting)).scalar_one()
        own = {
            "channel": asked.channel,
            "thread_ts": asked.thread_ts,
            "question": asked.text,
        }
        await connection.execute(insert(asker_table).values(**who, **own, position=position))
    gap = await _found(connection, gap_id)
    if gap is None:
        message = f"gap {gap_id} is gone"
        raise LookupError(message)
    return gap


async def _found(connection: AsyncConnection, gap_id: int) -> Gap | None:
    found = await connection.execute(select(gap_table).where(gap_table.c.gap_id == gap_id))
    row = found.one_or_none()
    return await _gap(connection, row) if row else None


async def _gap(connection: AsyncConnection, row: Row[Any]) -> Gap:
    found = await connection.execute(
        select(asker_table)
        .where(asker_table.c.gap_id == row.gap_id)
        .order_by(asker_table.c.position)
    )
    askers = tuple(
        Asker(who.employee_id, who.channel, who.thread_ts, who.question or "")
        for who in found.all()
    )
    return Gap(
        row.gap_id,
        row.question,
        row.document,
        row.opened_at,
        askers,
        row.closed_at,
        row.closing_note,
        GapOutcome(row.outcome) if row.outcome else None,
        row.holder_id,
        row.level or 0,
        row.due_at,
        bool(row.is_urgent),
        tuple(row.audience or ()),
    )


def _gap_values(asked: AskedQuestion, now: datetime, audience: Sequence[str]) -> dict[str, Any]:
    document = asked.nearest[0] if asked.nearest else None
    return {
        "key": asked.key,
        "question": asked.text,
        "document": document,
        "opened_at": now,
        "closing_note": "",
        "audience": [*audience],
    }
