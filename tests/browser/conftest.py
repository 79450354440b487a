"""The playground's page in a real browser, with the real bot behind it."""

import os
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

from bot.clock import Clock
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from tests.browser.desk import Desk
from tests.journeys.running import (
    BOT_TOKEN,
    ROOT,
    SIGNING_SECRET,
    journey_settings,
    running_bot,
)

# Debian's; `apt-get install chromium`. Playwright's own browsers are not needed.
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PATIENCE_MILLISECONDS = 20_000  # for one thing to appear on a busy machine

expect.set_options(timeout=PATIENCE_MILLISECONDS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """Headless Chromium; without its sandbox, which root may not use."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def slack(tmp_path: Path) -> AsyncIterator[Slack]:
    """The demo company's workspace with the real bot in it; the two share a clock."""
    clock = Clock()
    app = BotApp(
        signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN, retry_waits_seconds=(0.1, 0.2, 0.4)
    )
    app = with_manifest(app, ROOT / "slack-manifest.json")
    async with (
        running_playground(app, clock=clock) as slack,
        running_bot(slack, journey_settings(slack, tmp_path), clock),
    ):
        yield slack


@pytest.fixture
async def desk(slack: Slack, chromium: Browser) -> AsyncIterator[Desk]:
    """Dan's browser, on the conversation with the bot."""
    page = await chromium.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    desk = Desk(page, slack.url)
    await desk.sit_down("U0DAN")
    yield desk
    assert desk.complaints == []


@pytest.fixture
def employee(slack: Slack) -> partial[SimulatedEmployee]:
    """Lets a colleague act elsewhere: ``employee("U0LENA").says("…")``."""
    return partial(SimulatedEmployee, slack)
