"""What Slack's documentation says that Slack sends, with everything that it shows.

Written from its pages, named at each function, and from nothing of the playground: what one of
us misread, the other may have right.
"""

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

TEAM, APP, BOT, DAN = "T0NORTH", "A0123ABC456", "U0BOT", "U0DAN"
TS = "1355517523.000005"
TOKEN = "verification-token-that-nobody-checks"
_serial = iter(range(1, 10**6))


def event(inner: Json) -> Json:
    """docs.slack.dev/apis/events-api/#callback-field: the envelope of every event."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": APP,
        "event": {"event_ts": TS} | inner,
        "type": "event_callback",
        "event_id": f"Ev{next(_serial):09}",
        "event_time": 1355517523,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": "4-eyJldCI6ImFwcF9tZW50aW9uIn0",
    }


def user(**changes: Any) -> Json:
    """docs.slack.dev/reference/objects/user-object."""
    return {
        "id": DAN,
        "team_id": TEAM,
        "name": "dan",
        "deleted": False,
        "color": "9f69e7",
        "real_name": "Dan Okafor",
        "tz": "Europe/London",
        "tz_label": "Greenwich Mean Time",
        "tz_offset": 0,
        "profile": {
            "avatar_hash": "ge3b51ca72de",
            "status_text": "",
            "status_emoji": "",
            "real_name": "Dan Okafor",
            "display_name": "Dan",
            "real_name_normalized": "Dan Okafor",
            "email": "dan.okafor@example.com",
            "team": TEAM,
        },
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": False,
        "is_app_user": False,
        "updated": 1502138686,
        "has_2fa": False,
    } | changes


def block_actions(action: Json, **source: Any) -> Json:
    """docs.slack.dev/reference/interaction-payloads/block_actions-payload."""
    return {
        "type": "block_actions",
        "user": {"id": DAN, "username": "dan", "name": "dan", "team_id": TEAM},
        "api_app_id": APP,
        "token": TOKEN,
        "trigger_id": f"12321423423.333649436676.{next(_serial):032}",
        "team": {"id": TEAM, "domain": "northwind"},
        "enterprise": None,
        "is_enterprise_install": False,
        "state": {"values": {}},
        "actions": [
            {"block_id": "=qXel", "action_ts": f"1548426417.{next(_serial):06}"} | action
        ],
    } | source


def in_message(**changes: Any) -> Json:
    """The same page: a click in a message that the app posted."""
    message = {
        "type": "message",
        "subtype": "bot_message",
        "bot_id": "B0BOT",
        "app_id": APP,
        "user": BOT,
        "team": TEAM,
        "text": "A message of the app",
        "ts": "1548261231.000200",
        "blocks": [],
    }
    container = {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": "C0GENERAL",
        "is_ephemeral": False,
    }
    place = {"channel": {"id": "C0GENERAL", "name": "general"}, "container": container}
    response_url = "https://hooks.slack.com/actions/T0NORTH/1/abc"
    return place | {"message": message, "response_url": response_url} | changes


def in_home() -> Json:
    """The same page, and docs.slack.dev/surfaces/app-home: a click on the Home tab."""
    view = _view("home", "", "") | {"title": None, "close": None, "submit": None}
    return {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def in_modal(callback_id: str, carried: str, values: Json) -> Json:
    """The same page: a click in a modal; no message, no channel, no response_url."""
    view = _view("modal", callback_id, carried) | {"state": {"values": values}}
    return {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def _view(kind: str, callback_id: str, carried: str) -> Json:
    """docs.slack.dev/reference/interaction-payloads/view-interactions-payload."""
    number = f"V{next(_serial):09}"
    return {
        "id": number,
        "team_id": TEAM,
        "type": kind,
        "blocks": [],
        "private_metadata": carried,
        "callback_id": callback_id,
        "state": {"values": {}},
        "hash": "1618242860.a8TqBzjZ",
        "title": {"type": "plain_text", "text": "Title", "emoji": False},
        "clear_on_close": False,
        "notify_on_close": False,
        "close": None,
        "submit": {"type": "plain_text", "text": "Send", "emoji": False},
        "previous_view_id": None,
        "root_view_id": number,
        "app_id": APP,
        "external_id": "",
        "app_installed_team_id": TEAM,
        "bot_id": "B0BOT",
    }


def view_submission(callback_id: str, carried: str, values: Json) -> Json:
    """docs.slack.dev/reference/interaction-payloads/view-interactions-payload."""
    view = _view("modal", callback_id, carried) | {"state": {"values": values}}
    return _interaction("view_submission") | {
        "trigger_id": f"9.9.{next(_serial)}",
        "view": view,
        "response_urls": [],
    }


def shortcut(callback_id: str) -> Json:
    """docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload: global."""
    return _interaction("shortcut") | {
        "action_ts": f"1581106241.{next(_serial):06}",
        "callback_id": callback_id,
        "trigger_id": f"944799105734.773906753841.{next(_serial)}",
    }


def message_action(callback_id: str) -> Json:
    """docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload: message."""
    said = {"type": "message", "user": DAN, "ts": "1548261231.000200", "text": "It was late."}
    return shortcut(callback_id) | {
        "type": "message_action",
        "response_url": "https://hooks.slack.com/app/T0NORTH/1/abc",
        "message_ts": said["ts"],
        "channel": {"id": "C0GENERAL", "name": "general"},
        "message": said,
    }


def _interaction(kind: str) -> Json:
    return {
        "type": kind,
        "token": TOKEN,
        "team": {"id": TEAM, "domain": "northwind"},
        "user": {"id": DAN, "username": "dan", "name": "dan", "team_id": TEAM},
        "api_app_id": APP,
        "is_enterprise_install": False,
        "enterprise": None,
    }


def slash_command(text: str) -> dict[str, str]:
    """docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling: a form."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": "northwind",
        "channel_id": "C0GENERAL",
        "channel_name": "general",
        "user_id": DAN,
        "user_name": "dan",
        "command": "/customer",
        "text": text,
        "response_url": "https://hooks.slack.com/commands/1234/5678",
        "trigger_id": f"13345224609.738474920.{next(_serial):032}",
        "api_app_id": APP,
        "is_enterprise_install": "false",
    }
