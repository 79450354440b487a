"""Who is in the workspace, in the shapes Slack gives out."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from zlib import crc32
from zoneinfo import ZoneInfo

JsonObject: TypeAlias = dict[str, Any]

AVATAR_COLORS = ("4a6fa5", "2f7d6d", "a05a2c", "7a4a8c", "b0413e", "5b7a2a", "31708e", "8c6d1f")


@dataclass(slots=True)
class Member:
    """A person or a bot of the workspace."""

    member_id: str  # "U…"
    name: str  # the handle, "dan.whitfield"
    real_name: str
    email: str = ""
    title: str = ""
    time_zone: str = "UTC"  # IANA name
    fields: dict[str, str] = field(default_factory=dict)  # profile field id to value
    is_bot: bool = False
    is_admin: bool = False
    bot_id: str = ""  # "B…"; empty for people
    is_deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""  # ":palm_tree:"
    is_away: bool = False
    has_snoozed: bool = False  # do not disturb
    guest_of: str = ""  # "one channel", "channels"; empty: no guest
    team_id: str = ""  # of another company, "T…"; empty: of this workspace

    @property
    def company(self) -> JsonObject:
        """What a message or click of somebody of another company says beside: their team."""
        if not self.team_id:
            return {}
        return {"team": self.team_id, "user_team": self.team_id, "source_team": self.team_id}

    def profile(self) -> JsonObject:
        """The profile of users.info, without the company's own fields."""
        first, _, last = self.real_name.partition(" ")
        return {
            "title": self.title,
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.real_name,
            "display_name_normalized": self.real_name,
            "first_name": first,
            "last_name": last,
            "email": self.email,
            "status_text": self.status_text,
            "status_emoji": self.status_emoji,
            "status_expiration": 0,
        } | ({"bot_id": self.bot_id} if self.is_bot else {})

    def profile_with_fields(self, labels: dict[str, str]) -> JsonObject:
        """The profile of users.profile.get; each field with its label, where there is one."""
        fields = {
            key: {"value": value, "alt": ""} | ({"label": labels[key]} if key in labels else {})
            for key, value in self.fields.items()
        }
        return self.profile() | {"fields": fields}

    def as_slack(self, team_id: str, now: datetime) -> JsonObject:
        """The user object of users.info and users.list."""
        offset = now.astimezone(ZoneInfo(self.time_zone)).utcoffset()
        return {
            "id": self.member_id,
            "team_id": self.team_id or team_id,
            "name": self.name,
            "deleted": self.is_deleted,
            "color": self.color,
            "real_name": self.real_name,
            "tz": self.time_zone,
            "tz_label": self.time_zone,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "profile": self.profile(),
            "is_admin": self.is_admin,
            "is_owner": False,
            "is_primary_owner": False,
            # "is_restricted: guest; is_ultra_restricted: a single-channel guest, too":
            # docs.slack.dev/reference/objects/user-object
            "is_restricted": bool(self.guest_of),
            "is_ultra_restricted": self.guest_of == "one channel",
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": int(now.timestamp()),
        }

    @property
    def color(self) -> str:
        """The avatar's colour; the same for the same person every time."""
        return AVATAR_COLORS[crc32(self.member_id.encode()) % len(AVATAR_COLORS)]


@dataclass(slots=True)
class UserGroup:
    """A user group, such as @trainers."""

    group_id: str  # "S…"
    handle: str
    name: str
    member_ids: list[str]

    def as_slack(self, team_id: str) -> JsonObject:
        """The object of usergroups.list."""
        return {
            "id": self.group_id,
            "team_id": team_id,
            "is_usergroup": True,
            "handle": self.handle,
            "name": self.name,
            "description": "",
            "user_count": len(self.member_ids),
            "users": list(self.member_ids),
        }
