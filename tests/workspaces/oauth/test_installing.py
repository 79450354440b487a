"""Installing the app, as whoever does it sees it: the real bot, and Slack's own page."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.settings import Settings
from bot.workspaces.oauth import tokens
from tests.workspaces.conftest import running
from tests.workspaces.two_slacks import APP, Browser, World, of, state_in

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


async def test_the_install_page_leads_to_slack_with_every_scope(
    browser: Browser, world: World
) -> None:
    asked = parse_qs(urlsplit(await browser.begins(world.north)).query)

    assert frozenset(asked["scope"][0].split(",")) == APP.scopes
    assert asked["client_id"] == [APP.client_id]
    assert len(asked["state"][0]) > 30


async def test_a_link_may_name_the_workspace_and_nothing_else(browser: Browser) -> None:
    named = await browser.client.get(f"{browser.bot}/slack/install?team=T0NORTH")
    forged = await browser.client.get(
        f"{browser.bot}/slack/install?team=T1%26redirect_uri%3Dhttps://evil.example"
    )

    assert "team=T0NORTH" in named.text
    assert "evil" not in forged.text


async def test_the_page_may_not_be_framed_nor_kept(browser: Browser) -> None:
    page = await browser.client.get(f"{browser.bot}/slack/install")

    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_somebody_elses_way_back_installs_nothing(browser: Browser, world: World) -> None:
    back = await browser.presses("allow", await browser.begins(world.north))
    browser.client.headers.pop("cookie")

    answer = await browser.comes_back(back)

    assert answer.status_code == httpx.codes.BAD_REQUEST
    assert world.north.grants.tokens == {}


async def test_a_code_that_slack_does_not_know_installs_nothing(
    browser: Browser, world: World
) -> None:
    state = state_in(await browser.begins(world.north))

    answer = await browser.comes_back(
        f"{browser.bot}/slack/oauth_redirect?code=made-up&state={state}"
    )

    assert answer.status_code == httpx.codes.UNAUTHORIZED
    assert "used already or ran out" in answer.text


async def test_what_a_stranger_puts_into_the_address_is_shown_as_text(
    browser: Browser,
) -> None:
    answer = await browser.comes_back(
        f"{browser.bot}/slack/oauth_redirect?error=%3Cscript%3Ealert(1)%3C/script%3E"
    )

    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_a_whole_organisation_is_refused_and_its_grant_given_back(
    browser: Browser, world: World
) -> None:
    world.north.app = replace(world.north.app, is_org_wide=True)

    answer = await browser.installs(world.north)

    assert answer.status_code == httpx.codes.FORBIDDEN
    assert "one workspace at a time" in answer.text
    assert [token.gone for token in world.north.grants.tokens.values()] == ["token_revoked"]


async def test_an_install_is_finished_by_another_replica(
    settings: Settings, world: World, clock: Clock
) -> None:
    async with running(settings, world, clock) as browser:
        back = await browser.presses("allow", await browser.begins(world.north))
        cookie = browser.client.headers["cookie"]

    async with running(settings, world, clock) as other:
        other.client.headers["cookie"] = cookie
        answer = await other.comes_back(f"{other.bot}/{back.split('/', 3)[3]}")

    assert "is in Northwind Supply" in answer.text


async def test_installing_again_goes_on_with_the_new_token(
    browser: Browser, world: World
) -> None:
    await browser.installs(world.north)
    first = next(iter(world.north.grants.tokens))

    await browser.installs(world.north)
    world.north.grants.revoke(first)
    said = of(world.north, "U0DAN").says(LATE)

    await of(world.north, "U0DAN").sees("before noon", thread=said["ts"])


async def test_a_token_is_renewed_under_way_and_nobody_notices(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "FRESH_SECONDS", 0.0)
    world.north.grants.lives = timedelta(hours=1)  # less than the bot leaves to the last
    await browser.installs(world.north)

    said = of(world.north, "U0DAN").says(LATE)

    await of(world.north, "U0DAN").sees("before noon", thread=said["ts"])
    assert len(world.north.grants.tokens) > 1


async def test_when_slack_does_not_answer_the_page_says_to_wait(
    browser: Browser, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = await browser.presses("allow", await browser.begins(world.north))

    async def away(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(AsyncWebClient, "oauth_v2_access", away)
    answer = await browser.comes_back(back)

    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE
    assert "Wait a minute" in answer.text
