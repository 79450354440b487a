"""The bot of one workspace, which it knows by its tokens."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from starlette.applications import Starlette
from starlette.routing import Route

from bot.database.migrate import make_ready
from bot.delivery.durable import DurableDelivery
from bot.health import health_of
from bot.workspaces.workspace import Workspace

log = logging.getLogger(__name__)


class Bot:
    """The whole bot. Serve ``web``: its life is the bot's life; or use `running`."""

    def __init__(self, workspace: Workspace, delivery: DurableDelivery) -> None:
        self.bolt = workspace.bolt
        self.started = asyncio.Event()
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
                parts.client.auth_test,
                delivery.figures,
            ).routes,
        ]
        self.web = Starlette(routes=routes, lifespan=lambda _: self.running())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work until the context ends; what is in hand then is finished or kept."""
        database = self._workspace.parts.database
        await make_ready(database)
        await self._delivery.start()
        try:
            async with self._workspace.at_work():
                self.started.set()
                yield
        finally:
            await self._delivery.stop()
            await database.close()


async def _note_farewell() -> None:
    log.critical("the app was removed from Slack; nothing can be posted any more")
