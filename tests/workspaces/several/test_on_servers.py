"""Two companies on one Postgres and one Chroma server, as several replicas have them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import psycopg
import pytest
from pydantic import SecretStr

from bot.clock import Clock
from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.database.workspace_database import workspace_names
from bot.delivery.running.configuration import migrate_work
from bot.playground.slack import Slack
from bot.settings import Settings
from bot.workspaces.oauth.installations import Installations
from tests.guidance.conftest import chroma_url
from tests.workspaces.conftest import running
from tests.workspaces.several.test_uninstalling import gone
from tests.workspaces.two_slacks import APP, Browser, World, of

__all__ = ["chroma_url"]  # fixture

LATE = "What do I do when a delivery is late?"


@pytest.fixture
async def on_servers(
    settings: Settings, postgres_database_url: str, chroma_url: str
) -> Settings:
    database = open_database(postgres_database_url)
    await migrate(database)
    await asyncio.to_thread(migrate_work, database)
    await database.close()
    servers = {"database_url": SecretStr(postgres_database_url), "chroma_url": chroma_url}
    return settings.model_copy(update=servers)


@pytest.fixture
async def companies(on_servers: Settings, world: World, clock: Clock) -> AsyncIterator[Browser]:
    async with running(on_servers, world, clock) as browser:
        for slack in world.both:
            await browser.installs(slack)
        yield browser


async def chooses(slack: Slack, department_id: str) -> None:
    dan = of(slack, "U0DAN")
    dan.opens_home()
    home = await dan.sees_home("Settings")
    await dan.clicks("home.choose_department", on=home, entered=department_id)
    await dan.slack.until(lambda: "'initial_option'" in str(dan.home()), 20)


async def test_each_is_answered_and_keeps_what_is_its_own(
    companies: Browser, world: World, postgres_database_url: str
) -> None:
    await chooses(world.north, "logistics")
    await chooses(world.south, "customer-service")

    for slack in world.both:
        said = of(slack, "U0DAN").says(LATE)
        await of(slack, "U0DAN").sees("before noon", thread=said["ts"], within=20)
    kept = await asyncio.to_thread(chosen, postgres_database_url)

    assert kept == {
        "workspace_t0north": ["logistics"],
        "workspace_t0south": ["customer-service"],
        "public": [],
    }


def chosen(url: str) -> dict[str, list[str]]:
    found = {}
    with psycopg.connect(url) as connection:
        for schema in ("workspace_t0north", "workspace_t0south", "public"):
            asked = f"SELECT department_id FROM {schema}.people_employee".encode()  # noqa: S608
            found[schema] = [str(row[0]) for row in connection.execute(asked).fetchall()]
    return found


async def test_who_left_leaves_nothing_behind_when_its_time_is_over(
    companies: Browser, world: World, on_servers: Settings, clock: Clock
) -> None:
    assert on_servers.database_url
    database = open_database(on_servers.database_url.get_secret_value())
    world.north.uninstall()
    await gone(Installations(database, APP.client_id), "T0NORTH")
    clock.move_by(timedelta(days=31))

    folder = on_servers.folder_of_workspaces
    for _ in range(150):
        if not (folder / "T0NORTH").exists():
            break
        await asyncio.sleep(0.1)

    assert [one.name for one in folder.iterdir()] == ["T0SOUTH"]
    assert await workspace_names(database) == ["T0SOUTH"]
    await database.close()
