import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient
from starlette.websockets import WebSocketDisconnect

from bot.playground.app import running_playground
from bot.playground.employee import SimulatedEmployee
from bot.playground.event_delivery import HttpLine
from bot.playground.slack import Slack
from bot.playground.sockets import Sockets
from tests.playground.conftest import APP
from tests.playground.echo_bot import EchoBot


@dataclass(frozen=True, slots=True)
class Socketed:
    """A bot that opened a socket instead of listening on a port."""

    slack: Slack
    bot: EchoBot


@pytest.fixture
async def socketed() -> AsyncIterator[Socketed]:
    async with running_playground(APP) as slack:
        bot = EchoBot(slack.api_url)
        client = AsyncWebClient(token=APP.app_token, base_url=slack.api_url)
        handler = AsyncSocketModeHandler(bot.bolt, APP.app_token, web_client=client)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        yield Socketed(slack, bot)
        await slack.settled()
        await handler.close_async()  # type: ignore[no-untyped-call]


async def test_a_bot_with_a_socket_answers_messages(socketed: Socketed) -> None:
    dan = SimulatedEmployee(socketed.slack, "U0DAN")

    said = dan.says("Hello")

    await dan.sees("Pick one", thread=said["ts"])


async def test_a_bot_with_a_socket_takes_forms(socketed: Socketed) -> None:
    dan = SimulatedEmployee(socketed.slack, "U0DAN")
    await dan.uses_shortcut("wish")
    await dan.sees_modal("Your wish")

    errors = await dan.submits({"wish": "wrong"})

    assert errors == {"wish": "Not that one."}


async def test_a_socket_has_no_longer_than_other_ways(socketed: Socketed) -> None:
    slack = socketed.slack
    slack.sockets._seconds_to_reply = 0.0

    reply = await slack.sockets.send("events_api", {"type": "none"}, None)

    assert reply.failure == "http_timeout"


async def test_a_socket_without_a_ticket_is_refused() -> None:
    async with running_playground(APP) as slack, ClientSession() as client:
        with pytest.raises(WSServerHandshakeError):
            await client.ws_connect(f"{slack.url}/socket?ticket=none")


async def test_what_nobody_asked_for_is_ignored() -> None:
    async with running_playground(APP) as slack, ClientSession() as client:
        ticket = slack.sockets.issue_ticket()
        socket = await client.ws_connect(f"{slack.url}/socket?ticket={ticket}")
        hello = await socket.receive_json()

        await socket.send_json({"envelope_id": "unknown"})
        waiting = asyncio.create_task(slack.sockets.send("events_api", {}, None))
        told = await socket.receive_json()
        await socket.send_json({"envelope_id": told["envelope_id"]})

        assert hello["type"] == "hello"
        assert (await waiting).failure == ""


async def test_a_socket_that_breaks_is_no_connection() -> None:
    line = Sockets(HttpLine(APP), APP.seconds_to_reply)
    line._open["broken"] = BrokenSocket()  # type: ignore[assignment]

    reply = await line.send("events_api", {}, None)

    assert reply.failure == "connection_failed"


class BrokenSocket:
    """A socket whose other end is gone."""

    async def send_json(self, _: object) -> None:
        raise WebSocketDisconnect
