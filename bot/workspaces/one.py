"""The bot of one workspace, which it knows by its tokens."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from starlette.applications import Starlette
from starlette.routing import Route

from bot.database.migrate import make_ready
from bot.delivery.durable import DurableDelivery
from bot.health import health_of
from bot.workspaces.workspace import Workspace

log = logging.getLogger(__name__)

READING_SECONDS = 600  # for the first index of large guidance; or a server comes back meanwhile


class Bot:
    """The whole bot. Serve ``web``: its life is the bot's life; or use `running`."""

    def __init__(self, workspace: Workspace, delivery: DurableDelivery) -> None:
        self.bolt = workspace.bolt
        self.hears_slack: Callable[[], Awaitable[bool]] = _always  # set with Socket Mode
        self._workspace = workspace
        self._delivery = delivery
        for farewell in ("app_uninstalled", "tokens_revoked"):
            workspace.bolt.event(farewell)(_note_farewell)
        handler = AsyncSlackRequestHandler(workspace.bolt)
        parts = workspace.parts
        routes = [
            Route("/slack/events", handler.handle, methods=["POST"]),
            *health_of(
                parts.database,
                parts.index.documents,
                self._slack_answers,
                delivery.figures,
            ).routes,
        ]
        self.web = Starlette(routes=routes, lifespan=lambda _: self.running())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work until the context ends; what is in hand then is finished or kept.

        Questions are taken in at once, and answered as soon as the guidance can be found.

        Raises:
            BotError: it cannot begin; the sentence says what mends it.
        """
        database = self._workspace.parts.database
        try:
            await make_ready(database)
            await self._workspace.load_guidance()
            await self._delivery.start(holds=self._workspace.reads_guidance)
            releasing = asyncio.create_task(self._release())
            try:
                async with self._workspace.at_work():
                    yield
            finally:
                releasing.cancel()
        finally:
            await self._delivery.stop()
            await database.close()

    async def _release(self) -> None:
        """Let questions be answered once there is guidance; or refused, after a long wait."""
        with suppress(TimeoutError):
            async with asyncio.timeout(READING_SECONDS):
                await self._workspace.is_read.wait()
        self._delivery.release()

    async def _slack_answers(self) -> None:
        await self._workspace.parts.client.auth_test()
        if not await self.hears_slack():
            raise SlackUnheardError


class SlackUnheardError(Exception):
    """Slack answers us, but no socket is open through which it could tell us anything."""


async def _always() -> bool:
    return True


async def _note_farewell() -> None:
    log.critical("the app was removed from Slack; nothing can be posted any more")
