"""What the app may do here: read from the same manifest that registers it in Slack.

https://docs.slack.dev/reference/app-manifest
"""

import json
from dataclasses import replace
from pathlib import Path

from bot.playground.bot_app import BotApp


def with_manifest(app: BotApp, path: Path) -> BotApp:
    """The app with the commands, shortcuts, events and scopes of its manifest."""
    manifest = json.loads(path.read_text(encoding="utf-8"))
    features, settings = manifest["features"], manifest["settings"]
    events = settings.get("event_subscriptions", {}).get("bot_events")
    return replace(
        app,
        commands=features.get("slash_commands", []),
        shortcuts=features.get("shortcuts", []),
        events=None if events is None else frozenset(events),
        scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
    )
