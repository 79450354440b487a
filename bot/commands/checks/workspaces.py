"""Checks of the workspaces that installed the app: each its token, its folder and its state."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from bot.commands.checks.company import check_company
from bot.commands.checks.finding import Finding, trouble, well
from bot.commands.checks.knowledge import check_knowledge
from bot.commands.checks.slack import check_token_of
from bot.composition.multi_workspace import slack_app
from bot.database.engine import Database, NothingKeptError, open_existing
from bot.database.migrate import SchemaState, schema_state
from bot.database.workspace_database import workspace_database
from bot.errors import BotError
from bot.settings import Settings
from bot.workspaces.assembly import installations_in, tokens_in
from bot.workspaces.domain import Installed
from bot.workspaces.oauth.token_encryption import TokenKeyMissingError
from bot.workspaces.oauth.tokens import WorkspaceClient


async def check_workspaces(settings: Settings) -> list[Finding]:
    """Return what is found in each workspace; nothing where tokens name the only one."""
    if not settings.is_for_several:
        return []
    try:
        shared = open_existing(settings.state_url)
    except NothingKeptError:
        return []
    try:
        if await schema_state(shared) is not SchemaState.CURRENT:
            return []  # the check of the database says what to do first
        return [
            replace(finding, what=f"{installed.team_id} {finding.what}")
            for installed in await installations_in(shared, slack_app(settings)).all()
            if installed.ended_at is None
            async for finding in _findings(settings, shared, installed)
        ]
    except BotError:  # the check of the database says so as well
        return []
    finally:
        await shared.close()


async def _findings(
    settings: Settings, shared: Database, installed: Installed
) -> AsyncIterator[Finding]:
    for finding in await _check_token(settings, shared, installed.team_id):
        yield finding
    for finding in await _check_state(settings, shared, installed):
        yield finding
    own = settings.of_workspace(installed.team_id)
    for finding in await asyncio.to_thread(check_knowledge, own):
        yield finding


async def _check_token(settings: Settings, shared: Database, team_id: str) -> Sequence[Finding]:
    """Return whether Slack takes the token; one that has run out is renewed, as ever."""
    tokens = tokens_in(shared, slack_app(settings))
    client = WorkspaceClient(tokens, team_id, settings.slack_api_url)
    try:
        knowledge = settings.of_workspace(team_id).knowledge
        return await check_token_of("token", client, knowledge)
    except TokenKeyMissingError as error:
        return [trouble("token", str(error), "Without it, its people install the app again.")]
    except BotError as error:
        mend = "Let its people install the app again at /slack/install."
        return [trouble("token", str(error), mend)]


async def _check_state(
    settings: Settings, shared: Database, installed: Installed
) -> Sequence[Finding]:
    database = workspace_database(shared, installed.team_id)
    try:
        state = await schema_state(database)
        is_current = state is SchemaState.CURRENT
        own = settings.of_workspace(installed.team_id)
        company = await check_company(database, own) if is_current else []
    finally:
        await database.close()
    if state is SchemaState.NEWER:
        says = "the tables were made by a newer version of the bot"
        return [trouble("database", says, "Upgrade the bot.")]
    if state is SchemaState.OLDER and not shared.is_sqlite:
        says = "the tables are older than this version of the bot"
        return [trouble("database", says, "Run `python -m bot migrate`.")]
    who = installed.installed_by
    says = f"{who} installed the app, and is one until the file names somebody who is here"
    founder = well("administrators", says)
    return [well("database", "its tables fit or will be brought up"), founder, *company]
