"""Sends messages as Slack does: signed, at times twice, late, out of order, or again."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp
from slack_sdk.signature import SignatureVerifier

QUESTION = "How do I answer a customer who complains?"
SECRET = "chaos-signing-secret"
# Pauses before each delivery. Slack comes again at once, after a minute and after five more.
A_THIRD_OF_SLACKS = (0.0, 1.0, 20.0, 100.0)
SHORT = (0.0, 1.0, 4.0, 10.0)
FIRST_TS = 1_760_000_000  # of the first message, in seconds
CHANNELS = 200  # so that the pace Slack asks for in each does not slow the day down
ANSWER_SECONDS = 3.0  # Slack waits no longer


@dataclass
class Message:
    """One message that an employee wrote."""

    channel: str
    ts: str
    written_at: float  # seconds since 1970
    accepted_after: list[float] = field(default_factory=list)  # seconds, for each delivery
    deliveries: int = 0

    @property
    def is_accepted(self) -> bool:
        return bool(self.accepted_after)


@dataclass
class Feeder:
    """Feeds the replicas behind these addresses; picks one at random each time."""

    addresses: Callable[[], list[str]]
    random: Random
    first: int = 0  # number of the first message
    pauses: Sequence[float] = SHORT
    questions: Sequence[str] = (QUESTION,)  # asked in turn
    messages: list[Message] = field(default_factory=list)
    _verifier: SignatureVerifier = field(default_factory=lambda: SignatureVerifier(SECRET))

    async def feed(self, count: int, *, a_second: float, mess: bool) -> None:
        """Send so many new messages; with ``mess``, also twice, late and out of order."""
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            began = time.monotonic()
            for number in range(count):
                message = self._write()
                group.create_task(self._deliver(session, message, mess))
                wait = began + (number + 1) / a_second - time.monotonic()
                await asyncio.sleep(max(0.0, wait))

    def _write(self) -> Message:
        number = self.first + len(self.messages)
        message = Message(
            f"C{number % CHANNELS:05d}", f"{FIRST_TS + number}.000100", time.time()
        )
        self.messages.append(message)
        return message

    async def _deliver(
        self, session: aiohttp.ClientSession, message: Message, mess: bool
    ) -> None:
        copies = 2 if mess and self.random.random() < 0.4 else 1
        await asyncio.gather(
            *[self._deliver_copy(session, message, copy, mess) for copy in range(copies)]
        )

    async def _deliver_copy(
        self, session: aiohttp.ClientSession, message: Message, copy: int, mess: bool
    ) -> None:
        if mess:
            await asyncio.sleep(self.random.choice((0.0, 0.0, self.random.uniform(0, 6))))
        for retry, pause in enumerate(self.pauses):
            await asyncio.sleep(pause)
            if await self._is_accepted(session, message, copy, retry):
                return

    async def _is_accepted(
        self, session: aiohttp.ClientSession, message: Message, copy: int, retry: int
    ) -> bool:
        body = json.dumps(self._event(message, copy))
        message.deliveries += 1
        began = time.monotonic()
        try:
            async with session.post(
                self.random.choice(self.addresses()),
                data=body,
                headers=self._headers(body, retry),
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS),
            ) as answer:
                if answer.status != 200:
                    return False
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False
        message.accepted_after.append(time.monotonic() - began)
        return True

    def _headers(self, body: str, retry: int) -> dict[str, str]:
        now = str(int(time.time()))
        signature = self._verifier.generate_signature(timestamp=now, body=body)
        again = {"X-Slack-Retry-Num": str(retry)} if retry else {}
        return {
            "Content-Type": "application/json",
            "X-Slack-Request-Timestamp": now,
            "X-Slack-Signature": str(signature),
            **again,
        }

    def _event(self, message: Message, copy: int) -> dict[str, Any]:
        return {
            "type": "event_callback",
            "team_id": "T0CHAOS",
            "api_app_id": "A0BOT",
            "event_id": f"Ev{message.ts}-{copy}",
            "event_time": int(float(message.ts)),
            "authorizations": [{"team_id": "T0CHAOS", "user_id": "U0BOT", "is_bot": True}],
            "event": {
                "type": "app_mention",
                "user": "U0ANA",
                "text": f"<@U0BOT> {self._question(message)}",
                "channel": message.channel,
                "ts": message.ts,
                "event_ts": message.ts,
            },
        }

    def _question(self, message: Message) -> str:
        number = int(float(message.ts)) - FIRST_TS
        again, which = divmod(number, len(self.questions))
        # Nobody writes what another wrote, and what was read once is known for a while.
        return f"{self.questions[which]} ({again})" if again else self.questions[which]
