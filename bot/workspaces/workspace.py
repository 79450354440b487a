"""One workspace at work: its features, its schedules, its guidance kept up to the folder."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from slack_bolt.async_app import AsyncApp

from bot.delivery.work import Handler, Schedule
from bot.errors import BotError
from bot.guidance.index import PassageIndex
from bot.parts import Parts

log = logging.getLogger(__name__)

GUIDANCE_LOOK_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """All that serves one workspace, and nothing that serves another."""

    bolt: AsyncApp  # takes what Slack sends from there
    parts: Parts
    knowledge: Path
    handlers: Mapping[str, Handler]  # what does each kind of its work
    schedules: Sequence[Schedule]

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Keep its schedules, and its index up to the folder, until the context ends."""
        for schedule in self.schedules:
            await self.parts.delivery.keep_schedule(schedule)
        looking = asyncio.create_task(follow_guidance(self.parts.index, self.knowledge))
        try:
            yield
        finally:
            looking.cancel()


async def follow_guidance(index: PassageIndex, knowledge: Path) -> None:
    """Load the index at once, then bring it up to the folder: an edit is found in a minute."""
    await asyncio.to_thread(index.search, "The first question need not wait.", 1)
    while True:
        await asyncio.sleep(GUIDANCE_LOOK_SECONDS)
        try:
            refreshed = await asyncio.to_thread(index.refresh, knowledge)
        except BotError as error:  # another replica is at it, or a server is away: next time
            log.info("guidance not looked at", extra={"why": str(error)})
            continue
        for one in refreshed.malformed:
            log.warning("left out", extra={"document": one.document, "why": one.reason})
