"""Opens one workspace: its own database, client and part of the delivery, then its features."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.company.audit.domain import Change, Subject
from bot.company.audit.store import SqlAuditTrail
from bot.database.engine import Database
from bot.database.workspace_database import create_workspace_database, workspace_database
from bot.delivery.work import Delivery
from bot.delivery.workspace_delivery import WorkspaceDelivery
from bot.embedding.choice import NamedEmbeddings
from bot.people.domain import Role
from bot.workspaces.domain import Installed
from bot.workspaces.intake_errors import BOLT_NAME, tell_intake_error
from bot.workspaces.oauth.installing import SlackApp
from bot.workspaces.oauth.tokens import WorkspaceClient, WorkspaceTokens
from bot.workspaces.services import WorkspaceResources
from bot.workspaces.workspace import Workspace

Build: TypeAlias = Callable[[str, WorkspaceResources, AsyncApp], Workspace]
"""Builds all features of the workspace with that team id; takes a second of a thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisioning:
    """Opens workspaces that stand side by side and share no resources."""

    app: SlackApp
    database: Database  # the shared one, in which each gets its own
    delivery: Delivery
    embedding: NamedEmbeddings
    tokens: WorkspaceTokens
    build: Build
    now: Callable[[], datetime]

    async def open_one(self, installed: Installed) -> Workspace:
        """Return the workspace, built but not yet at work."""
        team_id = installed.team_id
        own = workspace_database(self.database, team_id)
        await create_workspace_database(own)
        await _record_role(SqlAuditTrail(own, self.now), role_received(installed))
        client = WorkspaceClient(self.tokens, team_id, self.app.api_url)
        resources = WorkspaceResources(
            now=self.now,
            client=client,
            database=own,
            delivery=WorkspaceDelivery(self.delivery, team_id),
            embedding=self.embedding,
            founder=installed.installed_by,
        )
        bolt = self._bolt(client, team_id)
        return await asyncio.to_thread(self.build, team_id, resources, bolt)

    def _bolt(self, client: WorkspaceClient, team_id: str) -> AsyncApp:
        async def authorize() -> AuthorizeResult:
            bot = await self.tokens.bot_of(team_id)
            return AuthorizeResult(
                enterprise_id=bot.enterprise_id,
                team_id=team_id,
                bot_user_id=bot.bot_user_id,
                bot_id=bot.bot_id,
                bot_token=bot.bot_token,
            )

        bolt = AsyncApp(
            name=BOLT_NAME,
            client=client,
            signing_secret=self.app.signing_secret,
            request_verification_enabled=False,  # as in `bolt_of`: the route has
            authorize=authorize,
            process_before_response=True,  # Slack is told that we have it once we have it
        )
        bolt.error(tell_intake_error)
        return bolt


async def _record_role(trail: SqlAuditTrail, received: Change) -> None:
    """Record it once, however often the app is installed again."""
    if not await trail.holds(received):
        await trail.record(received)


def role_received(installed: Installed) -> Change:
    """Return for the audit trail that whoever installed the app is an administrator by it.

    They are one while ``departments.yaml`` names nobody who is here.
    """
    return Change(
        key=f"workspaces.installed:{installed.installed_at.isoformat()}",
        employee_id=installed.installed_by,
        subject=Subject.ROLE,
        name=Role.ADMINISTRATOR.value,
        deed="received by installing",
    )
