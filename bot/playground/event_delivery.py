"""What goes to the bot: signed posts, three seconds to acknowledge, and retries."""

import asyncio
import hashlib
import hmac
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Literal, Protocol, TypeAlias
from urllib.parse import urlencode

import httpx

from bot.clock import Clock
from bot.playground.bot_app import BotApp
from bot.playground.members import JsonObject

MACHINES = Clock()  # of whoever never moves it
RequestKind: TypeAlias = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, slots=True)
class Reply:
    """How the bot acknowledged; ``failure`` is Slack's word when it did not."""

    body: JsonObject = field(default_factory=dict)
    failure: str = ""  # "http_timeout", "http_error" or "connection_failed"
    wants_no_retry: bool = False


@dataclass(frozen=True, slots=True)
class Retry:
    """Which further try this is, from 1, and why the last one failed."""

    number: int
    reason: str


class BotConnection(Protocol):
    """A way to reach the bot."""

    async def send(self, kind: RequestKind, payload: JsonObject, retry: Retry | None) -> Reply:
        """Send once and wait for the acknowledgement."""


class HttpLine:
    """Posts to the bot's request URL, signed: https://docs.slack.dev/authentication/verifying-requests-from-slack."""

    def __init__(self, app: BotApp, now: Callable[[], datetime] = MACHINES.now) -> None:
        """Make it; ``now`` is the moment that a request says it was signed at."""
        self._app = app
        self._now = now

    async def send(self, kind: RequestKind, payload: JsonObject, retry: Retry | None) -> Reply:
        """Post once and wait as long as Slack does."""
        content_type, body = encoded(kind, payload)
        headers = {"Content-Type": content_type} | self._signature(body) | _retry_headers(retry)
        try:
            async with httpx.AsyncClient(
                verify=_tls(), timeout=self._app.seconds_to_reply
            ) as client:
                response = await client.post(self._app.url, content=body, headers=headers)
        except httpx.TimeoutException:
            return Reply(failure="http_timeout")
        except httpx.HTTPError:
            return Reply(failure="connection_failed")
        return _reply(response)

    def _signature(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self._now().timestamp()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self._app.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


class EventDelivery:
    """Brings events to the bot until it acknowledges, and asks it what a click should do."""

    def __init__(self, line: BotConnection, retry_waits_seconds: tuple[float, ...]) -> None:
        self._line = line
        self._waits = retry_waits_seconds
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on its way to the bot."""
        return not self._under_way

    def send_event(self, envelope: JsonObject) -> None:
        """Deliver in the background, with up to three retries."""
        task = asyncio.get_running_loop().create_task(self._deliver(envelope))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def idle(self) -> None:
        """Wait until nothing is on its way."""
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def ask(self, kind: RequestKind, payload: JsonObject) -> Reply:
        """Deliver a command or an interaction; Slack tries those once."""
        return await self._line.send(kind, payload, None)

    async def close(self) -> None:
        """Give up what is still under way."""
        tasks = list(self._under_way)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _deliver(self, envelope: JsonObject) -> None:
        reply = await self._line.send("events_api", envelope, None)
        for number, wait in enumerate(self._waits, start=1):
            if not reply.failure or reply.wants_no_retry:
                return
            await asyncio.sleep(wait)
            reply = await self._line.send("events_api", envelope, Retry(number, reply.failure))


@cache
def _tls() -> ssl.SSLContext:
    # Once in a process: it reads every certificate, 30 ms of processor time for each post.
    return httpx.create_ssl_context()


def encoded(kind: RequestKind, payload: JsonObject) -> tuple[str, bytes]:
    """The content type and body: events are JSON, the rest are forms."""
    if kind == "events_api":
        return "application/json", json.dumps(payload).encode()
    form = {"payload": json.dumps(payload)} if kind == "interactive" else payload
    return "application/x-www-form-urlencoded", urlencode(form).encode()


def _retry_headers(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}


def _reply(response: httpx.Response) -> Reply:
    wants_no_retry = response.headers.get("x-slack-no-retry") == "1"
    if not response.is_success:
        return Reply(failure="http_error", wants_no_retry=wants_no_retry)
    return Reply(body=acknowledged(response.text))


def acknowledged(text: str) -> JsonObject:
    """The acknowledgement's body: JSON as it is, other text as a message."""
    try:
        body = json.loads(text) if text else {}
    except ValueError:
        return {"text": text}
    return body if isinstance(body, dict) else {"text": text}
