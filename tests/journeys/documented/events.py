"""Every event that the manifest subscribes to, as Slack's reference shows it, by name."""

from collections.abc import Mapping

from tests.journeys.documented.payloads import APP, BOT, DAN, TEAM, TS, Json, user

_PLACE = {"channel": "D0DAN", "channel_type": "im"}
_RICH = {
    "type": "rich_text",
    "block_id": "XC+U9",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [{"type": "text", "text": "How soon do I answer an e-mail?"}],
        }
    ],
}
_EDITED: Json = {
    "type": "message",
    "user": DAN,
    "text": "How soon do I answer an e-mail?",
    "ts": TS,
    "edited": {"user": DAN, "ts": "1355517536.000001"},
}

# docs.slack.dev/reference/events/<name>
EVENTS: Mapping[str, Json] = {
    "app_mention": {
        "type": "app_mention",
        "user": DAN,
        "text": f"<@{BOT}> how soon do I answer an e-mail?",
        "ts": "1515449522.000016",
        "channel": "C0GENERAL",
        "event_ts": "1515449522000016",
        "client_msg_id": "8cd7ef9e-2f64-4a8a-8f0f-9a9d1a4e1b1c",
        "team": TEAM,
        "blocks": [_RICH],
    },
    "message.im": _PLACE
    | {
        "type": "message",
        "user": DAN,
        "text": "How soon do I answer an e-mail?",
        "ts": "1355517524.000008",
        "team": TEAM,
        "client_msg_id": "8cd7ef9e-2f64-4a8a-8f0f-9a9d1a4e1b1d",
        "blocks": [_RICH],
    },
    "message.im without a text": _PLACE
    | {
        "type": "message",
        "user": DAN,
        "text": None,
        "ts": "1355517524.000009",
        "blocks": [_RICH],
    },
    "message.im in a thread": _PLACE
    | {
        "type": "message",
        "user": DAN,
        "text": "And by phone?",
        "ts": "1355517525.000008",
        "thread_ts": "1355517524.000008",
        "parent_user_id": DAN,
    },
    "message_changed": _PLACE
    | {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "ts": "1358878755.000001",
        "message": _EDITED,
        "previous_message": {"type": "message", "user": DAN, "text": "How?", "ts": TS},
    },
    "message_deleted": _PLACE
    | {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "ts": "1358878755.000002",
        "deleted_ts": "1358878749.000002",
        "previous_message": {"type": "message", "user": DAN, "text": "How?", "ts": TS},
    },
    "file_share": _PLACE
    | {
        "type": "message",
        "subtype": "file_share",
        "text": "",
        "user": DAN,
        "ts": "1358877455.000010",
        "upload": True,
        "files": [{"id": "F123ABC456", "name": "invoice.pdf", "filetype": "pdf"}],
    },
    "bot_message": _PLACE
    | {
        "type": "message",
        "subtype": "bot_message",
        "ts": "1358877455.000011",
        "text": "Pushing is the answer",
        "bot_id": "B0BOT",
        "username": "github",
        "icons": {},
    },
    "app_home_opened, Home": {
        "type": "app_home_opened",
        "user": DAN,
        "channel": "D0DAN",
        "event_ts": "1515449522000016",
        "tab": "home",
        "view": {"id": "VPASKP233", "team_id": TEAM, "type": "home", "blocks": []},
    },
    "app_home_opened, Messages": {
        "type": "app_home_opened",
        "user": DAN,
        "channel": "D0DAN",
        "event_ts": "1515449522000017",
        "tab": "messages",
    },
    "agent_session_stopped": {
        "type": "agent_session_stopped",
        "channel": "D0DAN",
        "event_ts": "1783536983.783769",
        "streaming_message_ts": ["1782234987.693923"],
        "thread_ts": "1782234671.392669",
        "user": DAN,
    },
    "subteam_members_changed": {
        "type": "subteam_members_changed",
        "subteam_id": "S0LOGISTICS",
        "team_id": TEAM,
        "date_previous_update": 1446670362,
        "date_update": 1624473600,
        "added_users": [DAN],
        "added_users_count": "1",
        "removed_users": [],
        "removed_users_count": "0",
    },
    "subteam_updated": {
        "type": "subteam_updated",
        "subteam": {
            "id": "S0LOGISTICS",
            "team_id": TEAM,
            "is_usergroup": True,
            "name": "Logistics leads",
            "handle": "logistics-leads",
            "date_update": 1446746793,
            "users": [DAN],
            "user_count": "1",
        },
    },
    "team_join": {"type": "team_join", "user": user(id="U0NEWHIRE", name="new")},
    "user_change": {
        "type": "user_change",
        "user": user(),
        "cache_ts": 1648596421,
        "event_ts": "1648596712.000001",
    },
    "user_change, deactivated": {
        "type": "user_change",
        "user": user(id="U0UMA", deleted=True),
        "cache_ts": 1648596421,
        "event_ts": "1648596712.000002",
    },
    "tokens_revoked": {"type": "tokens_revoked", "tokens": {"oauth": ["UXXXXXXXX"], "bot": []}},
    "app_uninstalled": {"type": "app_uninstalled", "app_id": APP},
}
