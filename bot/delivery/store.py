"""What the delivery keeps beside dbos: attempts, where messages went, and the pace."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Double,
    Integer,
    String,
    Table,
    delete,
    false,
    func,
    insert,
    not_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import REPLACED, Days, Forgetting, Record, Whose, declared
from bot.database.upsert import keep_first
from bot.delivery.work import Posted

attempts = Table(
    "delivery_attempt",
    metadata,
    Column("key", String, primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("channel", String),
    Column("ts", String),
    Column("reference", String, index=True),
    info=declared(
        Record(
            what="that a message was sent or changed, so that none comes twice",
            whose=Whose.MACHINE,
            kept=Days(
                "work",
                30,
                since="last_at",
                applied_by="the delivery, hourly; messages that change later stay",
            ),
            forgotten=Forgetting.DELETE,
            people=("key", "channel", "reference"),
        )
    ),
)

pace = Table(
    "delivery_pace",
    metadata,
    Column("place", String, primary_key=True),
    Column("free_at", Double, nullable=False),  # seconds: see `SqlDeliveryAttempts`
    info=declared(
        Record(
            "when a place may have its next message",
            Whose.MACHINE,
            REPLACED,
            Forgetting.DELETE,
            people=("place",),
        )
    ),
)

LONGEST_LINE_SECONDS = 120  # before a place: what is further away, another clock has said
# The next free moment of a place, moved on by one gap; the same words on both databases.
_NEXT_TURN = text(
    "INSERT INTO delivery_pace (place, free_at) VALUES (:place, :now + :gap)"
    " ON CONFLICT (place) DO UPDATE SET free_at = :gap + CASE"
    " WHEN delivery_pace.free_at BETWEEN :now AND :now + :longest THEN delivery_pace.free_at"
    " ELSE :now END RETURNING free_at - :gap"
)
_SERVERS_CLOCK = text("SELECT extract(epoch FROM clock_timestamp())")


RESTORED = "restored"  # the key under which the last restore is noted


@dataclass(frozen=True, slots=True)
class StepAttempt:
    """The try at a step that `begin` has just counted."""

    number: int  # 1 for the first
    first_at: datetime  # when the first go began, UTC
    last_at: datetime | None  # when the go before this one began; None for the first
    posted: Posted | None  # where it went, when an earlier go is known to have posted


async def note_restored(database: Database) -> None:
    """Note that what is waiting now comes from a backup: its messages may have gone out."""
    now = datetime.now(UTC)
    async with database.begin() as connection:
        await connection.execute(delete(attempts).where(attempts.c.key == RESTORED))
        await connection.execute(
            insert(attempts).values(key=RESTORED, attempts=1, first_at=now, last_at=now)
        )


class SqlDeliveryAttempts:
    """Keeps attempts and the pace in the bot's database, shared by all replicas.

    The pace has one clock, whatever those of the machines say: that of the server, or of the
    only process of a SQLite file, which nobody sets.
    """

    def __init__(
        self, database: Database, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._seconds = seconds

    async def begin_pace(self) -> None:
        """Forget what another process, whose seconds were others, kept of the pace."""
        if self._database.is_sqlite:
            async with self._database.begin() as connection:
                await connection.execute(delete(pace))

    async def begin(self, key: str, now: datetime) -> StepAttempt:
        """Count a try at this step; call it before anything is sent."""
        async with self._database.begin() as connection:
            row = (
                await connection.execute(select(attempts).where(attempts.c.key == key))
            ).one_or_none()
            if row is None:
                await connection.execute(
                    insert(attempts).values(key=key, attempts=1, first_at=now, last_at=now)
                )
                return StepAttempt(1, now, None, None)
            await connection.execute(
                update(attempts)
                .where(attempts.c.key == key)
                .values(attempts=row.attempts + 1, last_at=now)
            )
        posted = Posted(row.channel, row.ts) if row.ts else None
        return StepAttempt(row.attempts + 1, row.first_at, row.last_at, posted)

    async def restored_at(self) -> datetime | None:
        """Return when a backup was last brought back, if ever."""
        asked = select(attempts.c.first_at).where(attempts.c.key == RESTORED)
        async with self._database.begin() as connection:
            return await connection.scalar(asked)

    async def keep_posted(self, key: str, posted: Posted, reference: str | None) -> None:
        """Keep where the message of this step went."""
        async with self._database.begin() as connection:
            await connection.execute(
                update(attempts)
                .where(attempts.c.key == key)
                .values(channel=posted.channel, ts=posted.ts, reference=reference)
            )

    async def posted(self, reference: str) -> Posted | None:
        """Return where the newest message of that reference went."""
        asked = (
            select(attempts.c.channel, attempts.c.ts)
            .where(attempts.c.reference == reference, attempts.c.ts.is_not(None))
            .order_by(attempts.c.first_at.desc())
            .limit(1)
        )
        async with self._database.begin() as connection:
            row = (await connection.execute(asked)).one_or_none()
        return Posted(row.channel, row.ts) if row else None

    async def is_newest(self, place: str, as_of: datetime) -> bool:
        """Note that what was made as of then is sent to a place; False if newer was before."""
        now = datetime.now(UTC)
        first = {"key": place, "attempts": 1, "first_at": as_of, "last_at": now}
        is_older = attempts.c.key == place, attempts.c.first_at <= as_of
        newer = update(attempts).where(*is_older).values(first_at=as_of, last_at=now)
        async with self._database.begin() as connection:
            await keep_first(connection, attempts, first)
            return (await connection.execute(newer)).rowcount > 0

    async def next_turn(self, places: dict[str, float]) -> float:
        """Return in how many seconds a message may go to all the places, and reserve that.

        Args:
            places: each place with the gap it needs after a message, in seconds.
        """
        async with self._database.begin() as connection:
            turn = now = await self._now(connection)
            for place, gap in places.items():
                values = {"place": place, "now": turn, "gap": gap}
                found = await connection.execute(
                    _NEXT_TURN, values | {"longest": LONGEST_LINE_SECONDS}
                )
                turn = max(turn, float(found.scalar_one()))
        return turn - now

    async def _now(self, connection: AsyncConnection) -> float:
        if self._database.is_sqlite:
            return self._seconds()
        return float((await connection.execute(_SERVERS_CLOCK)).scalar_one())

    async def surely_now(self, now: datetime) -> datetime:
        """Return our time, but none later than Slack's when it took our newest message.

        By a clock that is a year ahead, all that is kept for some days would be forgotten.
        """
        newest = select(func.max(attempts.c.ts))  # all of one length until the year 2286
        async with self._database.begin() as connection:
            ts = await connection.scalar(newest)
        return min(now, datetime.fromtimestamp(float(ts or 0), UTC))

    async def prune(self, before: datetime) -> None:
        """Forget attempts from before then, but not where a message with a reference went."""
        await self._drop(attempts.c.last_at < before, attempts.c.reference.is_(None))

    async def forget(self, prefix: str) -> None:
        """Forget every attempt, and where its message went, whose key begins so."""
        await self._drop(attempts.c.key.startswith(prefix, autoescape=True))

    async def forget_of(self, keys: Iterable[str], *, keeps_places: bool = False) -> None:
        """Forget every attempt at a step of this work, and where its message went.

        ``keeps_places`` keeps those whose message has a reference.
        """
        kept = attempts.c.reference.is_not(None) if keeps_places else false()
        async with self._database.begin() as connection:
            for key in keys:
                its = attempts.c.key.startswith(f"{key}#", autoescape=True)
                await connection.execute(delete(attempts).where(its, not_(kept)))

    async def forget_places(self, prefix: str) -> None:
        """Forget where messages went whose reference begins so, and their attempts."""
        await self._drop(attempts.c.reference.startswith(prefix, autoescape=True))

    async def _drop(self, *these: ColumnElement[bool]) -> None:
        async with self._database.begin() as connection:
            await connection.execute(delete(attempts).where(*these))

    async def close_for(self, place: str, seconds: float) -> None:
        """Let nobody have a turn in the place for so long, `LONGEST_LINE_SECONDS` at most."""
        async with self._database.begin() as connection:
            now = await self._now(connection)
            until = now + min(seconds, LONGEST_LINE_SECONDS)
            await connection.execute(
                update(pace)
                .where(pace.c.place == place, pace.c.free_at < until)
                .values(free_at=until)
            )
