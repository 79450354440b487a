from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.playground.app import create_playground
from bot.playground.bot_app import BotApp
from bot.playground.browser import SHOWN_IN
from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from bot.web.serving import served
from tests.playground.echo_bot import BOT_TOKEN, SIGNING_SECRET, EchoBot

APP = BotApp(
    signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN, retry_waits_seconds=(0.0, 0.0, 0.0)
)


@dataclass(frozen=True, slots=True)
class Place:
    """A running playground with the echo bot in it."""

    slack: Slack
    bot: EchoBot

    def employee(self, employee_id: str) -> SimulatedEmployee:
        return SimulatedEmployee(self.slack, employee_id)

    @property
    def client(self) -> AsyncWebClient:
        return AsyncWebClient(token=BOT_TOKEN, base_url=self.slack.api_url)


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    """The echo bot in a workspace, both on one real port, which is quicker than two."""
    playground = create_playground(APP, clock=Clock())
    slack: Slack = playground.state.slack
    async with served(playground) as slack.response_urls.base_url:
        bot = EchoBot(slack.api_url)
        playground.mount("/bot", bot.asgi())
        slack.connect(f"{slack.url}/bot/slack/events")
        yield Place(slack, bot)
        await slack.delivery.idle()


@dataclass(frozen=True, slots=True)
class Api:
    """The Web API without a network: nobody listens to the events."""

    slack: Slack
    client: httpx.AsyncClient

    async def __call__(self, method: str, **arguments: object) -> JsonObject:
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        answer = await self.client.post(f"/api/{method}", json=arguments, headers=headers)
        body: JsonObject = answer.json()
        return body

    def employee(self, employee_id: str) -> SimulatedEmployee:
        return SimulatedEmployee(self.slack, employee_id)


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    playground = create_playground(APP, clock=Clock())
    transport = httpx.ASGITransport(app=playground)
    of_page = {SHOWN_IN: playground.state.slack.page_token}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://127.0.0.1", headers=of_page
    ) as client:
        yield Api(playground.state.slack, client)
        await playground.state.slack.delivery.close()
