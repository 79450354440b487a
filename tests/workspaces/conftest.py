import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.app import build_bot_for
from bot.clock import Clock
from bot.composition.opening import open_index
from bot.settings import Settings
from bot.web.routes import site_of
from bot.web.serving import served
from tests.journeys.running import AT_ONCE
from tests.journeys.sharing import shared_index, shared_vectors
from tests.kept_vectors import kept_vectors, vector_store
from tests.workspaces.two_slacks import APP, Browser, World, running_world

__all__ = ["kept_vectors", "shared_index", "shared_vectors", "vector_store"]  # fixtures
HANDBOOK = {
    "departments.yaml": """
administrators: [xenia.papas@example.com]
administrators_channel: C0ADMINS
trainers: [sam.brooks@example.com]
departments:
  - {id: logistics, name: Logistics, managers: [lena.hofmann@example.com]}
  - {id: customer-service, name: Customer service, managers: [carla.mendes@example.com]}
""",
    "guidance/delivery.md": """---
title: Deliveries
owner: logistics
reviewed: 2026-10-01
---
# Deliveries

## When a delivery is late

We call the customer before noon of the day before, and name a new date that we can keep.
""",
}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def world(clock: Clock) -> AsyncIterator[World]:
    async with running_world(clock) as world:
        yield world


@pytest.fixture
def settings(world: World, tmp_path: Path, sqlite_template: Path) -> Settings:
    """A bot that any workspace may install, with a small handbook to begin with."""
    shutil.copytree(sqlite_template.parent, tmp_path / "state")
    for name, text in HANDBOOK.items():
        file = tmp_path / "starter" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Settings(
        slack_client_id=APP.client_id,
        slack_client_secret=SecretStr(APP.client_secret),
        slack_signing_secret=SecretStr(APP.signing_secret),
        slack_api_url=world.api_url,
        knowledge=tmp_path / "starter",
        state=tmp_path / "state",
    )


@asynccontextmanager
async def running(settings: Settings, world: World, clock: Clock) -> AsyncIterator[Browser]:
    """Serve the bot, tell both workspaces where it is, and open a browser."""
    open_index(settings).refresh(settings.knowledge)
    async with (
        served(site_of(build_bot_for(settings, clock, AT_ONCE))) as url,
        httpx.AsyncClient(timeout=30) as client,
    ):
        for slack in world.both:
            slack.connect(f"{url}/slack/events")
        yield Browser(url, client)


@pytest.fixture
async def browser(settings: Settings, world: World, clock: Clock) -> AsyncIterator[Browser]:
    async with running(settings, world, clock) as browser:
        yield browser
