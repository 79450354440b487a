"""What Slack posts to an app: events, interactions and commands.

Shapes: https://docs.slack.dev/apis/events-api/, https://docs.slack.dev/reference/interaction-payloads/
and https://docs.slack.dev/interactivity/implementing-slash-commands.
"""

import secrets
from typing import Any

from bot.playground.answers import SINGLE, reported
from bot.playground.bot_app import BotApp
from bot.playground.channels import Channel, as_read
from bot.playground.members import JsonObject
from bot.playground.workspace import SimulatedWorkspace


class Payloads:
    """Builds payloads of one app in one workspace."""

    def __init__(self, workspace: SimulatedWorkspace, app: BotApp) -> None:
        self._workspace = workspace
        self._app = app

    def event(self, event: JsonObject) -> JsonObject:
        """The envelope around an event; its id is new every time."""
        place = self._workspace.channels.get(str(event.get("channel")))
        bot_id = self._workspace.bot.member_id
        authorization = {"enterprise_id": None, "team_id": self._workspace.team_id}
        return {
            "token": self._app.verification_token,
            "team_id": self._workspace.team_id,
            "api_app_id": self._app.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(float(event["event_ts"])),
            "authorizations": [
                authorization
                | {"user_id": bot_id, "is_bot": True, "is_enterprise_install": False}
            ],
            "is_ext_shared_channel": bool(place and place.is_ext_shared),
            "event_context": f"4-{secrets.token_urlsafe(24)}",
        }

    def interaction(self, kind: str, employee_id: str, **more: Any) -> JsonObject:
        """What all interactions have, and ``more``."""
        member, team_id = self._workspace.member(employee_id), self._workspace.team_id
        person = {"id": employee_id, "username": member.name, "name": member.name}
        return {
            "type": kind,
            "team": {"id": team_id, "domain": self._workspace.domain},
            "user": person | {"team_id": member.team_id or team_id},
            "api_app_id": self._app.app_id,
            "token": self._app.verification_token,
            "enterprise": None,
            "is_enterprise_install": False,
        } | more

    def place_of_message(self, channel: Channel, message: JsonObject) -> JsonObject:
        """Where in a message something was clicked."""
        container = {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": channel.channel_id,
            "is_ephemeral": bool(message.get("is_ephemeral")),
        }
        if "thread_ts" in message:
            container["thread_ts"] = message["thread_ts"]
        name = "directmessage" if channel.is_direct else channel.name
        place: JsonObject = {
            "container": container,
            "channel": {"id": channel.channel_id, "name": name},
        }
        # Of an ephemeral message, Slack tells where it was but not what it said.
        return place if message.get("is_ephemeral") else place | {"message": as_read(message)}

    def place_of_view(self, view: JsonObject) -> JsonObject:
        """Where in a view something was clicked."""
        return {"container": {"type": "view", "view_id": view["id"]}, "view": view}

    def action(self, block: JsonObject, element: JsonObject, entered: Any) -> JsonObject:
        """One entry of ``actions``: what was clicked, and what was chosen with it."""
        about = {
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": self._workspace.next_ts(),
        }
        return about | _chosen(element, entered)

    def command(
        self, employee_id: str, channel: Channel, command: str, text: str
    ) -> JsonObject:
        """The form of a slash command."""
        return {
            "token": self._app.verification_token,
            "team_id": self._workspace.team_id,
            "team_domain": self._workspace.domain,
            "channel_id": channel.channel_id,
            "channel_name": "directmessage" if channel.is_direct else channel.name,
            "user_id": employee_id,
            "user_name": self._workspace.member(employee_id).name,
            "command": command,
            "text": text,
            "api_app_id": self._app.app_id,
            "is_enterprise_install": "false",
        }


def _chosen(element: JsonObject, entered: Any) -> JsonObject:
    kind = element["type"]
    if kind in {"button", "icon_button"}:
        value = {"value": element["value"]} if element.get("value") else {}
        return {"type": kind, "text": element["text"]} | value
    if kind == "feedback_buttons":
        button = element["positive_button" if entered != "negative" else "negative_button"]
        return {"type": kind, "text": button["text"], "value": button["value"]}
    chosen = reported(element, entered)
    return {
        key: value for key, value in chosen.items() if value is not None or key not in SINGLE
    }
