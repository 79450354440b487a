"""How soon a bot lives and hears Slack after its start, over Socket Mode, and what that costs.

.venv/bin/python -m tests.benchmarks.starting [--runs 3]

Seconds from the start of the process: until /healthz answers, until its socket to Slack is
open, until it is ready to answer; and the processor time it took until then. The second start
and those after it count: the first makes the database.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

import httpx

from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.slack import Slack
from tests.chaos.fleet import processor_seconds
from tests.journeys.running import BOT_TOKEN, ROOT, journey_settings, make_index_ready
from tests.ports import free_port

LONGEST_SECONDS = 60
LOOK_SECONDS = 0.02


async def main(runs: int) -> None:
    app = BotApp(signing_secret="benchmark", bot_token=BOT_TOKEN, app_token="xapp-benchmark")
    with tempfile.TemporaryDirectory() as folder:
        async with running_playground(
            with_manifest(app, ROOT / "slack-manifest.json")
        ) as slack:
            make_index_ready(journey_settings(slack, Path(folder)))
            for number in range(runs + 1):
                print(number, await one_start(slack, Path(folder)), flush=True)


async def one_start(slack: Slack, folder: Path) -> dict[str, float]:
    port = free_port()
    told = {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": "xapp-benchmark",
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder}/bot.sqlite3",
        "PORT": str(port),
    }
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "serve",
        env=told,
        cwd=ROOT,
        stderr=asyncio.subprocess.DEVNULL,
    )
    seen: dict[str, float] = {}
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=5) as client:
        while "ready" not in seen and time.monotonic() - begun < LONGEST_SECONDS:
            if "alive" not in seen and await answers(client, "/healthz"):
                seen["alive"] = time.monotonic() - begun
            if "hears" not in seen and slack.sockets.is_open:
                seen["hears"] = time.monotonic() - begun
                seen["processor"] = processor_seconds(process.pid)
            if "hears" in seen and await answers(client, "/readyz"):
                seen["ready"] = time.monotonic() - begun
            await asyncio.sleep(LOOK_SECONDS)
    process.terminate()
    await process.wait()
    return {name: round(at, 2) for name, at in seen.items()}


async def answers(client: httpx.AsyncClient, path: str) -> bool:
    try:
        return (await client.get(path)).is_success
    except httpx.HTTPError:
        return False


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    asyncio.run(main(parser.parse_args().runs))
