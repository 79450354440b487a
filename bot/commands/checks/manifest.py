"""Checks of the app's own manifest in Slack against the one in this folder."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.checks.finding import Finding, trouble, well

MANIFEST = Path(__file__).parents[3] / "slack-manifest.json"
PASTE = "Paste slack-manifest.json under App Manifest, then reinstall the app."
UNREACHED = (SlackApiError, ClientError, TimeoutError, OSError)


def wanted_manifest() -> Mapping[str, Any]:
    """Return the manifest that this version of the bot needs."""
    manifest: Mapping[str, Any] = json.loads(MANIFEST.read_text("utf-8"))
    return manifest


async def check_manifest(client: AsyncWebClient, bot_id: str, token: str) -> list[Finding]:
    """Return whether the app in Slack has every command, shortcut and event that is needed.

    Args:
        client: holds the bot's own token.
        bot_id: as auth.test names it, "B…".
        token: an app configuration token, "xoxe.xoxp-…"; no other shows the manifest.
    """
    try:
        app_id = (await client.bots_info(bot=bot_id))["bot"]["app_id"]
        exported = await client.apps_manifest_export(token=token, app_id=app_id)
    except UNREACHED as error:
        why = error.response["error"] if isinstance(error, SlackApiError) else error
        mend = "Make a new one at api.slack.com/apps, Your App Configuration Tokens."
        return [trouble("SLACK_CONFIGURATION_TOKEN", f"Slack says {why}", mend)]
    lacking = [*what_is_lacking(wanted_manifest(), exported["manifest"])]
    if not lacking:
        return [well("manifest", "the app has every command, shortcut and event")]
    return [trouble("manifest", f"the app lacks {', '.join(lacking)}", PASTE)]


def what_is_lacking(wanted: Mapping[str, Any], exported: Mapping[str, Any]) -> Iterator[str]:
    """Return what the exported manifest lacks of the wanted one, in words."""
    found = parts_of(exported)
    for what, names in parts_of(wanted).items():
        yield from (f"{what} {name}" for name in sorted(names - found[what]))


def parts_of(manifest: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return the names of what a manifest asks for, by kind."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {})
    home, interactivity = features.get("app_home", {}), settings.get("interactivity", {})
    tabs = {name for name in ("home", "messages") if home.get(f"{name}_tab_enabled")}
    return {
        "command": {one["command"] for one in features.get("slash_commands", [])},
        "shortcut": {one["callback_id"] for one in features.get("shortcuts", [])},
        "event": {*settings.get("event_subscriptions", {}).get("bot_events", [])},
        "scope": {*scopes.get("bot", [])},
        "tab": tabs,
        "setting": {"interactivity"} if interactivity.get("is_enabled") else set(),
    }
