"""A small OpenAI-compatible server on 127.0.0.1 that misbehaves on demand."""

import asyncio
import json
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

PIECE = 24  # characters a chunk of a stream
FOREVER_SECONDS = 60.0
AZURE = "/openai/deployments/{deployment}/chat/completions"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server does with one request."""

    text: str = ""
    status: int = 200
    error: Json = field(default_factory=dict)
    refusal: str | None = None
    breaks_after: int | None = None  # pieces; then the connection is cut
    silent_after: int | None = None  # pieces; then nothing comes for a minute
    finish_reason: str | None = "stop"
    pause_seconds: float = 0.0  # between two pieces
    piece: int = PIECE
    headers: dict[str, str] = field(default_factory=dict)


class FakeProvider:
    """Answers like OpenAI's chat completions; keeps every request it got."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.requests: list[Json] = []
        self.url = ""
        self.app = Starlette(
            routes=[
                Route("/v1/chat/completions", self._complete, methods=["POST"]),
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
        if asked.get("stream"):
            events = _stream(reply, _tool_of(asked))
            return StreamingResponse(events, media_type="text/event-stream")
        if reply.silent_after is not None:
            await asyncio.sleep(FOREVER_SECONDS)
        return JSONResponse(_completion(reply))


def _tool_of(asked: Json) -> str | None:
    tools = asked.get("tools")
    return tools[0]["function"]["name"] if tools else None


async def _stream(reply: Reply, tool: str | None) -> AsyncIterator[str]:
    if reply.refusal is not None:
        yield _event({"role": "assistant", "refusal": reply.refusal})
    text, size = reply.text, reply.piece
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    for number, piece in enumerate([*pieces, ""]):
        if number == reply.breaks_after:
            raise ConnectionResetError
        if number == reply.silent_after:
            await asyncio.sleep(FOREVER_SECONDS)
        await asyncio.sleep(reply.pause_seconds)
        written = _by_tool(tool, piece, number) if tool else {"content": piece}
        yield _event({"role": "assistant", **written})
    yield _event({}, finish_reason=reply.finish_reason)
    yield f"data: {json.dumps(_chunk([], usage=USAGE))}\n\n"
    yield "data: [DONE]\n\n"


def _by_tool(tool: str, piece: str, number: int) -> Json:
    function = {"arguments": piece} | ({} if number else {"name": tool})
    call = {"index": 0, "function": function}
    return {"tool_calls": [call if number else call | {"id": "call-1", "type": "function"}]}


USAGE = {"prompt_tokens": 900, "completion_tokens": 120, "total_tokens": 1020}


def _event(delta: Json, finish_reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return f"data: {json.dumps(_chunk([choice]))}\n\n"


def _chunk(choices: list[Json], usage: Json | None = None) -> Json:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": "fake",
        "choices": choices,
        "usage": usage,
    }


def _completion(reply: Reply) -> Json:
    message = {"role": "assistant", "content": reply.text or None, "refusal": reply.refusal}
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
