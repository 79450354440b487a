"""What happens when a workspace removes the app, and when it comes back."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.database.engine import open_database
from bot.delivery.schedules import schedules
from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from bot.settings import Settings
from bot.workspaces.oauth import tokens
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.workspace import Workspace
from tests.journeys.taking import at_rest
from tests.workspaces.conftest import running
from tests.workspaces.two_slacks import APP, Browser, World, of

LATE = "What do I do when a delivery is late?"


@pytest.fixture(autouse=True)
def _forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens on another replica is seen at once."""
    monkeypatch.setattr(tokens, "FRESH_SECONDS", 0.0)


@pytest.fixture
async def kept(settings: Settings) -> AsyncIterator[Installations]:
    """What the bot keeps of who installed it, seen from another process."""
    database = open_database(settings.state_url)
    yield Installations(database, APP.client_id)
    await database.close()


async def gone(kept: Installations, team_id: str) -> None:
    for _ in range(100):
        installed = await kept.of(team_id)
        if installed is None or installed.ended_at:
            return
        await asyncio.sleep(0.05)
    message = f"{team_id} is still there."
    raise AssertionError(message)


async def schedules_kept(settings: Settings) -> set[str]:
    database = open_database(settings.state_url)
    async with database.begin() as connection:
        names = (await connection.scalars(select(schedules.c.name))).all()
    await database.close()
    return set(names)


def database_file(settings: Settings, slack: Slack) -> Path:
    return settings.state / "workspaces" / f"{slack.workspace.team_id}.sqlite3"


async def test_the_token_of_a_workspace_that_leaves_is_forgotten_at_once(
    browser: Browser, world: World, kept: Installations
) -> None:
    await browser.installs(world.north)
    await browser.installs(world.south)

    world.north.uninstall()

    await gone(kept, "T0NORTH")
    assert await kept.bot_of("T0NORTH") is None
    assert await kept.bot_of("T0SOUTH") is not None


async def test_the_others_are_served_as_before(
    browser: Browser, world: World, kept: Installations
) -> None:
    await browser.installs(world.north)
    await browser.installs(world.south)
    world.north.uninstall()
    await gone(kept, "T0NORTH")

    said = of(world.south, "U0DAN").says(LATE)

    await of(world.south, "U0DAN").sees("before noon", thread=said["ts"])


async def test_work_that_waits_when_a_workspace_leaves_ends_without_a_storm(
    browser: Browser, world: World, kept: Installations
) -> None:
    await browser.installs(world.north)
    world.north.faults.failing["chat.postMessage"] = 1000
    of(world.north, "U0DAN").says(LATE)
    await world.north.settled()
    world.north.uninstall()
    await gone(kept, "T0NORTH")
    await asyncio.sleep(2)  # a pause between two tries, while it was there

    with world.north.workspace.watched() as calls:
        await asyncio.sleep(2)

    assert calls.empty()


async def test_a_workspace_that_comes_back_finds_what_it_had(
    browser: Browser, world: World, kept: Installations
) -> None:
    await browser.installs(world.north)
    dan = of(world.north, "U0DAN")
    dan.opens_home()
    home = await dan.sees_home("Settings")
    await dan.clicks("home.choose_department", on=home, entered="logistics")
    await dan.slack.until(lambda: "'initial_option'" in str(dan.home()), 10)
    world.north.uninstall()
    await gone(kept, "T0NORTH")
    world.north.workspace.homes.clear()

    await browser.installs(world.north)
    dan.opens_home()

    await dan.sees_home("Settings")
    assert "'initial_option'" in str(dan.home())


async def test_what_is_kept_of_a_workspace_is_deleted_when_its_time_is_over(
    browser: Browser, world: World, clock: Clock, settings: Settings, kept: Installations
) -> None:
    for slack in world.both:
        await browser.installs(slack)
    world.north.uninstall()
    await gone(kept, "T0NORTH")
    folder = settings.state / "workspaces" / "T0NORTH"
    assert database_file(settings, world.north).exists()
    assert folder.exists()

    clock.move_by(timedelta(days=29))
    await at_rest(clock, settings.state)
    assert database_file(settings, world.north).exists()
    clock.move_by(timedelta(days=2))

    for _ in range(100):
        if await kept.of("T0NORTH") is None:
            break
        await asyncio.sleep(0.1)
    assert not database_file(settings, world.north).exists()
    assert not folder.exists()
    assert database_file(settings, world.south).exists()


async def test_a_removal_that_nobody_told_of_is_noticed_within_an_hour(
    browser: Browser, world: World, clock: Clock, kept: Installations
) -> None:
    await browser.installs(world.north)
    world.north.grants.revoke_all()

    clock.move_by(timedelta(hours=1))

    await gone(kept, "T0NORTH")


async def test_an_old_removal_does_not_touch_a_newer_install(
    browser: Browser, world: World, clock: Clock, kept: Installations
) -> None:
    await browser.installs(world.north)
    removal = world.north.payloads.event(
        {"type": "app_uninstalled", "event_ts": world.north.workspace.next_ts()}
    )
    clock.move_by(timedelta(minutes=5))
    await browser.installs(world.north)

    world.north.delivery.send_event(removal)
    await world.north.delivery.idle()

    assert await kept.bot_of("T0NORTH") is not None


async def test_an_install_while_the_removal_is_still_seen_to_keeps_its_schedules(
    browser: Browser,
    world: World,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closing, is_back = asyncio.Event(), asyncio.Event()
    close = Workspace.close

    async def closed_slowly(workspace: Workspace) -> None:
        closing.set()
        await is_back.wait()
        await close(workspace)

    monkeypatch.setattr(Workspace, "close", closed_slowly)
    await browser.installs(world.north)
    begun_with = await schedules_kept(settings)
    world.north.workspace.tell({"type": "app_uninstalled"})
    await closing.wait()

    await browser.installs(world.north)
    is_back.set()
    await world.north.delivery.idle()

    assert len(begun_with) > 1
    assert await schedules_kept(settings) == begun_with


async def test_an_event_of_a_workspace_that_is_gone_is_acknowledged_and_left(
    browser: Browser, world: World, kept: Installations
) -> None:
    await browser.installs(world.north)
    world.north.uninstall()
    await gone(kept, "T0NORTH")

    said = of(world.north, "U0DAN").says(LATE)
    await world.north.delivery.idle()

    assert of(world.north, "U0DAN").messages(thread=said["ts"]) == [said]


async def test_a_command_in_a_workspace_that_is_gone_is_told_so(
    browser: Browser, world: World, kept: Installations
) -> None:
    await browser.installs(world.north)
    world.north.uninstall()
    await gone(kept, "T0NORTH")

    await of(world.north, "U0DAN").runs("/customer", "help", channel="C0GENERAL")

    seen = of(world.north, "U0DAN").messages(channel="C0GENERAL")
    assert "I am not installed" in visible_text(seen[-1])


async def test_a_restart_serves_those_who_are_there(
    world: World, clock: Clock, settings: Settings, kept: Installations
) -> None:
    async with running(settings, world, clock) as browser:
        for slack in world.both:
            await browser.installs(slack)
        world.south.uninstall()
        await gone(kept, "T0SOUTH")

    async with running(settings, world, clock):
        said = of(world.north, "U0DAN").says(LATE)

        await of(world.north, "U0DAN").sees("before noon", thread=said["ts"])
