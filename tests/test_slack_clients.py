"""Whom the bot speaks to, and through which proxy."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest
from aiohttp import ClientError, web
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.posting import respond
from bot.delivery.work import Respond
from bot.proxies import proxy_for, spare_this_machine
from bot.slack_clients import NotSlacksError, aim_client, is_slacks, slack_client
from bot.workspaces.intake_errors import BOLT_NAME
from tests.delivery.conftest import slack
from tests.journeys.running import ROOT
from tests.slack_stand_in import SlackStandIn

__all__ = ["slack"]  # a fixture
NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY")
DEAD = "http://127.0.0.1:9"  # nobody listens there
SLACK = "https://slack.com/api/"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have none of whoever runs the tests, and give back theirs."""
    for name in (*NAMES, *map(str.lower, NAMES)):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


@dataclass
class Proxy:
    """A proxy that answers for every host itself, and notes what it was asked for."""

    asked: list[str] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(f"{request.method} {request.raw_path}")
        if request.method == "CONNECT":
            return web.Response(status=502)
        return web.json_response({"ok": True, "user_id": "U0BOT"})


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    own = Proxy()
    runner = web.ServerRunner(web.Server(own.answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    own.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield own
    await runner.cleanup()


@pytest.mark.parametrize("no_proxy", [None, "", "[::1]", "example.com,[::1]:3000", "*"])
async def test_this_machine_is_never_looked_for_behind_a_proxy(
    slack: SlackStandIn, monkeypatch: pytest.MonkeyPatch, no_proxy: str | None
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, DEAD)
    if no_proxy is not None:
        monkeypatch.setenv("NO_PROXY", no_proxy)
    spare_this_machine()

    said = await slack_client(slack.url, "xoxb-1").auth_test()
    async with httpx.AsyncClient() as client:
        got = await client.post(f"{slack.url}auth.test", json={})

    assert said["user_id"] == got.json()["user_id"] == "U0BOT"
    assert proxy_for("http://[::1]:3000/") is None


async def test_slack_is_reached_through_a_proxy(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url)

    said = await slack_client("http://slack.example/api/", "xoxb-1").auth_test()

    assert said["user_id"] == "U0BOT"
    assert proxy.asked == ["POST http://slack.example/api/auth.test"]


async def test_slack_is_reached_through_the_proxy_for_what_is_encrypted(
    proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)

    with pytest.raises(ClientError):  # it opens no way, but was asked for it
        await slack_client("https://slack.example/api/", "xoxb-1").auth_test()

    assert proxy.asked[0] == "CONNECT slack.example:443"


async def test_no_proxy_is_obeyed_for_slack_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", DEAD)
    monkeypatch.setenv("NO_PROXY", "slack.com")

    assert slack_client(SLACK).proxy is None
    assert slack_client("https://slack-gov.com/api/").proxy == DEAD


async def test_the_client_of_a_request_takes_the_same_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", DEAD)
    given: list[AsyncWebClient] = []

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")

    async def listener(ack: AsyncAck, client: AsyncWebClient) -> None:
        await ack()
        given.append(client)

    client = slack_client("http://127.0.0.1:1/api/")
    bolt = AsyncApp(
        name=BOLT_NAME, client=client, authorize=authorize, request_verification_enabled=False
    )
    bolt.use(aim_client)
    bolt.command("/customer")(listener)
    await bolt.async_dispatch(AsyncBoltRequest(body="command=/customer&team_id=T1&user_id=U1"))

    assert [one.proxy for one in given] == [None]
    assert [one.retry_handlers for one in given] == [[]]


async def test_a_client_does_not_call_again_by_itself(slack: SlackStandIn) -> None:
    slack.faults.append("drop after")

    with pytest.raises(ClientError):
        await slack_client(slack.url, "xoxb-1").chat_postMessage(channel="C1", text="Once")

    assert slack.texts == ["Once"]


@pytest.mark.parametrize(
    ("url", "api_url", "is_so"),
    [
        ("https://hooks.slack.com/actions/T1/2/3", SLACK, True),
        ("https://hooks.slack-gov.com/commands/1", "https://slack-gov.com/api/", True),
        ("http://127.0.0.1:3100/response/1", "http://127.0.0.1:3100/api/", True),
        ("http://hooks.slack.com/actions/1", SLACK, False),
        ("https://hooks.slack.com.evil.example/", SLACK, False),
        ("https://notslack.com/", SLACK, False),
        ("https://hooks.slack.com@evil.example/", SLACK, False),
        ("http://127.0.0.1:5432/", SLACK, False),
        ("http://169.254.169.254/latest/meta-data", SLACK, False),
        ("file:///etc/passwd", SLACK, False),
        ("", SLACK, False),
    ],
)
def test_an_answer_goes_to_slack_and_nowhere_else(url: str, api_url: str, is_so: bool) -> None:
    assert is_slacks(url, api_url) is is_so


async def test_nothing_is_sent_where_slack_is_not() -> None:
    with pytest.raises(NotSlacksError):
        await respond(Respond("http://127.0.0.1:9/", "words"), SLACK)


def test_every_client_takes_the_way_that_is_meant_for_it() -> None:
    made = re.compile(r"\bAsync(?:Web|Webhook)Client\(")
    files = [file for file in (ROOT / "bot").rglob("*.py") if made.search(file.read_text())]
    aimed = [file for file in files if "by_its_proxy(" in file.read_text("utf-8")]

    assert files
    assert files == aimed


def test_every_client_is_made_so_that_it_tries_once() -> None:
    made = re.compile(r"(?<!class )\b(AsyncWebClient|AsyncWebhookClient)\(")
    found = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "bot").rglob("*.py")
        if made.search(file.read_text("utf-8").replace("WorkspaceClient(AsyncWebClient)", ""))
    }

    assert found == {"bot/slack_clients.py"}
