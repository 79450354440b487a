"""`python -m bot serve` as an operator runs it: a process of its own, over HTTP and sockets."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest

from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.running import BOT_TOKEN, ROOT, SIGNING_SECRET

LATE = "What do I tell a customer whose delivery will be late?"
Serve: TypeAlias = Callable[..., Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
async def serve(slack: Slack, port: int, tmp_path: Path) -> AsyncIterator[Serve]:
    """Start the process, wait until it is alive, and end it after the test."""
    started: list[asyncio.subprocess.Process] = []

    async def serve(**settings: str) -> asyncio.subprocess.Process:
        told = {
            "PATH": os.environ["PATH"],
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{tmp_path}/bot.sqlite3",
            "HOST": "127.0.0.1",
            "PORT": str(port),
        }
        command = (sys.executable, "-m", "bot", "serve")
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, env=told | settings, cwd=ROOT, stderr=pipe
        )
        started.append(process)
        await alive(port)
        return process

    yield serve
    for process in started:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def alive(port: int, within: float = 60.0) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(int(within * 5)):
            try:
                await client.get(f"http://127.0.0.1:{port}/healthz")
            except httpx.TransportError:
                await asyncio.sleep(0.2)
            else:
                return
    message = "The bot did not come alive."
    raise AssertionError(message)


async def until(is_so: Callable[[], bool], within: float = 20.0) -> None:
    for _ in range(int(within * 10)):
        if is_so():
            return
        await asyncio.sleep(0.1)
    message = "It did not come about."
    raise AssertionError(message)


async def test_slack_is_answered_over_http(
    slack: Slack, employee: Enter, serve: Serve, port: int
) -> None:
    await serve(SLACK_SIGNING_SECRET=SIGNING_SECRET)
    slack.connect(f"http://127.0.0.1:{port}/slack/events")

    said = employee("U0DAN").says(LATE)

    await employee("U0DAN").sees("our guidance says", thread=said["ts"])


async def test_slack_is_answered_over_sockets(
    slack: Slack, employee: Enter, serve: Serve
) -> None:
    await serve(SLACK_APP_TOKEN=slack.app.app_token)
    await until(lambda: slack.sockets.is_open)

    said = employee("U0DAN").says(LATE)

    await employee("U0DAN").sees("our guidance says", thread=said["ts"])


async def test_a_request_that_slack_did_not_sign_is_refused(serve: Serve, port: int) -> None:
    await serve(SLACK_SIGNING_SECRET=SIGNING_SECRET)

    async with httpx.AsyncClient() as client:
        answer = await client.post(f"http://127.0.0.1:{port}/slack/events", json={"type": "x"})

    assert answer.status_code == httpx.codes.UNAUTHORIZED


async def test_it_ends_in_order_when_it_is_told_to(serve: Serve) -> None:
    process = await serve(SLACK_SIGNING_SECRET=SIGNING_SECRET)

    process.send_signal(signal.SIGTERM)
    _, said = await asyncio.wait_for(process.communicate(), timeout=10)

    assert b"Traceback" not in said
