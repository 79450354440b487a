"""Which replicas live: each beats, each counts the others' beats, nobody compares clocks."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Column, Integer, String, Table, delete, insert, select, update

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database, DatabaseUnavailableError
from bot.errors import CannotDoError

BEAT = timedelta(seconds=2)
DEAD_AFTER_BEATS = 15  # half a minute without a beat; the rest of the minute is for the work
SILENT_SECONDS = 20.0  # who was silent for so long lets go before the others take over
FORGOTTEN_AFTER = timedelta(days=1)

replicas = Table(
    "delivery_replica",
    metadata,
    Column("replica_id", String, primary_key=True),
    Column("life", String, nullable=False),
    Column("beat", Integer, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)


class TwinError(CannotDoError):
    """Two processes under one id would do each other's work a second time."""


async def someone_lives(database: Database) -> bool:
    """Whether a replica showed itself in the last moments."""
    lately = datetime.now(UTC) - 5 * BEAT
    async with database.begin() as connection:
        found = await connection.execute(
            select(replicas.c.replica_id).where(replicas.c.seen_at > lately)
        )
    return found.first() is not None


class Replicas:
    """This replica among the others.

    A replica is dead when its beat stood still for `DEAD_AFTER_BEATS` of our own rounds in a
    row. Rounds that fail count for nothing, so a database that was away kills nobody.
    """

    def __init__(self, database: Database, replica_id: str) -> None:
        self._database = database
        self._replica_id = replica_id
        self._life = uuid4().hex
        # Id to beat and the rounds it stood still; None while the last round failed.
        self._quiet: dict[str, tuple[int, int]] | None = None
        self._heard = asyncio.Event()
        self._last_beat = time.monotonic()

    @property
    def silent_seconds(self) -> float:
        """How long the others have not heard of us."""
        return time.monotonic() - self._last_beat

    async def be_heard(self) -> None:
        """Return at once while the others hear us; otherwise wait until they do again."""
        if self.silent_seconds > SILENT_SECONDS:
            self._heard.clear()
            await self._heard.wait()

    async def enter(self) -> None:
        """Begin a life under our id.

        Raises:
            TwinError: another process lives under it.
        """
        this = replicas.c.replica_id == self._replica_id
        if await self._has_twin():
            message = (
                f"Another process already runs as REPLICA_ID={self._replica_id}. "
                "Stop it, or give this one an id of its own."
            )
            raise TwinError(message)
        async with self._database.begin() as connection:
            await connection.execute(delete(replicas).where(this))
            await connection.execute(
                insert(replicas).values(
                    replica_id=self._replica_id,
                    life=self._life,
                    beat=0,
                    seen_at=datetime.now(UTC),
                )
            )
        self._last_beat = time.monotonic()

    async def beat(self) -> bool:
        """Show that we live; False when another process began a life under our id."""
        async with self._database.begin() as connection:
            done = await connection.execute(
                update(replicas)
                .where(replicas.c.replica_id == self._replica_id)
                .where(replicas.c.life == self._life)
                .values(beat=replicas.c.beat + 1, seen_at=datetime.now(UTC))
            )
        self._last_beat = time.monotonic()
        self._heard.set()
        return bool(done.rowcount)

    def gone(self, holders: set[str]) -> set[str]:
        """Return those of the holders of work who live no more; none while we cannot tell."""
        if self._quiet is None:
            return set()
        dead = {id_ for id_, (_, rounds) in self._quiet.items() if rounds >= DEAD_AFTER_BEATS}
        return {id_ for id_ in holders if id_ in dead or id_ not in self._quiet}

    async def count(self) -> None:
        """Count one round of everybody's beats."""
        try:
            async with self._database.begin() as connection:
                rows = (await connection.execute(select(replicas))).all()
        except DatabaseUnavailableError:
            self._quiet = None
            raise
        self._quiet = {row.replica_id: self._rounds(row.replica_id, row.beat) for row in rows}

    async def leave(self) -> None:
        """End our life in order: the others may take over at once."""
        async with self._database.begin() as connection:
            await connection.execute(
                delete(replicas)
                .where(replicas.c.replica_id == self._replica_id)
                .where(replicas.c.life == self._life)
            )

    async def forget_the_dead(self) -> None:
        """Drop replicas that have not been seen for a day."""
        long_ago = datetime.now(UTC) - FORGOTTEN_AFTER
        async with self._database.begin() as connection:
            await connection.execute(delete(replicas).where(replicas.c.seen_at < long_ago))

    async def _has_twin(self) -> bool:
        """Whether the row under our id still beats; looks for a moment if it might."""
        before = await self._row()
        if before is None or datetime.now(UTC) - before.seen_at > 3 * BEAT:
            return False
        await asyncio.sleep(2 * BEAT.total_seconds())
        after = await self._row()
        return after is not None and after.beat != before.beat

    async def _row(self) -> Any:
        asked = select(replicas).where(replicas.c.replica_id == self._replica_id)
        async with self._database.begin() as connection:
            return (await connection.execute(asked)).one_or_none()

    def _rounds(self, replica_id: str, beat: int) -> tuple[int, int]:
        last_beat, rounds = (self._quiet or {}).get(replica_id, (None, 0))
        return (beat, rounds + 1 if beat == last_beat else 0)
