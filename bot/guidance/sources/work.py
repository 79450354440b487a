"""The durable work on sources: looking at each in its turn, and having the index follow."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Work
from bot.guidance.sources.domain import SourceConfig
from bot.guidance.sources.mirroring import Mirroring


@dataclass(frozen=True, slots=True)
class LookAtSources:
    """Have each source looked at whose turn it is."""

    KIND: ClassVar[str] = "guidance.look_at_sources"


@dataclass(frozen=True, slots=True)
class SyncSource:
    """Bring the mirror of a source up to it."""

    KIND: ClassVar[str] = "guidance.sync_source"
    source_id: str  # its name in the file


LOOK = schedule_of(LookAtSources(), "guidance.look_at_sources", "* * * * *", "UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesWork:
    """Looks and mirrors; each handler may run again after a crash."""

    configs: Callable[[], Sequence[SourceConfig]]
    is_named: Callable[[str], bool]  # in the file, however it slips
    mirroring: Mirroring
    refresh: Callable[[], Awaitable[None]]  # has the index follow
    delivery: Delivery
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(LookAtSources, self.look), performs(SyncSource, self.sync)])

    async def look(self, _task: LookAtSources, work: Work) -> Sequence[Outgoing]:
        """Have those looked at whose turn it is; forget those that the file names no more."""
        mirror = self.mirroring.mirror
        states = await mirror.states()
        for one in self.configs():
            tried = states[one.name].tried if one.name in states else None
            if tried is None or self.now() - tried >= timedelta(minutes=one.every_minutes):
                task = SyncSource(one.name)
                key = f"{task.KIND}:{one.name}:{tried.isoformat() if tried else 'first'}"
                await self.delivery.take_in(work_of(task, key, work.team_id))
        kept = [name for name in states if self.is_named(name)]
        if len(kept) < len(states) and await mirror.forget_all_but(kept):
            await self.refresh()
        return ()

    async def sync(self, task: SyncSource, _work: Work) -> Sequence[Outgoing]:
        """Mirror a source; while it is down, what was read of it stays."""
        config = next((one for one in self.configs() if one.name == task.source_id), None)
        if config is not None and (await self.mirroring.bring_up(config)).has_changed:
            await self.refresh()
        return ()
