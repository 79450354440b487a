"""Slack's Socket Mode: one socket, opened anew whenever it is deaf."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from aiohttp import ClientSession, ClientTimeout
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.slack_clients import slack_client

SOCKETS_END_SECONDS = 1  # of the ten that a platform allows; the rest is for work in hand
ANEW_SECONDS = 10  # without a socket; then its address has expired, and a new one is asked for
# Until a socket is open. aiohttp would wait five minutes for whoever takes a call and says
# nothing, long after Slack is there again.
HANDSHAKE_SECONDS = 8


@asynccontextmanager
async def connected(
    bolt: AsyncApp, api_url: str, token: str
) -> AsyncIterator[Callable[[], Awaitable[bool]]]:
    """Stay connected meanwhile; yields what tells whether Slack is heard.

    It is not when no ping was answered for 20 s, whatever the socket says of itself.
    """
    # The base URL must reach Socket Mode too, or it asks slack.com for its address.
    client = slack_client(api_url, token)
    client.timeout = HANDSHAKE_SECONDS
    handler = AsyncSocketModeHandler(bolt, token, web_client=client)
    handler.client.proxy = client.proxy
    await handler.client.aiohttp_client_session.close()
    handler.client.aiohttp_client_session = ClientSession(
        timeout=ClientTimeout(total=HANDSHAKE_SECONDS)
    )
    connecting = asyncio.create_task(_keep_connected(handler))
    try:
        yield handler.client.is_connected
    finally:
        connecting.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(SOCKETS_END_SECONDS):
                await handler.close_async()  # type: ignore[no-untyped-call]  # no types here


async def _keep_connected(handler: AsyncSocketModeHandler) -> None:
    """Connect, as soon as Slack can be reached; then see to it that an outage ends."""
    connecting = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call]
    try:
        while True:
            await asyncio.sleep(ANEW_SECONDS)
            if not await handler.client.is_connected():
                # The client tries the same address for ever, and Slack takes each but once.
                handler.client.wss_uri = None
    finally:
        connecting.cancel()
