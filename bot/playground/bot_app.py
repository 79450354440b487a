"""What Slack knows of the app: where it listens, its secrets and what it subscribed to."""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.playground.members import JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class BotApp:
    """The app as it is registered in this workspace."""

    url: str = ""  # where events, commands and interactions are posted
    signing_secret: str
    bot_token: str  # "xoxb-…"
    app_token: str = "xapp-playground"  # noqa: S105 - opens sockets of this playground alone
    app_id: str = "A0BOT"
    client_id: str = ""  # with the next: the app can be installed over OAuth
    client_secret: str = ""
    rotates_tokens: bool = False
    is_org_wide: bool = False  # a whole organisation installs it at once
    verification_token: str = "playground"  # noqa: S105 - sent along as Slack does, checked by nobody
    commands: list[JsonObject] = field(default_factory=list)  # as in the manifest
    shortcuts: list[JsonObject] = field(default_factory=list)  # as in the manifest
    scopes: frozenset[str] | None = None  # granted to the bot token; None: all
    events: frozenset[str] | None = None  # subscribed to; None: to all
    # To acknowledge, and to open a modal:
    # https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
    seconds_to_reply: float = 3.0
    retry_waits_seconds: tuple[float, ...] = (0.0, 60.0, 300.0)
    # "nearly immediately … after 1 minute … after 5 minutes":
    # https://docs.slack.dev/apis/events-api/#retries


def with_manifest(app: BotApp, path: Path) -> BotApp:
    """Return the app with the commands, shortcuts, events and scopes of its manifest.

    Source: https://docs.slack.dev/reference/app-manifest.
    """
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
