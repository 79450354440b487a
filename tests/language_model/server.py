"""A small OpenAI-compatible server on 127.0.0.1 that misbehaves on demand."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

Json: TypeAlias = dict[str, Any]
Behaviour: TypeAlias = Callable[[Json], "Reply"]
"""Decides on the reply to a request for a chat completion."""

FOREVER_SECONDS = 60.0
AZURE = "/openai/deployments/{deployment}/chat/completions"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server does with one request."""

    text: str = ""
    status: int = 200
    error: Json = field(default_factory=dict)
    refusal: str | None = None
    breaks_after: int | None = None  # set: the connection is cut
    silent_after: int | None = None  # set: nothing comes for a minute
    finish_reason: str | None = "stop"
    headers: dict[str, str] = field(default_factory=dict)
    body: Json | None = None  # in place of a completion


class FakeProvider:
    """Answers like OpenAI's chat completions; keeps every request it got."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.requests: list[Json] = []
        self.url = ""
        self.app = Starlette(
            routes=[
                Route("/v1/chat/completions", self._complete, methods=["POST"]),
                Route("/v1/responses", self._complete, methods=["POST"]),
                Route(AZURE, self._complete, methods=["POST"]),
            ]
        )

    async def _complete(self, request: Request) -> Response:
        asked = await request.json()
        self.requests.append(asked)
        reply = await asyncio.to_thread(self.behaviour, asked)
        if reply.status != 200:
            return JSONResponse(
                {"error": reply.error}, status_code=reply.status, headers=reply.headers
            )
        if reply.breaks_after is not None:
            return StreamingResponse(_cut_off(), media_type="application/json")
        if reply.silent_after is not None:
            await asyncio.sleep(FOREVER_SECONDS)
        if reply.body is not None:
            return JSONResponse(reply.body)
        return JSONResponse(_completion(reply, _tool_of(asked)))


async def _cut_off() -> AsyncIterator[str]:
    yield '{"id": "chatcmpl-1", '
    raise ConnectionResetError


def _tool_of(asked: Json) -> str | None:
    tools = asked.get("tools")
    return tools[0]["function"]["name"] if tools else None


USAGE = {"prompt_tokens": 900, "completion_tokens": 120, "total_tokens": 1020}


def _completion(reply: Reply, tool: str | None) -> Json:
    message: Json = {"role": "assistant", "content": reply.text or None}
    if reply.refusal:
        message["refusal"] = reply.refusal
    if tool:
        function = {"name": tool, "arguments": reply.text}
        called = {"id": "call-1", "type": "function", "function": function}
        message |= {"content": None, "tool_calls": [called]}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": "fake",
        "choices": [{"index": 0, "message": message, "finish_reason": reply.finish_reason}],
        "usage": USAGE,
    }


@contextmanager
def running(behaviour: Behaviour) -> Iterator[FakeProvider]:
    """Serve until the context ends; ``url`` is what OPENAI_BASE_URL takes."""
    provider = FakeProvider(behaviour)
    config = uvicorn.Config(provider.app, host="127.0.0.1", port=0, log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    provider.url = f"http://127.0.0.1:{port}/v1"
    yield provider
    server.force_exit = server.should_exit = True
    thread.join(timeout=5)
