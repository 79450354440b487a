"""Serve the playground and the bot on this machine alone."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.errors import CannotDoError
from bot.web.server import SignallessServer

LOOPBACK = "127.0.0.1"
LOOK_SECONDS = 0.01


def checked_host(host: str, *, is_open_to_others: bool) -> str:
    """The address to serve at, if it is this machine's own or others are meant to come in.

    Raises:
        CannotDoError: the address lets others in and nobody said that they may.
    """
    if host == LOOPBACK or is_open_to_others:
        return host
    message = (
        f"The playground lets anybody act as any employee, so it stays on {LOOPBACK};"
        f" say --open-to-others to serve it at {host} all the same."
    )
    raise CannotDoError(message)


@asynccontextmanager
async def served(app: ASGIApp, *, host: str = LOOPBACK, port: int = 0) -> AsyncIterator[str]:
    """Serve the application while the context is open, and say at which address.

    It has begun by then, so that nobody's first click waits for it longer than Slack does.

    Raises:
        OSError: the port is taken.
    """
    listening = socket.create_server((host, port))
    config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio")
    server = SignallessServer(config)
    running = asyncio.create_task(server.serve(sockets=[listening]))
    while not (server.started or running.done()):  # noqa: ASYNC110  # a flag is all there is
        await asyncio.sleep(LOOK_SECONDS)
    try:
        yield f"http://{host}:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running
