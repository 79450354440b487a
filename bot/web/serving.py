"""Serve pages on this machine alone."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.web.server import KEPT_OPEN_SECONDS, SignallessServer

LOOPBACK = "127.0.0.1"
LOOK_SECONDS = 0.01


@asynccontextmanager
async def served(app: ASGIApp, *, host: str = LOOPBACK, port: int = 0) -> AsyncIterator[str]:
    """Serve the application while the context is open, and say at which address.

    It has begun by then, so that nobody's first click waits for it longer than Slack does.

    Raises:
        OSError: the port is taken.
    """
    listening = socket.create_server((host, port))
    config = uvicorn.Config(
        app,
        log_level="warning",
        ws="websockets-sansio",
        timeout_keep_alive=KEPT_OPEN_SECONDS,
    )
    server = SignallessServer(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    while not (server.started or running.done()):  # noqa: ASYNC110  # a flag is all there is
        await asyncio.sleep(LOOK_SECONDS)
    try:
        yield f"http://{host}:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
