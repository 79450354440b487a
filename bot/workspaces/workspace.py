"""One workspace: its features, its schedules, and what follows its folder."""

import asyncio
import logging
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Mapping,
    Sequence,
)
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from slack_bolt.async_app import AsyncApp

from bot.company.provisioning.service import PeopleProvisioning
from bot.delivery.work import Handler, Schedule
from bot.errors import BotError, TryAgainError
from bot.workspaces.following import ended, follow
from bot.workspaces.services import WorkspaceServices

log = logging.getLogger(__name__)

GUIDANCE_LOOK_SECONDS = 60
IMPATIENT_LOOK_SECONDS = 2  # while nothing can be found yet
FIRST_QUESTION = "What do we promise?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """What serves one workspace and no other."""

    bolt: AsyncApp  # takes what Slack sends from there
    services: WorkspaceServices
    knowledge: Path
    handlers: Mapping[str, Handler]  # what does each kind of its work
    schedules: Sequence[Schedule]
    look_at_guidance: Callable[[], Awaitable[None]]  # for what is new in it
    reads_guidance: Collection[str]  # the kinds of its work that search the index
    renew_company: Callable[[], Awaitable[None]]  # brings people and quiz up to files and Slack
    slips: Callable[[], Mapping[str, Sequence[str]]]  # in files that people edit; reads them
    closing: Sequence[Callable[[], Awaitable[None]]]  # what it holds beside `services`
    provisioning: PeopleProvisioning | None = None  # of an identity provider
    is_read: asyncio.Event = field(default_factory=asyncio.Event)  # guidance can be found
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)  # one reads it at a time

    async def load_guidance(self) -> None:
        """Load the index as it was last kept, if it was, before `at_work` looks at the folder.

        Raises:
            CannotDoError: what is kept is damaged, or another embedding made it.
        """
        # A server may be away; `at_work` comes back to it.
        async with self.reading:
            with suppress(TryAgainError):
                await asyncio.to_thread(self.services.index.search, FIRST_QUESTION, 1)
                if await asyncio.to_thread(self.services.index.whole.guidance):
                    self.is_read.set()

    async def close(self) -> None:
        """Close its connections and its database; call it when `at_work` has ended."""
        for close in self.closing:
            await close()
        await self.services.database.close()

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Start its schedules; meanwhile bring guidance and people up to the folder."""
        for schedule in self.schedules:
            await self.services.delivery.keep_schedule(schedule)
        # Apart: guidance may take minutes to embed, and people count within one all the same.
        following = [
            asyncio.create_task(follow(self._look, self._until_next_look)),
            asyncio.create_task(follow(self._look_at_company, lambda: GUIDANCE_LOOK_SECONDS)),
        ]
        try:
            yield
        finally:
            await ended(following)

    def _until_next_look(self) -> float:
        return GUIDANCE_LOOK_SECONDS if self.is_read.is_set() else IMPATIENT_LOOK_SECONDS

    async def _look_at_company(self) -> None:
        try:
            await self.renew_company()
            if self.provisioning:
                await self.provisioning.look()
        except BotError as error:  # the database is away: next time
            log.warning("company not looked at", extra={"why": str(error)})
            return
        await asyncio.to_thread(self.services.company_file.keep)

    async def _look(self) -> None:
        async with self.reading:
            await self._read()

    async def _read(self) -> None:
        index = self.services.index
        try:
            refreshed = await asyncio.to_thread(index.refresh, self.knowledge)
            # The first question need not wait for the index to be loaded.
            await asyncio.to_thread(index.search, FIRST_QUESTION, 1)
            self.is_read.set()
            await self.look_at_guidance()
        except BotError as error:  # another replica is at it, or a server is away: next time
            log.warning("guidance not looked at", extra={"why": str(error)})
            return
        for one in refreshed.malformed:
            log.warning("left out", extra={"document": one.document, "why": one.reason})
