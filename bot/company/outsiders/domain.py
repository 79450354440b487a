"""The words for outsiders, and the rules of who counts as one and reads along. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

# docs.slack.dev/reference/objects/conversation-object: shared with another company, or about
# to be. ``is_org_shared`` is not among them: workspaces of one organisation are one company.
SHARED_OUTSIDE = ("is_ext_shared", "is_pending_ext_shared")


@dataclass(frozen=True, slots=True)
class TurnAway:
    """Tell an outsider that the bot does not answer them."""

    KIND: ClassVar[str] = "workspaces.turn_away"
    response_url: str | None = None  # else by a page, else by a place
    channel: str = ""
    user: str = ""
    ts: str = ""
    thread_ts: str | None = None
    is_guest: bool = False  # else of another company
    is_home: bool = False  # they opened App Home
    has_left: bool = False  # one of ours, until they left the company


class ChannelReaders(Protocol):
    """Who reads along where something is said."""

    async def are_outsiders(self, channel: str) -> bool:
        """Tell whether outsiders read in the channel; also true where Slack cannot say."""


def is_shared_outside(conversation: Mapping[str, Any]) -> bool:
    """Tell whether another company reads there, or will, by what Slack says of the place."""
    is_awaited = bool(conversation.get("pending_shared"))  # workspaces that were invited
    return is_awaited or any(conversation.get(mark) for mark in SHARED_OUTSIDE)
