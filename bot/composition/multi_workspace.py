"""Builds the bot of several workspaces: what they share, and what each has of its own.

With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET set, workspaces install the app by themselves.
"""

import json
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from slack_bolt.async_app import AsyncApp

from bot.clock import Clock, SteadyClock
from bot.composition.mapping import prepare_lines
from bot.composition.opening import index_folder_of, index_with, open_embedding, storage_of
from bot.database.engine import open_database
from bot.delivery.durable import DurableDelivery
from bot.delivery.running.runner import Explain
from bot.delivery.sending.retry import RateLimits
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import copy_line_vectors
from bot.errors import BotError
from bot.guidance.keep.storage import copy_index
from bot.settings import Settings, secret_word
from bot.workspaces.assembly import MultiWorkspace, bot_of_several, client_of_any, tokens_in
from bot.workspaces.oauth.installing import SlackApp
from bot.workspaces.oauth.token_encryption import TokenEncryption
from bot.workspaces.services import WorkspaceResources
from bot.workspaces.several.bot import BotOfSeveral
from bot.workspaces.several.knowledge_folder import provide
from bot.workspaces.workspace import Workspace

log = logging.getLogger(__name__)

MANIFEST = Path(__file__).parents[2] / "slack-manifest.json"

OpenWorkspace = Callable[[Settings, WorkspaceResources, AsyncApp], Workspace]


def build_bot_of_several(
    settings: Settings,
    clock: Clock | SteadyClock,
    open_workspace: OpenWorkspace,
    explain: Explain,
    pace: RateLimits,
) -> BotOfSeveral:
    """Return the bot of several workspaces. Nothing is connected until it runs."""
    embedding = open_embedding(settings)

    def build(team_id: str, resources: WorkspaceResources, bolt: AsyncApp) -> Workspace:
        return open_workspace(prepared(settings, team_id, embedding.name), resources, bolt)

    shared = MultiWorkspace(
        app=slack_app(settings),
        database=open_database(settings.state_url),
        embedding=embedding,
        build=build,
        read_starter=lambda: read_starter(settings, embedding),
        folder=settings.folder_of_workspaces,
        drop_index=lambda team_id: drop_index(settings, team_id),
        scim_secret=secret_word(settings.scim_token),
        kept_for=timedelta(days=settings.removed_workspace_days),
        now=clock.now,
    )
    tokens = tokens_in(shared.database, shared.app)
    delivery = DurableDelivery(
        shared.database,
        client_of=client_of_any(shared, tokens),
        explain=explain,
        replica_id=settings.replica_id,
        now=clock.now,
        pace=pace,
    )
    return bot_of_several(shared, tokens, delivery)


def slack_app(settings: Settings) -> SlackApp:
    """Return the app that workspaces install.

    Raises:
        KeyUnfitError: tokens cannot be encrypted as the settings say.
    """
    manifest = json.loads(MANIFEST.read_text("utf-8"))
    return SlackApp(
        client_id=settings.slack_client_id or "",
        client_secret=secret_word(settings.slack_client_secret) or "",
        signing_secret=secret_word(settings.slack_signing_secret) or "",
        api_url=settings.slack_api_url,
        scopes=tuple(manifest["oauth_config"]["scopes"]["bot"]),
        allowed=settings.allowed_team_ids,
        encryption=TokenEncryption(settings.keys_of_tokens),
    )


def read_starter(settings: Settings, embedding: NamedEmbeddings) -> None:
    """Bring the starter's index up to its folder: new workspaces begin with a copy of it."""
    try:
        index = index_with(embedding, settings)
        refreshed = index.refresh(settings.knowledge)
        prepare_lines(settings, index)
    except BotError as error:  # a new workspace then embeds everything itself
        log.warning("starter not read", extra={"why": str(error)})
        return
    for one in refreshed.malformed:
        log.warning("left out", extra={"document": one.document, "why": one.reason})


def prepared(settings: Settings, team_id: str, embedding: str) -> Settings:
    """Give a workspace its folder and its index, copies of the starter's; return its settings.

    What it has already stays as it is.
    """
    own = settings.of_workspace(team_id)
    provide(own.knowledge, settings.knowledge)
    try:
        copy_index(storage_of(own), storage_of(settings), embedding)
    except BotError as error:  # then it embeds everything itself, which takes a minute
        log.info("index not taken over", extra={"team_id": team_id, "why": str(error)})
    copy_line_vectors(index_folder_of(own), index_folder_of(settings))
    return own


def drop_index(settings: Settings, team_id: str) -> None:
    """Delete the index of a workspace; fine when there is none."""
    storage_of(settings.of_workspace(team_id)).clear()
