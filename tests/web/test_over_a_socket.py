"""What the web server itself does with whoever sends more than anybody needs."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import build_bot_for
from bot.clock import Clock
from bot.commands.run import server_of
from bot.settings import Settings
from bot.web.doors import Door
from bot.web.routes import site_of

MEGABYTE = 1_000_000


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[int]:
    settings = Settings(state=tmp_path, slack_bot_token="xoxb-1", slack_signing_secret="secret")
    server = server_of(site_of(build_bot_for(settings, Clock()), Door.MAIN))
    listening = socket.create_server(("127.0.0.1", 0))
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    yield int(listening.getsockname()[1])
    server.should_exit = True
    await serving


@asynccontextmanager
async def calling(
    port: int,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    yield reader, writer
    writer.close()


async def taken_of(writer: asyncio.StreamWriter, megabytes: int) -> int:
    """Send until nobody reads any more; return how many megabytes were taken."""
    for taken in range(megabytes):
        try:
            writer.write(b"a" * MEGABYTE)
            await writer.drain()
        except ConnectionError:
            return taken
    return megabytes


@pytest.mark.parametrize("named", ["Content-Length: 300000000", "Transfer-Encoding: chunked"])
async def test_a_long_body_is_refused_before_it_comes(port: int, named: str) -> None:
    async with calling(port) as (reader, writer):
        writer.write(f"POST /slack/events HTTP/1.1\r\nHost: bot\r\n{named}\r\n\r\n".encode())
        status = await reader.readline()
        taken = await taken_of(writer, 300)

    assert status.split()[1] in {b"413", b"401"}
    assert taken < 10


async def test_a_header_without_end_is_not_kept(port: int) -> None:
    async with calling(port) as (_, writer):
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: bot\r\nX: ")

        assert await taken_of(writer, 300) < 10


async def test_a_proxy_closes_an_idle_connection_before_we_do(tmp_path: Path) -> None:
    """Else a request that comes at that moment is lost; nginx and Amazon wait 60 seconds."""
    settings = Settings(state=tmp_path, slack_bot_token="xoxb-1", slack_signing_secret="secret")

    server = server_of(site_of(build_bot_for(settings, Clock()), Door.MAIN))

    assert server.config.timeout_keep_alive > 60
