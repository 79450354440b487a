"""Installing the app, as whoever does it sees it: the real bot, and Slack's own page."""

import httpx

from tests.workspaces.two_slacks import Browser, World, of

LATE = "What do I do when a delivery is late?"


async def test_whoever_installs_is_told_what_comes_next(browser: Browser, world: World) -> None:
    page = await browser.installs(world.north)

    assert page.status_code == 200
    assert "Customer Focus is in Northwind Supply" in page.text


async def test_an_installed_workspace_is_answered_at_once(
    browser: Browser, world: World
) -> None:
    await browser.installs(world.north)

    said = of(world.north, "U0DAN").says(LATE)

    await of(world.north, "U0DAN").sees("call the customer before noon", thread=said["ts"])


async def test_cancelling_installs_nothing_and_says_so(browser: Browser, world: World) -> None:
    page = await browser.begins(world.north)

    answer = await browser.comes_back(await browser.presses("cancel", page))

    assert "Nothing was installed" in answer.text
    assert world.north.grants.tokens == {}


async def test_the_way_back_from_slack_can_be_used_once(browser: Browser, world: World) -> None:
    back = await browser.presses("allow", await browser.begins(world.north))
    await browser.comes_back(back)

    again = await browser.comes_back(back)

    assert again.status_code == httpx.codes.UNAUTHORIZED
    assert "Please begin again" in again.text
