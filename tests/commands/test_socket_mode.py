"""A socket that is deaf is known, and Slack is heard again soon after the network is back."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.clock import Clock
from bot.commands.socket_mode import connected
from bot.playground.app import create_playground
from bot.playground.bot_app import BotApp
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from bot.slack_clients import slack_client
from bot.web.serving import served

HOLE_SECONDS = 45.0
APP = BotApp(
    signing_secret="s",
    bot_token="xoxb-1",
    app_token="xapp-1",
    retry_waits_seconds=(1.0, 1.0, 1.0),
)


@dataclass
class Network:
    """Carries bytes to a port; while it is a black hole, it takes them and says nothing."""

    port: int
    is_hole: bool = False

    async def open(self) -> str:
        """Return where it is reached."""
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_hole:
            await asyncio.Event().wait()
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.port)
        await asyncio.gather(self._pump(reader, far_writer), self._pump(far_reader, writer))

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            if self.is_hole:
                await asyncio.Event().wait()
            writer.write(data)
        writer.close()


async def within(seconds: int, holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until it holds."""
    for _ in range(seconds * 5):
        if await holds():
            return
        await asyncio.sleep(0.2)
    message = "It did not come about."
    raise AssertionError(message)


def an_app(slack: Slack, heard: list[Any]) -> AsyncApp:
    """Return an app that keeps what it hears."""
    bolt = AsyncApp(client=slack_client(slack.api_url, "xoxb-1"), signing_secret="s")

    @bolt.event("message")
    async def hear(event: dict[str, Any]) -> None:
        heard.append(event)

    return bolt


@pytest.mark.soak
async def test_a_deaf_socket_is_known_and_slack_is_heard_again_within_a_minute() -> None:
    playground = create_playground(APP, clock=Clock())
    slack: Slack = playground.state.slack
    heard: list[Any] = []

    async def is_heard() -> bool:
        SimulatedEmployee(slack, "U0DAN").says("Are you there?")
        await asyncio.sleep(1)
        return bool(heard)

    async with served(playground) as url:
        line = Network(int(url.rpartition(":")[2]))
        slack.response_urls.base_url = await line.open()
        async with connected(an_app(slack, heard), slack.api_url, "xapp-1") as hears:
            await within(10, hears)
            line.is_hole = True
            await within(30, lambda: _is_deaf(hears))
            await asyncio.sleep(HOLE_SECONDS)
            line.is_hole = False
            await within(30, is_heard)


async def _is_deaf(hears: Callable[[], Awaitable[bool]]) -> bool:
    return not await hears()
