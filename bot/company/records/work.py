"""Applies retention every night, as durable work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias

from bot.company.records.retention import retain
from bot.database.backups.swap import forget_old
from bot.database.engine import Database
from bot.database.workspace_database import shared_folder_of
from bot.delivery.tasks import performs, schedule_of
from bot.delivery.work import Delivery, Handler, Outgoing, Work

log = logging.getLogger(__name__)


Empty: TypeAlias = Callable[[Database, Delivery, datetime, Mapping[str, int]], Awaitable[int]]
"""Empties rows of a database, and forgets where messages about them went, as of a moment and by
the days settled; returns how many."""


@dataclass(frozen=True, slots=True)
class Retain:
    """Delete what is over; taken in by the schedule each night."""

    KIND: ClassVar[str] = "company.retain"


@dataclass(frozen=True, slots=True)
class ForgetOld:
    """The same, as version 0.1.0 kept it; its schedule is stopped the first time."""

    KIND: ClassVar[str] = "ask.forget"


RETENTION = schedule_of(Retain(), "company.retain", "15 3 * * *", "UTC")


@dataclass(frozen=True, slots=True)
class RetentionWork:
    """Deletes what has been kept long enough; may run again after a crash."""

    database: Database
    delivery: Delivery
    days: Callable[[], Awaitable[Mapping[str, int]]]  # what the workspace settled, by kind
    now: Callable[[], datetime]
    is_clock_right: Callable[[], Awaitable[bool]]  # what it would delete is gone for good
    empty: Empty | None = None  # what a feature's rows say, when the days of its kind are over

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(Retain, self.retain), performs(ForgetOld, self.end_old_schedule)])

    async def retain(self, _task: Retain, _work: Work) -> Sequence[Outgoing]:
        """Apply every table's retention, and that of what restores left; sends nothing.

        Not by a clock that is wrong: a year ahead, it would delete all there is.
        """
        if not await self.is_clock_right():
            log.error("nothing is deleted tonight: the clock is wrong, or Slack out of reach")
            return ()
        days = await self.days()
        await retain(self.database, self.now(), days)
        if self.empty:
            await self.empty(self.database, self.delivery, self.now(), days)
        if self.database.is_sqlite:
            beside = shared_folder_of(self.database)
            await asyncio.to_thread(forget_old, beside, self.now())
        return ()

    async def end_old_schedule(self, _task: ForgetOld, work: Work) -> Sequence[Outgoing]:
        """Do the same once more, and let the old schedule bring it no longer."""
        await self.delivery.stop_schedule(ForgetOld.KIND)
        return await self.retain(Retain(), work)
