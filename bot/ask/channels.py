"""How Ask behaves in a channel: administrators set it, each channel by itself."""

from enum import StrEnum
from typing import Protocol


class Manner(StrEnum):
    """What a mention in a channel leads to."""

    MENTION = "mention"  # an answer in its thread, for everybody to read
    EPHEMERAL = "ephemeral"  # an answer that only whoever asked sees
    OFF = "off"  # a word to whoever asked that answers come in direct messages


class Manners(Protocol):
    """Keeps the manner of each channel."""

    async def of(self, team_id: str, channel: str) -> Manner:
        """Return the channel's manner; the company's unless it was set."""

    async def set(self, team_id: str, channel: str, manner: Manner) -> None:
        """Keep the manner; a later one replaces it."""
