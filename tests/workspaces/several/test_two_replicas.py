"""Two replicas of `serve` on one Postgres and one Chroma server; a company comes and goes."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlencode

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier

from bot.settings import Settings
from tests.guidance.conftest import chroma_url
from tests.journeys.running import ROOT
from tests.journeys.test_serve import answers
from tests.ports import free_port
from tests.workspaces.several.test_on_servers import LATE, on_servers
from tests.workspaces.two_slacks import APP, Browser, World, of

__all__ = ["chroma_url", "on_servers"]  # fixtures

NOTICED_SECONDS = 40.0  # ten for a token that was just looked up; the rest is for slow machines


@asynccontextmanager
async def a_replica(settings: Settings, replica_id: str) -> AsyncIterator[str]:
    """Start a process; yields its address once it is ready."""
    port = free_port()
    told = {
        "PATH": os.environ["PATH"],
        "SLACK_CLIENT_ID": APP.client_id,
        "SLACK_CLIENT_SECRET": APP.client_secret,
        "SLACK_SIGNING_SECRET": APP.signing_secret,
        "SLACK_API_URL": settings.slack_api_url,
        "DATABASE_URL": str(settings.state_url),
        "CHROMA_URL": settings.chroma_url or "",
        "KNOWLEDGE": str(settings.knowledge),
        "STATE": str(settings.state / replica_id),
        "WORKSPACES": str(settings.folder_of_workspaces),
        "REPLICA_ID": replica_id,
        "HOST": "127.0.0.1",
        "PORT": str(port),
    }
    command = (sys.executable, "-m", "bot", "serve")
    process = await asyncio.create_subprocess_exec(
        *command, env=told, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await answers(port, "/readyz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


@pytest.fixture
async def first(on_servers: Settings) -> AsyncIterator[str]:
    async with a_replica(on_servers, "first") as address:
        yield address


@pytest.fixture
async def second(on_servers: Settings, first: str) -> AsyncIterator[str]:
    async with a_replica(on_servers, "second") as address:
        yield address


@pytest.mark.soak  # over twenty seconds beside the others
async def test_a_company_that_one_replica_let_in_is_served_and_let_go_by_the_other(
    first: str, second: str, world: World
) -> None:
    async with httpx.AsyncClient(timeout=60) as client:
        world.north.connect(f"{first}/slack/events")  # and where Slack sends the browser back
        page = await Browser(first, client).installs(world.north)
        world.north.connect(f"{second}/slack/events")
        said = of(world.north, "U0DAN").says(LATE)
        await of(world.north, "U0DAN").sees("before noon", thread=said["ts"], within=60)
        before = await told(client, first)
        world.north.uninstall()
        after = await told_at_last(client, first, "not installed")

    assert page.status_code == httpx.codes.OK
    assert "not installed" not in before
    assert "I am not installed in this workspace any more." in after


async def told(client: httpx.AsyncClient, address: str) -> str:
    """Return what a replica answers to somebody's command."""
    body = urlencode(
        {
            "command": "/customer",
            "text": "help",
            "team_id": "T0NORTH",
            "user_id": "U0DAN",
            "channel_id": "D0DAN",
            "trigger_id": str(time.time_ns()),
            "response_url": "http://127.0.0.1:9/",
        }
    )
    now = str(int(time.time()))
    signature = SignatureVerifier(APP.signing_secret).generate_signature(
        timestamp=now, body=body
    )
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": now,
        "x-slack-signature": str(signature),
    }
    answer = await client.post(f"{address}/slack/events", content=body, headers=headers)
    assert answer.status_code == httpx.codes.OK
    return answer.text


async def told_at_last(client: httpx.AsyncClient, address: str, words: str) -> str:
    """Ask until the answer has these words; return the last answer."""
    deadline = time.monotonic() + NOTICED_SECONDS
    answer = await told(client, address)
    while words not in answer and time.monotonic() < deadline:
        await asyncio.sleep(1)
        answer = await told(client, address)
    return answer
