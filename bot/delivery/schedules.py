"""Work for later: once at a moment, or again and again in somebody's own time zone."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from sqlalchemy import JSON, Column, String, Table, delete, insert, select, update

from bot.clock import CLOCKS_APART
from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.delivery.serialization import work_from_json, work_to_json
from bot.delivery.work import Schedule, Work
from bot.errors import CannotDoError

_KEPT_AT = "kept_at"  # beside a work that waits: when it was kept, by the clock of then
AT_A_TIME = 100  # so that a long list leaves the database to others in between

later = Table(
    "delivery_later",
    metadata,
    Column("key", String, primary_key=True),
    Column("due_at", UtcDateTime, nullable=False, index=True),
    Column("work", JSON, nullable=False),
    info=declared(
        Record(
            "work that is not due yet",
            Whose.EMPLOYEE,
            Until("it is due"),
            Forgetting.DELETE,
            people=("key", "work"),
        )
    ),
)

schedules = Table(
    "delivery_schedule",
    metadata,
    Column("name", String, primary_key=True),
    Column("cron", String, nullable=False),
    Column("time_zone", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("team_id", String, nullable=False),
    Column("next_at", UtcDateTime, nullable=False, index=True),
    info=declared(
        Record(
            "work that comes again and again",
            Whose.MACHINE,
            Until("it is stopped"),
            Forgetting.DELETE,
            people=("name", "payload"),
        )
    ),
)


class UnknownTimeError(CannotDoError):
    """The schedule names no time that exists."""


def next_turn(cron: str, time_zone: str, after: datetime) -> datetime:
    """Return the first turn after that moment, in UTC.

    Nine o'clock stays nine o'clock all year. A time that the clocks skip in spring comes
    when they have jumped; one that comes twice in autumn is taken the first time.

    Raises:
        UnknownTimeError: the cron line or the time zone does not exist.
    """
    try:
        return next(CronSim(cron, after.astimezone(ZoneInfo(time_zone)))).astimezone(UTC)
    except (CronSimError, StopIteration, ZoneInfoNotFoundError, ValueError) as error:
        message = f"There is no such time: {cron} in {time_zone}."
        raise UnknownTimeError(message) from error


class SqlSchedules:
    """Keeps what is to be done later, for all replicas together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, schedule: Schedule, now: datetime) -> None:
        """Keep the schedule; a turn already missed stays due unless the time is changed."""
        values: dict[str, Any] = {
            "cron": schedule.cron,
            "time_zone": schedule.time_zone,
            "kind": schedule.kind,
            "payload": dict(schedule.payload),
            "team_id": schedule.team_id,
        }
        first = next_turn(schedule.cron, schedule.time_zone, now)
        this = schedules.c.name == schedule.name
        async with self._database.begin() as connection:
            kept = (await connection.execute(select(schedules).where(this))).one_or_none()
            if kept is None:
                await connection.execute(
                    insert(schedules).values(name=schedule.name, next_at=first, **values)
                )
                return
            is_same_time = (kept.cron, kept.time_zone) == (schedule.cron, schedule.time_zone)
            values["next_at"] = min(kept.next_at, first) if is_same_time else first
            await connection.execute(update(schedules).where(this).values(**values))

    async def stop(self, name: str) -> None:
        """Forget the schedule; fine when there is none."""
        async with self._database.begin() as connection:
            await connection.execute(delete(schedules).where(schedules.c.name == name))

    async def stop_all(self, prefix: str) -> None:
        """Forget every schedule whose name begins so."""
        these = schedules.c.name.startswith(prefix, autoescape=True)
        async with self._database.begin() as connection:
            await connection.execute(delete(schedules).where(these))

    async def forget(self, prefix: str) -> None:
        """Forget schedules and later work whose name begins so."""
        await self.stop_all(prefix)
        these = later.c.key.startswith(prefix, autoescape=True)
        async with self._database.begin() as connection:
            await connection.execute(delete(later).where(these))

    async def keep_for_later(self, work: Work, due_at: datetime, now: datetime) -> None:
        """Keep the work until then; the same key is kept once."""
        async with self._database.begin() as connection:
            known = await connection.scalar(select(later.c.key).where(later.c.key == work.key))
            if known is None:
                kept = {**work_to_json(work), _KEPT_AT: now.isoformat()}
                await connection.execute(
                    insert(later).values(key=work.key, due_at=due_at, work=kept)
                )

    async def due(self, now: datetime) -> Sequence[Work]:
        """Return work whose time has come, oldest first; call `done_with` once it is kept.

        A schedule that missed turns while nobody was there comes once, for the first of them.
        """
        async with self._database.begin() as connection:
            once = await connection.execute(
                select(later.c.work)
                .where(later.c.due_at <= now)
                .order_by(later.c.due_at)
                .limit(AT_A_TIME)
            )
            again = await connection.execute(
                select(schedules)
                .where(schedules.c.next_at <= now)
                .order_by(schedules.c.next_at)
                .limit(AT_A_TIME)
            )
        return [work_from_json(work) for work in once.scalars()] + [
            Work(
                kind=turn.kind,
                key=f"{turn.name}@{turn.next_at.isoformat()}",
                payload={**turn.payload, "due": turn.next_at.isoformat()},
                team_id=turn.team_id,
            )
            for turn in again
        ]

    async def set_right(self, now: datetime) -> None:
        """Take back what a clock that was ahead has put off: nothing waits beyond its rule."""
        async with self._database.begin() as connection:
            for turn in (await connection.execute(select(schedules))).all():
                first = next_turn(turn.cron, turn.time_zone, now)
                if turn.next_at > first:
                    sooner = update(schedules).where(schedules.c.name == turn.name)
                    await connection.execute(sooner.values(next_at=first))
            for row in (await connection.execute(select(later))).all():
                ahead = datetime.fromisoformat(row.work.get(_KEPT_AT, now.isoformat())) - now
                if ahead > CLOCKS_APART:
                    kept = row.work | {_KEPT_AT: now.isoformat()}
                    sooner = update(later).where(later.c.key == row.key)
                    moved = sooner.values(due_at=row.due_at - ahead, work=kept)
                    await connection.execute(moved)

    async def done_with(self, work: Work, now: datetime) -> None:
        """Forget work that is due no more, and set its schedule to the next turn."""
        name, _, due = work.key.rpartition("@")
        async with self._database.begin() as connection:
            await connection.execute(delete(later).where(later.c.key == work.key))
            this = schedules.c.name == name
            turn = (await connection.execute(select(schedules).where(this))).one_or_none()
            if turn is not None and turn.next_at.isoformat() == due:
                next_at = next_turn(turn.cron, turn.time_zone, now)
                await connection.execute(update(schedules).where(this).values(next_at=next_at))
