"""Stand-ins that behave like the real thing, for every part to use in its tests."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from bot.delivery.work import Handler, Mentions, Outgoing, Post, Posted, Schedule, Work


class FakeDelivery:
    """Keeps what was taken in, once for each key; `run` lets the handlers do the work."""

    def __init__(self) -> None:
        self.taken_in: list[Work] = []
        self.schedules: dict[str, Schedule] = {}
        self.sent: list[Outgoing] = []
        self.lost: set[str] = set()  # channels in which nothing can be posted
        self.handlers: dict[str, Handler] = {}
        self._places: dict[str, Posted] = {}
        self._done: set[str] = set()
        self.now: Callable[[], datetime] = lambda: datetime.fromtimestamp(0, UTC)

    def register(self, kind: str, handler: Handler) -> None:
        self.handlers[kind] = handler

    async def take_in(self, work: Work) -> None:
        if work.key not in {known.key for known in self.taken_in}:
            self.taken_in.append(work)

    async def posted(self, reference: str) -> Posted | None:
        return self._places.get(reference)

    async def forget(self, prefix: str) -> None:
        self.taken_in = [one for one in self.taken_in if not one.key.startswith(prefix)]

    async def forget_places(self, prefix: str) -> None:
        its = [one for one in self._places if one.startswith(prefix)]
        for reference in its:
            del self._places[reference]

    async def count_work(self, mentions: Mentions, prefix: str = "") -> int:
        return len(self._saying(mentions, prefix))

    async def forget_work(
        self, mentions: Mentions, prefix: str = "", *, keeps_places: bool = False
    ) -> int:
        found = self._saying(mentions, prefix)
        ended = [one for one in found if one.key in self._done]
        self.taken_in = [one for one in self.taken_in if one not in ended]
        return len(found) - len(ended)

    def _saying(self, mentions: Mentions, prefix: str) -> list[Work]:
        its = [one for one in self.taken_in if one.key.startswith(prefix)]
        return [one for one in its if mentions.said(f"{one.key} {json.dumps(one.payload)}")]

    async def keep_schedule(self, schedule: Schedule) -> None:
        self.schedules[schedule.name] = schedule

    async def stop_schedule(self, name: str) -> None:
        self.schedules.pop(name, None)

    async def run(self) -> Sequence[Outgoing]:
        """Do all work not done yet, also what is taken in meanwhile; return what went out."""
        before = len(self.sent)
        for work in self.taken_in:  # grows while it is walked through
            if work.key not in self._done:
                self._done.add(work.key)
                self._send(await self.handlers[work.kind](work))
        return self.sent[before:]

    def _send(self, messages: Sequence[Outgoing]) -> None:
        for message in messages:
            if isinstance(message, Post) and message.channel in self.lost:
                continue
            self.sent.append(message)
            if isinstance(message, Post) and message.reference:
                ts = f"{int(self.now().timestamp())}.{len(self.sent):06}"
                self._places[message.reference] = Posted(message.channel, ts)
