"""The bot of several workspaces, each of which installs the app by itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.exposition import generate_latest
from slack_bolt import BoltResponse
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.database.engine import Database
from bot.database.migrate import make_ready
from bot.delivery.durable import DurableDelivery
from bot.delivery.fleet.periodic import Periodic, run_periodically
from bot.delivery.running.runner import ANY_OTHER
from bot.delivery.work import Outgoing, Work
from bot.slack_clients import slack_client
from bot.workspaces.following import ended
from bot.workspaces.oauth.installing import Installing
from bot.workspaces.several.registry import OpenWorkspaces
from bot.workspaces.several.router import WorkspaceRouter
from bot.workspaces.several.uninstalling import LOOK_AFTER, Uninstalling

KEEP_UP_SECONDS = 60  # until a workspace is opened or left that came or went elsewhere


class BotOfSeveral:
    """The whole bot, which works while it is `running`."""

    def __init__(
        self,
        *,
        database: Database,
        delivery: DurableDelivery,
        router: WorkspaceRouter,
        installing: Installing,
        read_starter: Callable[[], None],
    ) -> None:
        """Bind what it needs; ``read_starter`` may take a minute of a thread."""
        self._database = database
        self._delivery = delivery
        self._read_starter = read_starter
        self._router = router
        self._opened: OpenWorkspaces = router.opened
        self._uninstalling: Uninstalling = router.uninstalling
        self.now = self._uninstalling.now
        self.installing = installing
        self.provisioning = router.provisioning
        self.tickets = None  # a secret would have to say of which workspace it is
        self.pictures = None  # an address would have to say of which workspace they are
        self.signing_secret = installing.app.signing_secret
        slack = slack_client(installing.app.api_url)
        self.checks: dict[str, Callable[[], Awaitable[object]]] = {
            "database": database.ping,
            "slack": slack.api_test,
        }

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work until the context ends; what is in hand then is finished or kept.

        Raises:
            BotError: it cannot begin; the sentence says what mends it.
        """
        self._delivery.register(LOOK_AFTER.kind, self._uninstalling.look_after)
        self._delivery.register(ANY_OTHER, self._do)
        try:
            await make_ready(self._database)
            await self._uninstalling.installations.encrypt_all()
            await self._delivery.start()
            await self._delivery.keep_schedule(LOOK_AFTER)
            keeping_up = asyncio.create_task(self._keep_up())
            try:
                yield
            finally:
                await ended([keeping_up])
        finally:
            await self._delivery.stop()
            await self._opened.close_all()
            await self._database.close()

    async def take(self, request: AsyncBoltRequest) -> BoltResponse:
        """Take what Slack sends, signed, to the workspace that it is about."""
        return await self._router.take(request)

    async def figures(self) -> bytes:
        """Return the metrics in Prometheus' text format; workspaces are counted, not named."""
        workspaces = await self._uninstalling.installations.all()
        removed = sum(one.ended_at is not None for one in workspaces)
        registry = CollectorRegistry()
        gauge = Gauge("bot_workspaces", "Workspaces", ["state"], registry=registry)
        gauge.labels("installed").set(len(workspaces) - removed)
        gauge.labels("removed").set(removed)
        return await self._delivery.figures() + generate_latest(registry)

    def notes(self) -> list[str]:
        """Return nothing: files of companies are for their own administrators."""
        return []

    async def _keep_up(self) -> None:
        await asyncio.to_thread(self._read_starter)
        await run_periodically([Periodic("workspaces", KEEP_UP_SECONDS, self._opened.keep_up)])

    async def _do(self, work: Work) -> Sequence[Outgoing]:
        return await self._opened.do(work, self._delivery)
