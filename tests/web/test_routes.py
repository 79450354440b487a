"""The table of routes, read against the bots that are served by it."""

import json
import re
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.routing import Route

from bot.app import build_bot_for
from bot.clock import Clock
from bot.settings import Settings
from bot.web.doors import Door
from bot.web.routes import ENTRANCES, LONGEST_BODY, Entrance, Entrant, site_of
from tests.journeys.running import ROOT

SECRET = "the-signing-secret"  # nobody's
HELLO = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aB"})
UNREADABLE = (
    *("abc", "nan", "1e9", "-1", "inf"),
    "9" * 400,
    "1" * 5000,
    "v0=\u00e9",
    "\u00b2",
    " ",
)
TOKEN = {"slack_bot_token": SecretStr("xoxb-1")}
INSTALLS = {"slack_client_id": "1.1", "slack_client_secret": SecretStr("s")}
SIGNED = {"slack_signing_secret": SecretStr(SECRET)}


def site(tmp_path: Path, **tokens: object) -> Starlette:
    settings = Settings(state=tmp_path).model_copy(update=tokens)
    return site_of(build_bot_for(settings, Clock()))


@pytest.fixture(params=[TOKEN | SIGNED, INSTALLS | SIGNED], ids=["single", "several"])
def served_site(request: pytest.FixtureRequest, tmp_path: Path) -> Starlette:
    return site(tmp_path, **request.param)


@pytest.fixture
def whole_site(tmp_path: Path) -> Starlette:
    """The bot of several workspaces, which has every route but those for one alone."""
    return site(tmp_path, **INSTALLS, **SIGNED, scim_token=SecretStr(SECRET * 2))


@pytest.fixture
def provisioned_site(tmp_path: Path) -> Starlette:
    calls = {"scim_token": SecretStr(SECRET * 2), "ticket_secrets": SecretStr("zendesk=s3cret")}
    return site(tmp_path, **TOKEN, **SIGNED, **calls)


@pytest.fixture
async def client(served_site: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with visiting(served_site) as client:
        yield client


def visiting(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")


def answering(app: Starlette) -> Iterator[str]:
    for route in app.routes:
        assert isinstance(route, Route)
        yield from (f"{method} {route.path}" for method in (route.methods or ()))


def named(entrance: Entrance) -> str:
    return f"{entrance.method} {entrance.path}"


def signed(body: str, secret: str = SECRET, seconds_ago: int = 0) -> dict[str, str]:
    at = str(int(time.time()) - seconds_ago)
    signature = SignatureVerifier(secret).generate_signature(timestamp=at, body=body)
    return {
        "x-slack-request-timestamp": at,
        "x-slack-signature": str(signature),
        "content-type": "application/json",
    }


def test_every_route_that_answers_is_in_the_table(
    whole_site: Starlette, provisioned_site: Starlette
) -> None:
    # Starlette answers HEAD wherever it answers GET.
    answered = {*answering(whole_site), *answering(provisioned_site)}
    got = {route for route in answered if not route.startswith("HEAD ")}

    assert got == {named(entrance) for entrance in ENTRANCES}


def test_a_bot_of_one_workspace_that_hears_slack_over_a_socket_lets_nobody_in(
    tmp_path: Path,
) -> None:
    got = {route for route in answering(site(tmp_path, **TOKEN)) if "/slack/" in route}

    assert got == set()


@pytest.mark.parametrize("path", ["/", "/docs", "/slack/event", "/metrics/x", "/slack"])
async def test_nothing_else_answers(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == httpx.codes.NOT_FOUND


@pytest.mark.parametrize("entrance", ENTRANCES, ids=named)
async def test_a_route_answers_its_method_alone(
    whole_site: Starlette, provisioned_site: Starlette, entrance: Entrance
) -> None:
    is_called = entrance.entrant in {Entrant.IDENTITY_PROVIDER, Entrant.HELP_DESK}
    is_called |= entrance.path.startswith("/pictures")
    async with visiting(provisioned_site if is_called else whole_site) as client:
        answer = await client.request("TRACE", entrance.path, headers=signed(""))
    assert answer.status_code == httpx.codes.METHOD_NOT_ALLOWED


async def test_slack_enters_by_its_signature(client: httpx.AsyncClient) -> None:
    for path in paths_of(Entrant.SLACK):
        answer = await client.post(path, content=HELLO, headers=signed(HELLO))

        assert answer.json() == {"challenge": "3eZbrw1aB"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(HELLO, "another secret"),
        signed(HELLO + " "),
        signed(HELLO, seconds_ago=6 * 60),
        {**signed(HELLO), "x-slack-signature": ""},
    ],
    ids=["unsigned", "another secret", "another body", "long ago", "empty"],
)
async def test_whoever_else_would_be_slack_is_refused(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    for path in paths_of(Entrant.SLACK):
        answer = await client.post(path, content=HELLO, headers=headers)

        assert answer.status_code == httpx.codes.UNAUTHORIZED
        assert "3eZbrw1aB" not in answer.text


async def test_what_cannot_be_read_as_a_signature_is_none(client: httpx.AsyncClient) -> None:
    for name in ("x-slack-request-timestamp", "x-slack-signature"):
        for value in UNREADABLE:
            headers = httpx.Headers(signed(HELLO) | {name: value}, encoding="latin-1")

            answer = await client.post("/slack/events", content=HELLO, headers=headers)

            assert answer.status_code == httpx.codes.UNAUTHORIZED


async def test_bytes_that_are_no_text_are_not_signed(client: httpx.AsyncClient) -> None:
    answer = await client.post("/slack/events", content=b"\xff\xfe", headers=signed(""))

    assert answer.status_code == httpx.codes.UNAUTHORIZED


async def test_whoever_signs_nothing_costs_next_to_nothing(client: httpx.AsyncClient) -> None:
    """Of our processor: nobody can keep it busy from outside (5 ms each, at most)."""
    longest = b"a" * LONGEST_BODY
    begun = time.process_time()

    for headers in [{}, signed("another body")] * 10:
        await client.post("/slack/events", content=longest, headers=headers)

    assert (time.process_time() - begun) / 20 < 0.005


async def test_no_route_takes_a_long_body(client: httpx.AsyncClient) -> None:
    too_long = b"a" * (LONGEST_BODY + 1)

    for entrance in ENTRANCES:
        answer = await client.request(entrance.method, entrance.path, content=too_long)

        assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE


async def test_a_body_of_unknown_length_is_read_to_its_limit(
    client: httpx.AsyncClient,
) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b"a" * 100_000

    answer = await client.post("/slack/events", content=endless(), headers=signed(""))

    assert answer.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
    assert read <= 12


def test_the_figures_have_a_door_of_their_own(tmp_path: Path) -> None:
    bot = build_bot_for(Settings(state=tmp_path), Clock())

    assert {*answering(site_of(bot, Door.METRICS))} == {"GET /metrics", "HEAD /metrics"}
    assert "GET /metrics" not in answering(site_of(bot, Door.MAIN))


@pytest.mark.parametrize("query", ["", "?code=1", "?code=1&state=made-up"])
async def test_whoever_comes_not_back_from_slack_installs_nothing(
    whole_site: Starlette, query: str
) -> None:
    async with visiting(whole_site) as client:
        for path in paths_of(Entrant.INSTALLER):
            answer = await client.get(path + query)

            assert answer.status_code == httpx.codes.BAD_REQUEST


async def test_anybody_may_ask_whether_it_is_alive(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).status_code == httpx.codes.OK


def test_operators_read_the_same_table() -> None:
    text = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    rows = dict(
        re.findall(
            r"^\| `((?:GET|POST|PUT|PATCH|DELETE) \S+)` \| (.+?)(?:\. .+)? \|$",
            text,
            re.MULTILINE,
        )
    )

    assert rows == {named(entrance): entrance.entrant.value for entrance in ENTRANCES}


def test_operators_are_told_what_their_proxy_keeps_to_themselves() -> None:
    text = (ROOT / "docs/slack.md").read_text(encoding="utf-8")
    kept = re.search(r"and keep (.+) to yourselves", text)

    assert kept
    assert set(re.findall(r"`(.+?)`", kept[1])) == set(paths_of(Entrant.OPERATOR))


def paths_of(entrant: Entrant) -> list[str]:
    return [entrance.path for entrance in ENTRANCES if entrance.entrant is entrant]
