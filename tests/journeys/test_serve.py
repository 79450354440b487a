"""`python -m bot serve` as an operator runs it: a process of its own, over HTTP and sockets."""

import asyncio
import os
import resource
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import pytest

from bot.playground.slack import LONGEST_WAIT_SECONDS, Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.running import (
    BOT_TOKEN,
    ROOT,
    SIGNING_SECRET,
    journey_settings,
    make_index_ready,
)
from tests.ports import free_port

LATE = "What do I tell a customer whose delivery will be late?"
FOR_EVER = 1_000_000
Serve: TypeAlias = Callable[..., Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def settings(slack: Slack, tmp_path: Path) -> Settings:
    return journey_settings(slack, tmp_path)


@pytest.fixture
async def serve(
    slack: Slack, port: int, settings: Settings, tmp_path: Path
) -> AsyncIterator[Serve]:
    """Start the process, wait until it is ready, and end it after the test."""
    await asyncio.to_thread(make_index_ready, settings)
    started: list[asyncio.subprocess.Process] = []

    async def serve(*, begins: bool = True, **more: str) -> asyncio.subprocess.Process:
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
            *command, env=told | more, cwd=ROOT, stderr=pipe
        )
        started.append(process)
        if begins:
            await begun(process, port)
        return process

    yield serve
    for process in started:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def begun(process: asyncio.subprocess.Process, port: int) -> None:
    """Wait until the process is ready; where it is not, tell what it says itself."""
    try:
        await answers(port, "/readyz")
    except AssertionError as error:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        _, said = await process.communicate()
        message = f"{error} It says: {said.decode()}"
        raise AssertionError(message) from None


async def answers(
    port: int, path: str, within: float = 90.0, status: int = httpx.codes.OK
) -> None:
    """Wait until the address answers that all is well, or another status."""
    async with httpx.AsyncClient() as client:
        for _ in range(int(within * 5)):
            with suppress(httpx.TransportError):
                answer = await client.get(f"http://127.0.0.1:{port}{path}")
                if answer.status_code == status:
                    return
            await asyncio.sleep(0.2)
    message = f"{path} does not answer {status}."
    raise AssertionError(message)


async def asked(port: int, path: str) -> dict[str, Any]:
    """Return what the address says, well or not."""
    async with httpx.AsyncClient() as client:
        answer: dict[str, Any] = (await client.get(f"http://127.0.0.1:{port}{path}")).json()
        return answer


async def until(is_so: Callable[[], bool], within: float = LONGEST_WAIT_SECONDS) -> None:
    for _ in range(int(within * 10)):
        if is_so():
            return
        await asyncio.sleep(0.1)
    message = "It did not come about."
    raise AssertionError(message)


async def test_slack_alone_is_answered_over_http_whatever_fails_until_it_is_told_to_end(
    slack: Slack, employee: Enter, serve: Serve, port: int
) -> None:
    """One process lives through it all: to start one costs five seconds of processor."""
    slack.faults.failing["*"] = FOR_EVER
    slack.connect(f"http://127.0.0.1:{port}/slack/events")
    process = await serve(SLACK_SIGNING_SECRET=SIGNING_SECRET, begins=False)
    await answers(port, "/healthz")

    await what_comes_while_slack_answers_nothing_is_answered_later(slack, employee, port)
    await begun(process, port)
    await nobody_but_slack_is_heard(port)
    await a_full_disk_is_told_and_loses_nothing(process, employee, port)

    process.send_signal(signal.SIGTERM)
    _, printed = await asyncio.wait_for(process.communicate(), timeout=10)
    assert b"Traceback" not in printed


async def what_comes_while_slack_answers_nothing_is_answered_later(
    slack: Slack, employee: Enter, port: int
) -> None:
    said = employee("U0DAN").says(LATE)
    await slack.delivery.idle()  # it is taken in, and Slack does not repeat it
    health = await asked(port, "/readyz")
    slack.faults.failing.clear()

    await employee("U0DAN").sees("our guidance says", thread=said["ts"])
    assert health["parts"]["slack"] == "SlackSilentError: Slack failed (internal_error)."


async def nobody_but_slack_is_heard(port: int) -> None:
    async with httpx.AsyncClient() as client:
        unsigned = await client.post(
            f"http://127.0.0.1:{port}/slack/events", json={"type": "x"}
        )

    assert unsigned.status_code == httpx.codes.UNAUTHORIZED


async def a_full_disk_is_told_and_loses_nothing(
    process: asyncio.subprocess.Process, employee: Enter, port: int
) -> None:
    nothing_grows(process.pid, is_so=True)
    await answers(port, "/readyz", status=httpx.codes.SERVICE_UNAVAILABLE)

    said = employee("U0DAN").says(LATE)
    await employee("U0DAN").sees("not reachable right now", thread=said["ts"])
    health = await asked(port, "/readyz")
    nothing_grows(process.pid, is_so=False)
    await answers(port, "/readyz")
    again = employee("U0DAN").says(LATE)

    await employee("U0DAN").sees("our guidance says", thread=again["ts"])
    assert health["parts"]["database"].startswith("DatabaseUnavailableError")


async def test_slack_is_answered_over_sockets(
    slack: Slack, employee: Enter, serve: Serve
) -> None:
    await serve(SLACK_APP_TOKEN=slack.app.app_token)
    await until(lambda: slack.sockets.is_open)

    said = employee("U0DAN").says(LATE)

    await employee("U0DAN").sees("our guidance says", thread=said["ts"])


def nothing_grows(process_id: int, *, is_so: bool) -> None:
    """Let the process write to no file, as on a full disk; or again."""
    _, most = resource.prlimit(process_id, resource.RLIMIT_FSIZE)
    resource.prlimit(process_id, resource.RLIMIT_FSIZE, (0 if is_so else most, most))
