"""Which replicas are alive: each counts the others' heartbeats, nobody compares clocks."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from uuid import uuid4

from sqlalchemy import Column, Integer, String, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.file_lock import FileLock
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.unavailable import DatabaseUnavailableError
from bot.errors import CannotDoError

HEARTBEAT = timedelta(seconds=2)
DEAD_AFTER_HEARTBEATS = 15  # half a minute; the rest of the minute is for the work
CUT_OFF_AFTER_HEARTBEATS = 3
SILENT_SECONDS = 20.0  # who was silent for so long lets go before the others take over
FORGOTTEN_AFTER = timedelta(days=1)

replicas = Table(
    "delivery_replica",
    metadata,
    Column("replica_id", String, primary_key=True),
    Column("life", String, nullable=False),
    Column("beat", Integer, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "a process that works",
            Whose.MACHINE,
            Until("it has been silent for long"),
            Forgetting.KEEP,
        )
    ),
)


Heartbeat: TypeAlias = tuple[str, int]  # an incarnation, and its count


class DuplicateReplicaError(CannotDoError):
    """Two processes under one id would do each other's work a second time."""


async def someone_lives(database: Database) -> bool:
    """Whether a bot works on the database; on a server, whether one showed itself lately."""
    if database.is_sqlite:
        owner = FileLock(database.file)
        is_free = owner.take()
        owner.give_back()
        return not is_free
    return bool(await seen_lately(database))


async def seen_lately(database: Database) -> list[str]:
    """Return the ids of the replicas with a heartbeat in the last five intervals, sorted."""
    async with database.begin() as connection:
        now = await _shared_now(connection)
        lately = replicas.c.seen_at.between(now - 5 * HEARTBEAT, now + 5 * HEARTBEAT)
        found = await connection.scalars(select(replicas.c.replica_id).where(lately))
        return sorted(found)


async def _shared_now(connection: AsyncConnection) -> datetime:
    """Return the time by the server's clock, which is the same to all replicas, in UTC."""
    if connection.dialect.name == "sqlite":
        return datetime.now(UTC)
    now: datetime = (await connection.execute(select(func.now()))).scalar_one()
    return now.astimezone(UTC)


class Replicas:
    """This replica among the others.

    A replica is dead when its heartbeat stood still for `DEAD_AFTER_HEARTBEATS` of our own
    rounds in a row. Rounds that fail count for nothing: a database that was away kills nobody.
    """

    def __init__(self, database: Database, replica_id: str) -> None:
        self._database = database
        self._replica_id = replica_id
        self._incarnation = uuid4().hex
        self._owner = FileLock(database.file) if database.is_sqlite else None
        # Id to heartbeat and the rounds it stood still; None while the last round failed.
        self._quiet: dict[str, tuple[Heartbeat, int]] | None = None
        self._heard = asyncio.Event()
        self._last_heartbeat = time.monotonic()

    @property
    def silent_seconds(self) -> float:
        """Seconds since our last heartbeat that the database took."""
        return time.monotonic() - self._last_heartbeat

    @property
    def is_cut_off(self) -> bool:
        """Whether three heartbeats are overdue: the database may be away."""
        return self.silent_seconds > CUT_OFF_AFTER_HEARTBEATS * HEARTBEAT.total_seconds()

    async def wait_until_visible(self) -> None:
        """Wait while our last heartbeat is older than `SILENT_SECONDS`: others take over."""
        if self.silent_seconds > SILENT_SECONDS:
            self._heard.clear()
            await self._heard.wait()

    async def enter(self) -> None:
        """Begin an incarnation under our id.

        Raises:
            DuplicateReplicaError: another process runs under it, or owns the SQLite file.
        """
        if self._owner and not self._owner.take():
            message = (
                "Another process of the bot already works on this SQLite file. Stop it; for"
                " several replicas set DATABASE_URL to a Postgres server."
            )
            raise DuplicateReplicaError(message)
        if not self._owner and await self._is_duplicate():
            raise self._duplicate()
        try:
            await self._begin()
        except IntegrityError as error:  # it began at the same moment
            raise self._duplicate() from error
        self._last_heartbeat = time.monotonic()

    async def heartbeat(self) -> bool:
        """Show that we are alive; False when another incarnation began under our id."""
        async with self._database.begin() as connection:
            now = await _shared_now(connection)
            done = await connection.execute(
                update(replicas)
                .where(replicas.c.replica_id == self._replica_id)
                .where(replicas.c.life == self._incarnation)
                .values(beat=replicas.c.beat + 1, seen_at=now)
            )
        self._last_heartbeat = time.monotonic()
        self._heard.set()
        return bool(done.rowcount)

    async def gone(self, holders: set[str]) -> set[str]:
        """Return those of the holders of work who are dead; none while we cannot tell."""
        if self._quiet is None:
            return set()
        # Looked up after the holders were, so that a newcomer among them is found.
        now = await self._heartbeats()
        return {id_ for id_ in holders if id_ not in now or self._is_dead(id_, now[id_])}

    async def count(self) -> None:
        """Count one round of everybody's heartbeats."""
        try:
            heartbeats = await self._heartbeats()
        except DatabaseUnavailableError:
            self._quiet = None
            raise
        self._quiet = {
            id_: self._rounds(id_, heartbeat) for id_, heartbeat in heartbeats.items()
        }

    async def leave(self) -> None:
        """End our incarnation in order: the others may take over at once."""
        try:
            async with self._database.begin() as connection:
                await connection.execute(
                    delete(replicas)
                    .where(replicas.c.replica_id == self._replica_id)
                    .where(replicas.c.life == self._incarnation)
                )
        finally:
            if self._owner:
                self._owner.give_back()

    async def forget_the_dead(self) -> None:
        """Drop replicas that have not been seen for a day."""
        async with self._database.begin() as connection:
            long_ago = await _shared_now(connection) - FORGOTTEN_AFTER
            await connection.execute(delete(replicas).where(replicas.c.seen_at < long_ago))

    async def _is_duplicate(self) -> bool:
        """Whether another process runs under our id: waits for a moment for its heartbeat."""
        before = (await self._heartbeats()).get(self._replica_id)
        if before is None:
            return False
        await asyncio.sleep(2 * HEARTBEAT.total_seconds())
        return (await self._heartbeats()).get(self._replica_id, before) != before

    def _duplicate(self) -> DuplicateReplicaError:
        return DuplicateReplicaError(
            f"Another process already runs as REPLICA_ID={self._replica_id}. "
            "Stop it, or give this one an id of its own."
        )

    async def _begin(self) -> None:
        async with self._database.begin() as connection:
            await connection.execute(
                delete(replicas).where(replicas.c.replica_id == self._replica_id)
            )
            await connection.execute(
                insert(replicas).values(
                    replica_id=self._replica_id,
                    life=self._incarnation,
                    beat=0,
                    seen_at=await _shared_now(connection),
                )
            )

    async def _heartbeats(self) -> dict[str, Heartbeat]:
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(replicas))).all()
        return {row.replica_id: (row.life, row.beat) for row in rows}

    def _rounds(self, replica_id: str, heartbeat: Heartbeat) -> tuple[Heartbeat, int]:
        last, rounds = (self._quiet or {}).get(replica_id, (None, 0))
        return (heartbeat, rounds + 1 if heartbeat == last else 0)

    def _is_dead(self, replica_id: str, heartbeat: Heartbeat) -> bool:
        last, rounds = (self._quiet or {}).get(replica_id, (None, 0))
        return heartbeat == last and rounds >= DEAD_AFTER_HEARTBEATS
