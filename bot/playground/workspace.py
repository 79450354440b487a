"""The state of the workspace: who is in it, what was said, and who hears of changes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from typing import TypeAlias

from bot.playground.channels import Channel, as_read, is_top_level
from bot.playground.members import JsonObject, Member, UserGroup
from bot.playground.refusal import CallRefusedError

ReadTime: TypeAlias = Callable[[], datetime]
STARTING_CHANNELS = {"general", "customers"}  # everybody is in these
MICROSECONDS = 1_000_000


class SimulatedWorkspace:
    """Everything that Slack would remember; tells ``on_event`` and ``watchers`` of changes."""

    def __init__(
        self, *, team_id: str, name: str, domain: str, bot: Member, now: ReadTime
    ) -> None:
        self.team_id = team_id
        self.name = name
        self.domain = domain
        self.bot = bot
        self.now = now
        self.members: dict[str, Member] = {bot.member_id: bot}
        self.channels: dict[str, Channel] = {}
        self.groups: dict[str, UserGroup] = {}
        self.profile_fields: dict[str, str] = {}  # id to label
        self.roles: list[JsonObject] = []  # whom the page offers first
        self.homes: dict[str, JsonObject] = {}  # App Home by employee
        self.statuses: dict[tuple[str, str], JsonObject] = {}  # by channel and thread
        self.prompts: dict[str, JsonObject] = {}  # suggested prompts by channel
        self.scheduled: dict[str, JsonObject] = {}  # messages for later by id
        self.files: dict[str, JsonObject] = {}  # by id, with their bytes as "content"
        self.read_marks: dict[tuple[str, str], str] = {}  # by channel and employee
        self.on_event: list[Callable[[JsonObject], None]] = []
        self.watchers: set[asyncio.Queue[JsonObject]] = set()
        self._last_ts = 0
        self._ids = count(1)

    def next_ts(self) -> str:
        """A message's identity in its channel; later ones are greater."""
        wanted = int(self.now().timestamp() * MICROSECONDS)
        self._last_ts = max(wanted, self._last_ts + 1)
        return f"{self._last_ts // MICROSECONDS}.{self._last_ts % MICROSECONDS:06d}"

    def next_id(self, letter: str) -> str:
        """An id that nothing else has, such as ``V0000042`` for a view."""
        return f"{letter}{next(self._ids):010d}"

    def member(self, member_id: str) -> Member:
        """The person or bot; refuses as Slack does when there is none."""
        if member_id not in self.members:
            raise CallRefusedError("user_not_found")
        return self.members[member_id]

    def channel(self, channel_id: str) -> Channel:
        """The channel by its id or ``#name``; a person's id means their direct message."""
        if channel_id in self.members and channel_id != self.bot.member_id:
            return self.direct_message(channel_id)
        for channel in self.channels.values():
            if channel_id in {channel.channel_id, f"#{channel.name}", channel.name or None}:
                return channel
        raise CallRefusedError("channel_not_found")

    def direct_message(self, employee_id: str) -> Channel:
        """The conversation of one employee with the bot; opened when there is none."""
        channel_id = "D" + self.member(employee_id).member_id[1:]
        members = [employee_id, self.bot.member_id]
        return self.channels.setdefault(
            channel_id, Channel(channel_id, member_ids=members, is_direct=True)
        )

    def group_message(self, employee_ids: list[str]) -> Channel:
        """The conversation of several employees with the bot."""
        members = sorted({self.member(one).member_id for one in employee_ids})
        channel_id = "G0" + "".join(member[2:5] for member in members)
        is_shared = any(self.member(one).team_id for one in members)
        members.append(self.bot.member_id)
        group = Channel(channel_id, member_ids=members, is_direct=True, is_group_direct=True)
        group.is_ext_shared = is_shared
        return self.channels.setdefault(channel_id, group)

    def post(self, channel: Channel, message: JsonObject) -> JsonObject:
        """Keep a new message and tell everybody who may know; returns it with its ts."""
        message = {"type": "message", "ts": self.next_ts(), "team": self.team_id} | message
        channel.messages[message["ts"]] = message
        if not is_top_level(message) or "thread_ts" in message:
            self._count_reply(channel, message)
        self.tell(self._message_event(channel, as_read(message)))
        return message

    def post_ephemeral(self, channel: Channel, reader: str, message: JsonObject) -> JsonObject:
        """Show a message to one reader, who loses it on leaving; no event tells of it."""
        about: JsonObject = {"type": "message", "ts": self.next_ts(), "is_ephemeral": True}
        message = about | message
        channel.ephemerals[message["ts"]] = message | {"reader": reader}
        self.show("channel", channel=channel.channel_id, reader=reader, ts=message["ts"])
        return message

    def change(self, channel: Channel, ts: str, changes: JsonObject) -> JsonObject:
        """Alter a message; a value of None takes the field away."""
        before = as_read(channel.messages[ts])
        merged = channel.messages[ts] | changes
        after = {key: value for key, value in merged.items() if value is not None}
        channel.messages[ts] = after
        event = {
            "subtype": "message_changed",
            "message": as_read(after),
            "previous_message": before,
        }
        self.tell(self._message_event(channel, event | {"ts": self.next_ts(), "hidden": True}))
        return after

    def remove(self, channel: Channel, ts: str) -> None:
        """Delete a message."""
        gone = channel.messages.pop(ts)
        event = {
            "subtype": "message_deleted",
            "deleted_ts": ts,
            "previous_message": as_read(gone),
        }
        self.tell(self._message_event(channel, event | {"ts": self.next_ts(), "hidden": True}))

    def read(self, channel: Channel, employee_id: str) -> None:
        """Note that the employee has seen all there is in the channel."""
        newest = channel.last["ts"] if channel.last else ""
        place = (channel.channel_id, employee_id)
        if self.read_marks.get(place) != newest:
            self.read_marks[place] = newest
            self.show("read", reader=employee_id, channel=channel.channel_id)

    def unread(self, channel: Channel, employee_id: str) -> int:
        """Count what the employee has not seen of others; replies count in direct messages."""
        mark = float(self.read_marks.get((channel.channel_id, employee_id)) or 0)
        return sum(
            1
            for message in channel.messages.values()
            if float(message["ts"]) > mark
            and message.get("user") != employee_id
            and (channel.is_direct or is_top_level(message))
        )

    def react(self, channel: Channel, ts: str, name: str, member_id: str) -> None:
        """Add a reaction to a message, or take it back if the member gave it before."""
        message = channel.messages[ts]
        given = {one["name"]: one["users"] for one in message.get("reactions", [])}
        before = given.get(name, [])
        is_new = member_id not in before
        given[name] = [*before, member_id] if is_new else [m for m in before if m != member_id]
        message["reactions"] = [
            {"name": emoji, "users": users, "count": len(users)}
            for emoji, users in given.items()
            if users
        ]
        item = {"type": "message", "channel": channel.channel_id, "ts": ts}
        about = {
            "user": member_id,
            "reaction": name,
            "item": item,
            "item_user": message.get("user"),
        }
        self.tell({"type": "reaction_added" if is_new else "reaction_removed"} | about)
        self.show("channel", channel=channel.channel_id)

    def clear_status(self, channel: Channel, thread: str) -> None:
        """Take the bot's status line away; an answer does that too."""
        if self.statuses.pop((channel.channel_id, thread), None):
            self.show("channel", channel=channel.channel_id)

    def join(self, channel: Channel, member_id: str) -> None:
        """Let a member into a channel."""
        if member_id in channel.member_ids:
            return
        channel.member_ids.append(member_id)
        place = {"channel": channel.channel_id, "channel_type": channel.channel_id[0]}
        self.tell(
            {"type": "member_joined_channel", "user": member_id, "team": self.team_id} | place
        )

    def hire(self, member: Member) -> None:
        """Let somebody new into the workspace and the channel of everybody."""
        self.members[member.member_id] = member
        self.direct_message(member.member_id)
        for channel in self.channels.values():
            is_in = member.member_id in channel.member_ids
            if channel.name in STARTING_CHANNELS and not is_in:
                channel.member_ids.append(member.member_id)
        self.tell({"type": "team_join", "user": member.as_slack(self.team_id, self.now())})

    def update_member(self, member: Member) -> None:
        """Say that a member's profile, status or time zone changed."""
        user = member.as_slack(self.team_id, self.now())
        self.tell(
            {"type": "user_change", "user": user, "cache_ts": int(self.now().timestamp())}
        )

    def tell(self, event: JsonObject) -> None:
        """Say what happened, in the form of a Slack event."""
        event.setdefault("event_ts", self.next_ts())
        for listener in self.on_event:
            listener(event)
        channel = event.get("channel")
        self.show("channel" if isinstance(channel, str) else "people", channel=channel)

    def show(self, kind: str, **about: str | None) -> None:
        """Let whoever looks at the page or waits in a journey know that something changed."""
        for watcher in self.watchers:
            watcher.put_nowait({"kind": kind} | about)

    @contextmanager
    def watched(self) -> Iterator[asyncio.Queue[JsonObject]]:
        """Collect what ``show`` says while the context is open."""
        watcher: asyncio.Queue[JsonObject] = asyncio.Queue()
        self.watchers.add(watcher)
        try:
            yield watcher
        finally:
            self.watchers.discard(watcher)

    def _message_event(self, channel: Channel, message: JsonObject) -> JsonObject:
        about = {"channel": channel.channel_id, "channel_type": channel.type}
        return {"type": "message"} | message | about | {"event_ts": message["ts"]}

    def _count_reply(self, channel: Channel, reply: JsonObject) -> None:
        root = channel.messages.get(reply["thread_ts"])
        if root is None or root is reply:
            return
        writers = [*root.get("reply_users", []), reply.get("user", "")]
        root["thread_ts"] = root["ts"]
        root["reply_count"] = root.get("reply_count", 0) + 1
        root["reply_users"] = list(dict.fromkeys(writers))
        root["reply_users_count"] = len(root["reply_users"])
        root["latest_reply"] = reply["ts"]
