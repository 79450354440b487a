"""``workspaces``: which ones installed the app, and what is left of those that removed it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from bot.commands.options import JsonOption, read_settings
from bot.commands.printing import json_line
from bot.commands.workspace_option import WhichWorkspaceError
from bot.company.provisioning.domain import ROOT_OF_WORKSPACE, token_of_workspace
from bot.database.engine import NothingKeptError, open_existing
from bot.database.migrate import make_ready
from bot.errors import CannotDoError
from bot.settings import Settings, secret_word
from bot.workspaces.domain import Installed
from bot.workspaces.oauth.installations import Installations

Forget = Annotated[
    str | None,
    typer.Option(
        "--forget",
        metavar="T…",
        help="Delete at once what is kept of a workspace that removed the app.",
    ),
]
Provider = Annotated[
    str | None,
    typer.Option(
        "--identity-provider",
        metavar="T…",
        help="Print the address and the token of a workspace's identity provider.",
    ),
]


class StillInstalledError(CannotDoError):
    """A workspace that has the app is not forgotten behind its back."""


def workspaces(
    forget: Forget = None, identity_provider: Provider = None, as_json: JsonOption = False
) -> None:
    """List the workspaces that installed the app; those that removed it, until when it is kept.

    What is to be forgotten is deleted by the running bot within the hour.
    """
    settings = read_settings()
    if not settings.is_for_several:
        message = (
            "There is one workspace. To list several, set SLACK_CLIENT_ID and"
            " SLACK_CLIENT_SECRET as for the bot."
        )
        raise WhichWorkspaceError(message)
    if identity_provider:
        shown = _provider_of(settings, identity_provider)
        print(json_line(shown) if as_json else f"{shown['path']}\n{shown['token']}")
        return
    found = asyncio.run(_found(settings, forget))
    kept_for = timedelta(days=settings.removed_workspace_days)
    for installed in found:
        line = _as_json(installed, kept_for)
        print(json_line(line) if as_json else _as_line(installed, kept_for))
    if not found and not as_json:
        print("No workspace has installed the app yet; /slack/install is where they do.")


def _provider_of(settings: Settings, team_id: str) -> dict[str, str]:
    """Return how the provider of a workspace enters, whether it has the app or not yet."""
    secret = secret_word(settings.scim_token)
    if secret is None:
        message = "--identity-provider needs SCIM_TOKEN, set as for the bot."
        raise WhichWorkspaceError(message)
    path = ROOT_OF_WORKSPACE.format(team_id=team_id)
    return {"path": path, "token": token_of_workspace(secret, team_id)}


async def _found(settings: Settings, forget: str | None) -> Sequence[Installed]:
    try:
        database = open_existing(settings.state_url)
    except NothingKeptError:
        if forget:
            raise
        return ()
    try:
        await make_ready(database)
        installations = Installations(database, settings.slack_client_id or "")
        if forget:
            await _let_forget(installations, forget)
        return await installations.all()
    finally:
        await database.close()


async def _let_forget(installations: Installations, team_id: str) -> None:
    installed = await installations.of(team_id)
    if installed is None:
        message = f"Nothing is kept of a workspace {team_id}."
        raise WhichWorkspaceError(message)
    if installed.ended_at is None:
        message = f"{installed.name} has the app. Let its people remove it in Slack first."
        raise StillInstalledError(message)
    await installations.let_forget(team_id)


def _as_line(installed: Installed, kept_for: timedelta) -> str:
    who = f"{installed.team_id}  {installed.name}"
    if installed.ended_at is None:
        return f"{who}  installed {installed.installed_at:%Y-%m-%d} by {installed.installed_by}"
    until = max(installed.ended_at + kept_for, datetime.now(UTC))
    return f"{who}  removed; what it kept is deleted on {until:%Y-%m-%d}"


def _as_json(installed: Installed, kept_for: timedelta) -> dict[str, object]:
    ended = installed.ended_at
    return {
        "team_id": installed.team_id,
        "name": installed.name,
        "installed_by": installed.installed_by,
        "installed_at": installed.installed_at.isoformat(),
        "removed_at": ended.isoformat() if ended else None,
        "deleted_at": (ended + kept_for).isoformat() if ended else None,
    }
