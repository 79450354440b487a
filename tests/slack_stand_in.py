"""A Slack of our own for tests: takes calls, counts what reached it, and fails on demand.

It shares no code with the bot, so what it counts is what an employee would have seen.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Answer = web.StreamResponse
HANG_SECONDS = 30.0
STANDING: dict[str, Any] = {  # what any method may be asked for
    "user_id": "U0BOT",
    "bot_id": "B0BOT",
    "team_id": "T0CHAOS",
    "user": {"id": "U0ANA", "name": "ana", "real_name": "Ana Ruiz", "tz": "Europe/Berlin"},
    "profile": {"fields": {}},
    "members": [],
}


@dataclass(frozen=True)
class Arrived:
    """One call that Slack carried out."""

    method: str
    fields: dict[str, Any]
    at: float  # seconds since 1970
    ts: str = ""


@dataclass
class SlackStandIn:
    """Answers the Web API on a port of 127.0.0.1.

    ``faults`` holds what happens to the next posts, one each: "429", "500", "hang",
    "drop after" (posts, then breaks off), "stray" (posts beside the thread), or an error code
    of Slack's such as "is_archived".
    """

    faults: deque[str] = field(default_factory=deque)
    faults_of: dict[str, list[str]] = field(default_factory=dict)  # for other methods
    arrived: list[Arrived] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    retry_after: int = 1
    url: str = ""
    _runner: web.AppRunner | None = None
    _count: int = 0

    @property
    def posts(self) -> list[Arrived]:
        """Every message that stands in a channel, oldest first."""
        return [call for call in self.arrived if call.method == "chat.postMessage"]

    @property
    def texts(self) -> list[str]:
        return [str(call.fields.get("text")) for call in self.posts]

    async def start(self, port: int = 0) -> None:
        app = web.Application()
        app.router.add_post("/api/{method}", self._called)
        app.router.add_post("/api/status/{status}", _status)
        app.router.add_get("/api/{method}", self._called)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    def next_fault(self, method: str) -> str | None:
        """Return what goes wrong with this call, or nothing."""
        if method == "chat.postMessage" and self.faults:
            return self.faults.popleft()
        return self.faults_of[method].pop(0) if self.faults_of.get(method) else None

    async def _called(self, request: web.Request) -> Answer:
        method = request.match_info["method"]
        fields = await _fields(request)
        self.calls.append(method)
        fault = self.next_fault(method)
        if fault:
            return await self._fail(fault, request, fields)
        return web.json_response({"ok": True, **self._carry_out(method, fields)})

    async def _fail(self, fault: str, request: web.Request, fields: dict[str, Any]) -> Answer:
        ways: dict[str, Callable[[], Awaitable[Answer]]] = {
            "429": self._too_many,
            "500": _broken,
            "hang": _hang,
            "drop after": lambda: self._drop_after(request, fields),
            "stray": lambda: self._stray(fields),
        }
        if fault in ways:
            return await ways[fault]()
        return web.json_response({"ok": False, "error": fault})

    async def _too_many(self) -> Answer:
        headers = {"Retry-After": str(self.retry_after)}
        body = {"ok": False, "error": "ratelimited"}
        return web.json_response(body, status=429, headers=headers)

    async def _stray(self, fields: dict[str, Any]) -> Answer:
        carried_out = self._carry_out("chat.postMessage", fields)
        return web.json_response({"ok": True, **carried_out, "message": {"text": "…"}})

    async def _drop_after(self, request: web.Request, fields: dict[str, Any]) -> Answer:
        self._carry_out("chat.postMessage", fields)
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    def _carry_out(self, method: str, fields: dict[str, Any]) -> dict[str, Any]:
        if method in {"conversations.history", "conversations.replies"}:
            return {"messages": self._standing_in(fields)}
        self._count += 1
        ts = f"{time.time():.6f}"[:-4] + f"{self._count:04d}"
        self.arrived.append(Arrived(method, fields, time.time(), ts))
        channel = fields.get("channel", "")
        if method in {"conversations.open", "conversations.info"}:
            channel = {"id": channel or "D" + str(fields.get("users", ""))[1:]}
        return {**STANDING, "channel": channel, "ts": ts}

    def _standing_in(self, fields: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {"ts": post.ts, "metadata": _metadata(post)}
            for post in reversed(self.posts)
            if post.fields.get("channel") == fields["channel"]
            and post.fields.get("thread_ts") == fields.get("ts")
            and float(post.ts) >= float(fields.get("oldest", 0))
        ]


async def _fields(request: web.Request) -> dict[str, Any]:
    is_json = request.content_type == "application/json"
    body = await request.json() if is_json else await request.post()
    return {**request.query, **body}


def _metadata(post: Arrived) -> Any:
    kept = post.fields.get("metadata") or {}
    return json.loads(kept) if isinstance(kept, str) else kept


async def _status(request: web.Request) -> Answer:
    status = int(request.match_info["status"])
    return web.Response(status=status, text=f"status {status}")


async def _broken() -> Answer:
    return web.json_response({"ok": False, "error": "internal_error"}, status=500)


async def _hang() -> Answer:
    await asyncio.sleep(HANG_SECONDS)
    return web.Response(status=504)
