"""Builds the bot of several workspaces from what they share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.provisioning.domain import ProvisioningDoor, token_of_workspace
from bot.company.provisioning.service import PeopleProvisioning
from bot.database.engine import Database
from bot.delivery.durable import DurableDelivery
from bot.delivery.sending.clock_check import is_clock_right
from bot.delivery.sending.posting import ClientOf
from bot.delivery.sending.refusals import RefusedError
from bot.embedding.choice import NamedEmbeddings
from bot.slack_clients import slack_client
from bot.workspaces.domain import NotInstalledError
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.installing import Installing, SlackApp
from bot.workspaces.oauth.states import States
from bot.workspaces.oauth.tokens import WorkspaceClient, WorkspaceTokens
from bot.workspaces.several.bot import BotOfSeveral
from bot.workspaces.several.provisioning import Build, Provisioning
from bot.workspaces.several.registry import OpenWorkspaces
from bot.workspaces.several.router import WorkspaceRouter
from bot.workspaces.several.uninstalling import Uninstalling


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiWorkspace:
    """What the workspaces share; what one keeps, no other can read."""

    app: SlackApp
    database: Database
    embedding: NamedEmbeddings
    build: Build
    read_starter: Callable[[], None]  # takes a minute of a thread when it is new
    folder: Path  # of the workspaces' own knowledge
    drop_index: Callable[[str], None]
    scim_secret: str | None  # of which the workspaces' tokens are made; None: no SCIM
    kept_for: timedelta  # after a workspace removed the app
    now: Callable[[], datetime]


def installations_in(database: Database, app: SlackApp) -> Installations:
    """Return the store of installations in the shared database."""
    return Installations(database, app.client_id, app.allowed, app.encryption)


def tokens_in(database: Database, app: SlackApp) -> WorkspaceTokens:
    """Return what gives each workspace's token, and renews it."""
    rotator = AsyncTokenRotator(
        client_id=app.client_id,
        client_secret=app.client_secret,
        client=slack_client(app.api_url),
    )
    return WorkspaceTokens(installations_in(database, app), rotator)


def client_of_any(shared: MultiWorkspace, tokens: WorkspaceTokens) -> ClientOf:
    """Return what gives a workspace's client; raises `RefusedError` if not installed."""

    async def client_of(team_id: str) -> AsyncWebClient:
        try:
            return await WorkspaceClient(tokens, team_id, shared.app.api_url).ready()
        except NotInstalledError as error:  # nothing will ever reach it: no second try
            raise RefusedError(code="not_installed") from error

    return client_of


def bot_of_several(
    shared: MultiWorkspace, tokens: WorkspaceTokens, delivery: DurableDelivery
) -> BotOfSeveral:
    """Return the bot. Nothing is connected until it runs."""
    installations = installations_in(shared.database, shared.app)
    provisioning = Provisioning(
        app=shared.app,
        database=shared.database,
        delivery=delivery,
        embedding=shared.embedding,
        tokens=tokens,
        build=shared.build,
        now=shared.now,
    )
    opened = OpenWorkspaces(installations, tokens, provisioning.open_one)
    uninstalling = Uninstalling(
        installations=installations,
        opened=opened,
        delivery=delivery,
        client_of=lambda team_id: WorkspaceClient(tokens, team_id, shared.app.api_url),
        database=shared.database,
        folder=shared.folder,
        drop_index=shared.drop_index,
        kept_for=shared.kept_for,
        now=shared.now,
        is_clock_right=partial(is_clock_right, slack_client(shared.app.api_url)),
    )
    return BotOfSeveral(
        database=shared.database,
        delivery=delivery,
        router=WorkspaceRouter(
            opened, uninstalling, _provisioning_door(shared.scim_secret, opened)
        ),
        installing=_installing(shared, installations, opened),
        read_starter=shared.read_starter,
    )


def _provisioning_door(secret: str | None, opened: OpenWorkspaces) -> ProvisioningDoor | None:
    if secret is None:
        return None

    async def open_one(team_id: str) -> PeopleProvisioning:
        workspace = await opened.of(team_id)
        if workspace.provisioning is None:
            message = "Nothing is provisioned in this workspace."
            raise NotInstalledError(message)
        return workspace.provisioning

    return ProvisioningDoor(partial(token_of_workspace, secret), open_one)


def _installing(
    shared: MultiWorkspace, installations: Installations, opened: OpenWorkspaces
) -> Installing:
    async def welcome(team_id: str) -> None:
        await opened.close(team_id)  # what was known of an install before this one
        await opened.of(team_id)

    states = States(shared.database, shared.app.client_secret)
    return Installing(shared.app, installations, states, welcome=welcome, now=shared.now)
