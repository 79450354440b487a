"""The bot of one workspace, which it knows by its tokens."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.provisioning.domain import ProvisioningDoor
from bot.company.provisioning.service import PeopleProvisioning
from bot.database.migrate import make_ready
from bot.delivery.durable import DurableDelivery
from bot.errors import BotError, TryAgainError
from bot.ideas.tickets.door import TicketDoor
from bot.slack_clients import slack_client
from bot.workspaces.intake_errors import BOLT_NAME, tell_intake_error
from bot.workspaces.single.bot_identity import OWN_ID, BotIdentity, note_own_id
from bot.workspaces.workspace import Workspace

log = logging.getLogger(__name__)

READING_SECONDS = 600  # for the first index of large guidance; or a server comes back meanwhile


class Bot:
    """The whole bot, which works while it is `running`."""

    def __init__(
        self,
        workspace: Workspace,
        delivery: DurableDelivery,
        identity: BotIdentity,
        signing_secret: str | None,
        tickets: TicketDoor | None = None,
    ) -> None:
        """Bind what it needs.

        Without ``signing_secret`` Slack cannot send to it over HTTP, without ``tickets`` no
        help desk.
        """
        self.bolt = workspace.bolt
        self.signing_secret = signing_secret
        self.installing = None
        self.provisioning = _door_of(workspace.provisioning)
        self.tickets = tickets
        self.pictures = workspace.knowledge / "cases" / "pictures"
        self.hears_slack: Callable[[], Awaitable[bool]] = _always  # set with Socket Mode
        self.now = workspace.services.now
        self._workspace = workspace
        self._delivery = delivery
        self._identity = identity
        for farewell in ("app_uninstalled", "tokens_revoked"):
            workspace.bolt.event(farewell)(_note_farewell)
        self.checks = {
            "database": workspace.services.database.ping,
            "index": self._guidance_can_be_found,
            "slack": self._slack_answers,
        }

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work until the context ends; what is in hand then is finished or kept.

        Questions are taken in at once, and answered as soon as the guidance can be found.

        Raises:
            BotError: it cannot begin, or read its guidance; the sentence says what mends it.
        """
        database = self._workspace.services.database
        try:
            await make_ready(database)
            await self._delivery.start(holds=self._workspace.reads_guidance)
            async with (
                _aside(
                    self._workspace.load_guidance(),
                    self._release(),
                    self._identity.keep_asking(),
                ),
                self._workspace.at_work(),
            ):
                yield
        finally:
            await self._delivery.stop()
            await self._workspace.close()

    async def _release(self) -> None:
        """Let questions be answered once there is guidance; or refused, after a long wait."""
        with suppress(TimeoutError):
            async with asyncio.timeout(READING_SECONDS):
                await self._workspace.is_read.wait()
        self._delivery.release()

    async def take(self, request: AsyncBoltRequest) -> BoltResponse:
        """Take what Slack sends over HTTP, signed with ``signing_secret``."""
        return await self.bolt.async_dispatch(request)

    async def figures(self) -> bytes:
        """Return the metrics in Prometheus' text format."""
        return await self._delivery.figures()

    def notes(self) -> list[str]:
        """Return which files slip, and how often; reads them."""
        return [f"{file}: {len(slips)}" for file, slips in self._workspace.slips().items()]

    async def _guidance_can_be_found(self) -> None:
        is_read = self._workspace.is_read.is_set()  # until then, questions wait
        if not is_read or not await asyncio.to_thread(
            self._workspace.services.index.whole.guidance
        ):
            raise NothingIndexedError

    async def _slack_answers(self) -> None:
        await self._identity.ask()
        if not await self.hears_slack():
            message = "No socket to Slack is open."
            raise SlackUnheardError(message)


def bolt_of(
    client: AsyncWebClient, signing_secret: str | None, identity: BotIdentity
) -> AsyncApp:
    """Return what takes the requests of Slack for the workspace that the client speaks to."""

    async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
        # Bolt's own way loses what comes in while Slack does not say who we are.
        return await identity.in_request(context.get(OWN_ID))

    bolt = AsyncApp(
        name=BOLT_NAME,
        client=slack_client(client.base_url),  # gets its token from `authorize`
        signing_secret=signing_secret,
        request_verification_enabled=False,  # the route has, and not by the machine's clock
        before_authorize=note_own_id,
        authorize=authorize,
        process_before_response=True,  # Slack is told that we have it once we have it
    )
    bolt.error(tell_intake_error)
    return bolt


def only(client: AsyncWebClient) -> Callable[[str], Awaitable[AsyncWebClient]]:
    """Return what gives this client, whichever workspace is asked for."""

    async def client_of(_team_id: str) -> AsyncWebClient:
        return client

    return client_of


@asynccontextmanager
async def _aside(*does: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do this meanwhile; where one of it fails, end what it is done beside.

    Raises:
        BotError: why it failed.
    """
    try:
        async with asyncio.TaskGroup() as group:
            doing = [group.create_task(one) for one in does]
            yield
            for one in doing:
                one.cancel()
    except* BotError as failed:
        raise failed.exceptions[0] from None


def _door_of(provisioning: PeopleProvisioning | None) -> ProvisioningDoor | None:
    if provisioning is None:
        return None
    there = provisioning

    async def opened(_team_id: str) -> PeopleProvisioning:
        return there

    return ProvisioningDoor(lambda _: there.token, opened)


class NothingIndexedError(Exception):
    """No document can be found, or not all of them yet."""


class SlackUnheardError(TryAgainError):
    """Slack answers us, but no socket is open through which it could tell us anything."""


async def _always() -> bool:
    return True


async def _note_farewell() -> None:
    log.critical("the app was removed from Slack; nothing can be posted any more")
