"""The token of each workspace: renewed in time, by one replica, without anybody noticing."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from bot.database.engine import Database
from bot.workspaces.domain import NotInstalledError, TokenUnavailableError
from bot.workspaces.oauth import tokens as tokens_module
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.tokens import WorkspaceClient, WorkspaceTokens

NOW = datetime.now(UTC)
HOUR = 3600


@dataclass
class SmallSlack:
    """Renews tokens, each refresh token once, and counts."""

    url: str = ""
    good_for: set[str] = field(default_factory=lambda: {"xoxe-1-first"})
    renewed: int = 0
    seen: list[str] = field(default_factory=list)
    is_down: bool = False

    async def answer(self, request: web.Request) -> web.Response:
        if request.match_info["method"] != "oauth.v2.access":
            self.seen.append(request.headers["Authorization"].removeprefix("Bearer "))
            return web.json_response({"ok": True})
        form = dict(await request.post()) | dict(request.query)
        await asyncio.sleep(0.1)
        refresh = str(form["refresh_token"])
        if self.is_down or refresh not in self.good_for:
            return web.json_response({"ok": False, "error": "invalid_refresh_token"})
        self.renewed += 1
        self.good_for = {f"xoxe-1-{self.renewed}"}
        return web.json_response(self._granted())

    def _granted(self) -> dict[str, Any]:
        return {
            "ok": True,
            "token_type": "bot",
            "access_token": f"xoxe.xoxb-1-{self.renewed}",
            "refresh_token": f"xoxe-1-{self.renewed}",
            "expires_in": 12 * HOUR,
        }


@pytest.fixture
async def slack() -> AsyncIterator[SmallSlack]:
    small = SmallSlack()
    application = web.Application()
    application.router.add_route("*", "/{method}", small.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    small.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield small
    await runner.cleanup()


@pytest.fixture
def kept(database: Database) -> Installations:
    return Installations(database, "111.222")


def a_replica(slack: SmallSlack, kept: Installations) -> WorkspaceTokens:
    client = AsyncWebClient(base_url=slack.url)
    rotator = AsyncTokenRotator(client_id="111.222", client_secret="s", client=client)
    return WorkspaceTokens(kept, rotator)


def an_install(expires_in: int | None = 12 * HOUR, **changes: Any) -> Installation:
    told = {
        "app_id": "A1",
        "team_id": "T1",
        "team_name": "Northwind",
        "bot_token": "xoxe.xoxb-1-first",
        "bot_id": "B1",
        "bot_user_id": "U0BOT",
        "bot_refresh_token": "xoxe-1-first" if expires_in is not None else None,
        "bot_token_expires_at": None if expires_in is None else int(time.time()) + expires_in,
        "user_id": "U1",
    }
    return Installation(**(told | changes))


async def test_a_token_with_hours_left_is_used_as_it_is(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(), NOW)

    bot = await a_replica(slack, kept).bot_of("T1")

    assert (bot.bot_token, slack.renewed) == ("xoxe.xoxb-1-first", 0)


async def test_a_token_that_never_runs_out_is_never_renewed(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(expires_in=None), NOW)

    bot = await a_replica(slack, kept).bot_of("T1")

    assert (bot.bot_token, slack.renewed) == ("xoxe.xoxb-1-first", 0)


async def test_a_token_is_renewed_before_it_runs_out(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(expires_in=HOUR), NOW)

    bot = await a_replica(slack, kept).bot_of("T1")

    assert bot.bot_token == "xoxe.xoxb-1-1"
    again = await kept.bot_of("T1")
    assert again is not None
    assert (again.bot_token, again.bot_refresh_token) == ("xoxe.xoxb-1-1", "xoxe-1-1")


async def test_several_replicas_renew_a_token_once_between_them(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(expires_in=HOUR), NOW)
    replicas = [a_replica(slack, kept) for _ in range(4)]

    found = await asyncio.gather(*[replica.bot_of("T1") for replica in replicas])

    assert slack.renewed == 1
    assert {bot.bot_token for bot in found} <= {"xoxe.xoxb-1-first", "xoxe.xoxb-1-1"}


async def test_the_old_token_serves_while_slack_gives_no_new_one(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(expires_in=HOUR), NOW)
    slack.is_down = True

    bot = await a_replica(slack, kept).bot_of("T1")

    assert bot.bot_token == "xoxe.xoxb-1-first"


async def test_a_token_that_has_run_out_is_waited_for(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(expires_in=-1), NOW)
    slack.is_down = True

    with pytest.raises(TokenUnavailableError):
        await a_replica(slack, kept).bot_of("T1")


async def test_after_a_failure_the_next_one_may_try_again(
    slack: SmallSlack, kept: Installations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens_module, "FRESH_SECONDS", 0.0)
    await kept.keep(an_install(expires_in=HOUR), NOW)
    replica = a_replica(slack, kept)
    slack.is_down = True
    await replica.bot_of("T1")

    slack.is_down = False
    bot = await replica.bot_of("T1")

    assert bot.bot_token == "xoxe.xoxb-1-1"


async def test_a_workspace_that_never_installed_has_no_token(
    slack: SmallSlack, kept: Installations
) -> None:
    with pytest.raises(NotInstalledError):
        await a_replica(slack, kept).bot_of("T9")


async def test_the_client_calls_with_the_token_of_now(
    slack: SmallSlack, kept: Installations
) -> None:
    await kept.keep(an_install(expires_in=HOUR), NOW)
    client = WorkspaceClient(a_replica(slack, kept), "T1", slack.url)

    await client.auth_test()

    assert slack.seen == ["xoxe.xoxb-1-1"]


async def test_tokens_stay_out_of_the_log(
    slack: SmallSlack, kept: Installations, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="bot")
    await kept.keep(an_install(expires_in=HOUR), NOW)

    await a_replica(slack, kept).bot_of("T1")

    assert [record.getMessage() for record in caplog.records] == ["token renewed"]
    assert "xox" not in str([vars(record) for record in caplog.records])
