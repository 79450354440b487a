"""Channels and direct messages, and what was written in them."""

from dataclasses import dataclass, field

from bot.playground.members import JsonObject


@dataclass(slots=True)
class Channel:
    """A place to write in: a channel, or a direct message between an employee and the bot."""

    channel_id: str  # "C…", or "D…" for a direct message
    name: str = ""
    topic: str = ""
    member_ids: list[str] = field(default_factory=list)
    is_private: bool = False
    is_archived: bool = False
    is_direct: bool = False
    is_group_direct: bool = False
    is_ext_shared: bool = False  # with another company: Slack Connect
    is_pending_ext_shared: bool = False  # another company was invited
    is_org_shared: bool = False  # with other workspaces of the same organisation
    messages: dict[str, JsonObject] = field(default_factory=dict)  # by ts, oldest first
    # By ts; each has its "reader".
    ephemerals: dict[str, JsonObject] = field(default_factory=dict)
    entered: dict[tuple[str, str], JsonObject] = field(default_factory=dict)  # by ts and member

    @property
    def type(self) -> str:
        """Slack's ``channel_type`` of message events."""
        if self.is_direct:
            return "mpim" if self.is_group_direct else "im"
        return "group" if self.is_private else "channel"

    @property
    def last(self) -> JsonObject | None:
        """The newest message; None if nothing was said."""
        return next(reversed(self.messages.values()), None)

    def root_of(self, ts: str) -> str | None:
        """The ts of the thread that the message is in; its own when it began one."""
        message = self.messages.get(ts)
        return message.get("thread_ts", ts) if message else None

    def top_level(self) -> list[JsonObject]:
        """What a reader of the channel sees without opening a thread, oldest first."""
        return [message for message in self.messages.values() if is_top_level(message)]

    def thread(self, root: str) -> list[JsonObject]:
        """The message that began the thread, then its replies, oldest first."""
        return [
            message
            for ts, message in self.messages.items()
            if ts == root or message.get("thread_ts") == root
        ]

    def as_slack(self, bot_id: str) -> JsonObject:
        """The object of conversations.info, as the bot sees it."""
        return {
            "id": self.channel_id,
            "name": self.name,
            "is_channel": not self.is_direct and not self.is_private,
            "is_group": self.is_private and not self.is_direct,
            "is_im": self.type == "im",
            "is_mpim": self.type == "mpim",
            "is_private": self.is_private or self.is_direct,
            "is_archived": self.is_archived,
            "is_shared": self.is_ext_shared or self.is_org_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_pending_ext_shared": self.is_pending_ext_shared,
            "is_org_shared": self.is_org_shared,
            "is_general": self.name == "general",
            "is_member": bot_id in self.member_ids,
            "num_members": len(self.member_ids),
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": self.topic, "creator": "", "last_set": 0},
        } | (
            {"user": next(m for m in self.member_ids if m != bot_id)} if self.is_direct else {}
        )


def is_top_level(message: JsonObject) -> bool:
    """Whether the message stands in the channel itself, not only in a thread."""
    is_reply = message.get("thread_ts", message["ts"]) != message["ts"]
    return not is_reply or message.get("subtype") == "thread_broadcast"


def as_read(message: JsonObject, *, has_metadata: bool = True) -> JsonObject:
    """The message as the Web API gives it out."""
    return {key: value for key, value in message.items() if has_metadata or key != "metadata"}
