"""The words of ``/customer``: one entry each says what takes it and what help tells of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.work import Delivery, Work
from bot.people.permissions import Action
from bot.slack import Event, first_word

COMMAND = "/customer"


@dataclass(frozen=True, slots=True)
class TypedCommand:
    """A command as Slack brings it, and the ways to answer it within three seconds."""

    command: Event
    ack: AsyncAck
    client: AsyncWebClient


Take: TypeAlias = Callable[[TypedCommand], Awaitable[None]]
"""Takes a command in; acknowledges it once it is safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandWord:
    """A word after the command, or several that work the same way."""

    words: tuple[str, ...]  # as help writes them
    take: Take
    help: str = ""  # a sentence that names each of the words; empty: help does not tell of it
    topic: str = ""  # begins the line of help that it shares with its neighbours: "*Quiz*: "
    for_whom: Action | None = None  # who may do it, and is told of it; None: everybody
    # Tells by all that was typed; None: by its first word.
    is_meant: Callable[[str], bool] | None = None

    def takes(self, typed: str) -> bool:
        """Tell whether what was typed after the command is for this entry."""
        return self.is_meant(typed) if self.is_meant else first_word(typed) in self.words


def register(bolt: AsyncApp, entries: Sequence[CommandWord], otherwise: Take) -> None:
    """Connect the command to Slack; ``otherwise`` takes what no entry does."""

    @bolt.command(COMMAND)
    async def take_command(ack: AsyncAck, command: Event, client: AsyncWebClient) -> None:
        typed = command.get("text") or ""
        takes = next((entry.take for entry in entries if entry.takes(typed)), otherwise)
        await takes(TypedCommand(command, ack, client))


def durably(delivery: Delivery, work_of: Callable[[Event], Work]) -> Take:
    """Return what takes a command in as durable work, then tells Slack so."""

    async def take(typed: TypedCommand) -> None:
        await delivery.take_in(work_of(typed.command))
        await typed.ack()

    return take


def is_exactly(*texts: str) -> Callable[[str], bool]:
    """Return what tells whether nothing else was typed, however it is spaced and written."""
    return lambda typed: " ".join(typed.lower().split()) in texts
