import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from bot.playground import rate_limits
from bot.playground.app import create_playground
from bot.playground.bot_app import with_manifest
from bot.playground.faults import Faults
from bot.playground.rate_limits import RateLimiter
from bot.playground.refusal import CallRefusedError
from bot.playground.scopes import check_scopes
from bot.playground.slack import subscription_of
from tests.playground.conftest import APP, Api, Place


def test_reads_what_the_app_may_do_from_its_manifest(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    manifest = {
        "features": {"slash_commands": [{"command": "/customer"}]},
        "settings": {"event_subscriptions": {"bot_events": ["message.im"]}},
        "oauth_config": {"scopes": {"bot": ["chat:write"]}},
    }
    path.write_text(json.dumps(manifest), encoding="utf-8")

    app = with_manifest(APP, path)

    assert app.commands == [{"command": "/customer"}]
    assert app.events == frozenset({"message.im"})
    assert app.scopes == frozenset({"chat:write"})


@pytest.mark.parametrize(
    ("event", "subscription"),
    [
        ({"type": "message", "channel_type": "im"}, "message.im"),
        ({"type": "message", "channel_type": "channel"}, "message.channels"),
        ({"type": "team_join"}, "team_join"),
    ],
)
def test_knows_what_an_event_is_subscribed_as(event: dict[str, str], subscription: str) -> None:
    assert subscription_of(event) == subscription


@pytest.mark.parametrize(
    ("method", "channel", "granted"),
    [
        ("chat.postMessage", "C0GENERAL", {"im:history"}),
        ("conversations.history", "C0GENERAL", {"im:history"}),
        ("conversations.replies", "D0DAN", {"channels:history"}),
    ],
)
def test_refuses_calls_without_their_scope(
    method: str, channel: str, granted: set[str]
) -> None:
    with pytest.raises(CallRefusedError, match="missing_scope"):
        check_scopes(method, channel, frozenset(granted))


@pytest.mark.parametrize(
    ("method", "channel"), [("conversations.history", "D0DAN"), ("auth.test", "")]
)
def test_lets_calls_with_their_scope_through(method: str, channel: str) -> None:
    check_scopes(method, channel, frozenset({"im:history"}))


async def test_the_bot_hears_only_what_it_subscribed_to(place: Place) -> None:
    place.slack.app = replace(place.slack.app, events=frozenset({"app_home_opened"}))

    place.employee("U0DAN").says("Hello")

    await place.slack.settled()
    assert place.bot.heard == []


def test_posts_to_a_channel_are_limited_but_bursts_allowed() -> None:
    limits = RateLimiter()
    for _ in range(20):
        limits.count("chat.postMessage", "C0GENERAL")

    limits.count("chat.postMessage", "C0CUSTOMERS")
    limits.count("auth.test", "")
    with pytest.raises(CallRefusedError) as refused:
        limits.count("chat.postMessage", "C0GENERAL")

    assert 1 <= refused.value.details["retry_after"] <= 20


def test_a_limit_is_over_when_its_minute_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limits, "WINDOW_SECONDS", 0.0)
    limits = RateLimiter()

    for _ in range(50):
        limits.count("users.list", "")

    assert len(limits._calls["users.list"]) == 1


def test_each_method_has_a_limit_a_minute() -> None:
    limits = RateLimiter()
    for _ in range(20):
        limits.count("users.list", "")

    with pytest.raises(CallRefusedError, match="ratelimited"):
        limits.count("users.list", "")


async def test_a_limited_call_is_told_when_to_come_back(api: Api) -> None:
    api.slack.faults.rate_limited["auth.test"] = 1

    first = await api.client.post("/api/auth.test", data={"token": APP.bot_token})
    second = await api.client.post("/api/auth.test", data={"token": APP.bot_token})

    assert (first.status_code, first.headers["retry-after"]) == (429, "1")
    assert second.json()["ok"] is True


async def test_a_client_sees_rate_limits_as_errors(place: Place) -> None:
    place.slack.faults.rate_limited["*"] = 1

    with pytest.raises(SlackApiError, match="ratelimited"):
        await place.client.auth_test()


@pytest.mark.parametrize(
    ("weather", "error"),
    [
        (Faults(limits_every=1), "ratelimited"),
        (Faults(fails_every=1), "internal_error"),
        (Faults(slow_seconds=0.01, failing={"*": 1}), "internal_error"),
    ],
)
async def test_bad_weather_refuses_calls(weather: Faults, error: str) -> None:
    with pytest.raises(CallRefusedError, match=error):
        await weather.before_call("auth.test")

    assert weather.name == "bad" or weather.failing == {"*": 0}


async def test_bad_weather_delivers_events_twice(place: Place) -> None:
    place.slack.faults.is_duplicating = True

    said = place.employee("U0DAN").says("Hello", channel="#general")

    await place.slack.settled()
    told = [body for body in place.bot.heard if body["event"]["ts"] == said["ts"]]
    assert len({body["event_id"] for body in told}) == 2


@pytest.fixture
async def strict() -> AsyncIterator[httpx.AsyncClient]:
    playground = create_playground(
        replace(APP, scopes=frozenset({"chat:write"})), clock=Clock()
    )
    transport = httpx.ASGITransport(app=playground)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def test_a_missing_scope_is_named(strict: httpx.AsyncClient) -> None:
    answer = await strict.post("/api/users.list", data={"token": APP.bot_token})

    assert answer.json()["error"] == "missing_scope"
    assert answer.json()["needed"] == "users:read"
