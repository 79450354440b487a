"""Does work at past moments, and dates its messages in the playground accordingly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import (
    Handler,
    Mentions,
    Outgoing,
    Post,
    Posted,
    Schedule,
    Update,
    Work,
)
from bot.playground.answering import message_of
from bot.playground.channels import Channel
from bot.playground.members import JsonObject
from bot.playground.slack import Slack

A_MOMENT = timedelta(milliseconds=20)  # between two messages, so that no two share a time
COMPARE = "ideas.remember"  # is made up for when somebody compares


@dataclass
class Past:
    """A delivery without durability: what is taken in is done before `live` returns."""

    slack: Slack
    attempts: SqlDeliveryAttempts
    time: datetime  # UTC
    handlers: dict[str, Handler] = field(default_factory=dict)
    _waiting: list[Work] = field(default_factory=list)

    def now(self) -> datetime:
        """Return the moment of the work in hand; each message moves it on a little."""
        return self.time

    def register(self, handlers: Mapping[str, Handler]) -> None:
        """Let these handlers do the work of their kinds."""
        self.handlers |= handlers

    async def live(self, work: Work, at: datetime) -> None:
        """Do the work, and all that follows from it, at that moment."""
        self.time = at
        await self.take_in(work)
        while self._waiting:
            following = self._waiting.pop(0)
            for number, said in enumerate(await self.handlers[following.kind](following)):
                await self._say(said, f"{following.key}#{number}")

    async def take_in(self, work: Work) -> None:
        """Keep the work until `live` comes to it; what is made up for later is left out."""
        if work.kind in self.handlers and work.kind != COMPARE:
            self._waiting.append(work)

    async def posted(self, reference: str) -> Posted | None:
        """Return where the message of that reference went."""
        return await self.attempts.posted(reference)

    async def forget(self, prefix: str) -> None:
        """Forget work; the past takes nothing back."""

    async def forget_places(self, prefix: str) -> None:
        """Forget where messages went; the past takes nothing back."""

    async def count_work(self, _mentions: Mentions, _prefix: str = "") -> int:
        """Count work; the past keeps none."""
        return 0

    async def forget_work(
        self,
        _mentions: Mentions,
        _prefix: str = "",
        *,
        keeps_places: bool = False,  # noqa: ARG002
    ) -> int:
        """Forget work; the past keeps none."""
        return 0

    async def keep_schedule(self, schedule: Schedule) -> None:
        """Start a schedule; the past has none."""

    async def stop_schedule(self, name: str) -> None:
        """Stop a schedule; the past has none."""

    async def _say(self, said: Outgoing, key: str) -> None:
        self.time += A_MOMENT
        if isinstance(said, Post):
            await self._post(said, key)
        elif isinstance(said, Update) and said.reference:
            place = await self.posted(said.reference)
            if place:
                channel = self.slack.workspace.channel(place.channel)
                self.slack.workspace.change(channel, place.ts, self._message(said))

    async def _post(self, post: Post, key: str) -> None:
        before = await self.posted(post.in_thread_of) if post.in_thread_of else None
        channel = self.slack.workspace.channel(before.channel if before else post.channel)
        message = self._message(post) | {"ts": f"{self.time.timestamp():.6f}"}
        if before:
            message |= {"thread_ts": before.ts}
        self.slack.workspace.post(channel, message)
        await self.attempts.begin(key, self.time)
        place = Posted(channel.channel_id, message["ts"])
        await self.attempts.keep_posted(key, place, post.reference)

    def _message(self, said: Post | Update) -> JsonObject:
        return message_of(self.slack, {"text": said.text, "blocks": list(said.blocks)})


def settle(slack: Slack) -> None:
    """Put every channel's messages in order of time, read by all who are in it."""
    for channel in slack.workspace.channels.values():
        _sort(channel)
        for employee_id in channel.member_ids:
            slack.workspace.read(channel, employee_id)


def _sort(channel: Channel) -> None:
    in_order = sorted(channel.messages.items(), key=lambda entry: float(entry[0]))
    channel.messages.clear()
    channel.messages.update(in_order)
