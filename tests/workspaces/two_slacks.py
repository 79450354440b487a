"""Two companies' workspaces behind one address of the Web API, as slack.com is to the bot.

Both are the demo company, with the same ids of people, channels and bot: what tells them apart
is the workspace alone.
"""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import Clock
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.employee import SimulatedEmployee
from bot.playground.grants import Grants
from bot.playground.slack import Slack
from bot.web.serving import served
from tests.journeys.running import ROOT

APP = with_manifest(
    BotApp(
        signing_secret="the-signing-secret",
        bot_token="xoxb-of-nobody",
        client_id="111.222",
        client_secret="the-client-secret",
        rotates_tokens=True,
        retry_waits_seconds=(0.1, 0.2, 0.4),
    ),
    ROOT / "slack-manifest.json",
)
TEAMS = {"T0NORTH": "Northwind Supply", "T0SOUTH": "Southwind Foods"}
TOKEN = re.compile(r"xox[a-z.]+-[\w-]+")


@dataclass(frozen=True, slots=True)
class World:
    """Slack, as the bot sees it."""

    api_url: str
    north: Slack
    south: Slack

    @property
    def both(self) -> tuple[Slack, Slack]:
        return self.north, self.south


@asynccontextmanager
async def running_world(clock: Clock) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        slacks = []
        for team_id, name in TEAMS.items():
            slack = await stack.enter_async_context(running_playground(APP, clock=clock))
            slack.workspace.team_id, slack.workspace.name = team_id, name
            # Slack's own library renews tokens by the machine's clock, whatever a test moves.
            slack.grants = Grants(partial(datetime.now, UTC), rotates=True)
            slacks.append(slack)
        north, south = slacks
        client = await stack.enter_async_context(httpx.AsyncClient(timeout=30))
        url = await stack.enter_async_context(served(one_address(client, north, south)))
        yield World(f"{url}/api/", north, south)


def one_address(client: httpx.AsyncClient, north: Slack, south: Slack) -> Starlette:
    """Pass each call on to the workspace whose token or code it carries."""

    async def pass_on(request: Request) -> Response:
        body = await request.body()
        slack = south if is_known(south, request, body) else north
        headers = [(k, v) for k, v in request.headers.items() if k != "host"]
        answer = await client.request(
            request.method,
            f"{slack.url}{request.url.path}",
            params=dict(request.query_params),
            content=body,
            headers=headers,
        )
        kept = {
            name: value
            for name, value in answer.headers.items()
            if name in {"content-type", "retry-after", "x-oauth-scopes"}
        }
        return Response(answer.content, answer.status_code, headers=kept)

    return Starlette(routes=[Route("/api/{method}", pass_on, methods=["GET", "POST"])])


def is_known(slack: Slack, request: Request, body: bytes) -> bool:
    told = request.headers.get("authorization", "") + body.decode(errors="replace")
    refreshing = {token.refresh for token in slack.grants.tokens.values()} - {""}
    known = {*slack.grants.tokens, *slack.grants.codes, *refreshing}
    return any(secret in told for secret in known)


@dataclass(slots=True)
class Browser:
    """Whoever installs the app, at the bot's address."""

    bot: str
    client: httpx.AsyncClient

    async def begins(self, slack: Slack) -> str:
        """Open the install page and follow its button; returns Slack's page's address."""
        page = await self.client.get(f"{self.bot}/slack/install")
        assert page.status_code == 200
        # httpx keeps no Secure cookie over http, which a browser does for https.
        self.client.headers["cookie"] = page.headers["set-cookie"].split(";")[0]
        found = re.search(r'href="([^"]+/oauth/v2/authorize[^"]+)"', page.text)
        assert found
        return f"{slack.url}/oauth/v2/authorize?{urlsplit(unescape(found[1])).query}"

    async def presses(self, choice: str, page: str, installer: str = "U0XENIA") -> str:
        """Press Allow or Cancel on Slack's page; returns where Slack sends the browser."""
        answer = await self.client.post(page, data={"choice": choice, "installer": installer})
        assert answer.status_code == 303
        return answer.headers["location"]

    async def comes_back(self, address: str) -> httpx.Response:
        return await self.client.get(address)

    async def installs(self, slack: Slack, installer: str = "U0XENIA") -> httpx.Response:
        page = await self.begins(slack)
        return await self.comes_back(await self.presses("allow", page, installer))


def state_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["state"][0]


def of(slack: Slack, employee_id: str) -> SimulatedEmployee:
    return SimulatedEmployee(slack, employee_id)
