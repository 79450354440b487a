"""The bot of one workspace, and a Slack that does not say who it is."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspaces.single import bot_identity
from bot.workspaces.single.bot import bolt_of
from bot.workspaces.single.bot_identity import BotIdentity
from tests.delivery.conftest import slack, until
from tests.slack_stand_in import SlackStandIn

__all__ = ["slack"]  # a fixture

SECRET = "secret"
OURS = [{"team_id": "T1", "user_id": "U0BOT", "is_bot": True}]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot_identity, "WAITED_SECONDS", 0.1)


class Hearing:
    """Takes messages in, and notes who it is told that it is."""

    def __init__(self, bolt: AsyncApp) -> None:
        self.bolt = bolt
        self.heard: list[tuple[str, str | None, str | None]] = []
        bolt.event("app_mention")(self._hear)

    async def _hear(self, event: dict[str, Any], context: dict[str, Any]) -> None:
        self.heard.append((event["ts"], context.get("bot_user_id"), context.get("bot_token")))

    async def answers(self, ts: str, **more: Any) -> int:
        """Return the status with which Slack is told that a message came."""
        event = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": ts, "text": "Hi"}
        told = {"type": "event_callback", "team_id": "T1", "event": event}
        body = json.dumps(told | more)
        now = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)
        headers = {"x-slack-request-timestamp": now, "x-slack-signature": str(signature)}
        request = AsyncBoltRequest(body=body, headers={**headers})
        return (await self.bolt.async_dispatch(request)).status


@asynccontextmanager
async def asking(slack: SlackStandIn) -> AsyncIterator[Hearing]:
    """Hear messages, while Slack is asked who we are."""
    client = AsyncWebClient("xoxb-1", base_url=slack.url)
    identity = BotIdentity(client)
    hearing = Hearing(bolt_of(client, SECRET, identity))
    asking = asyncio.create_task(identity.keep_asking())
    yield hearing
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)


def was_asked(slack: SlackStandIn, times: int) -> Callable[[], bool]:
    return lambda: slack.calls.count("auth.test") == times


@pytest.mark.parametrize("fault", ["internal_error", "429", "hang", "invalid_auth"])
async def test_a_message_is_taken_in_while_slack_does_not_say_who_we_are(
    slack: SlackStandIn, fault: str
) -> None:
    slack.faults_of["auth.test"] = [fault] * 100

    async with asking(slack) as hearing:
        status = await hearing.answers("1.1", authorizations=OURS)

    assert status == 200
    assert hearing.heard == [("1.1", "U0BOT", "xoxb-1")]


async def test_a_message_that_names_nobody_is_taken_in_as_well(slack: SlackStandIn) -> None:
    slack.faults_of["auth.test"] = ["internal_error"] * 100

    async with asking(slack) as hearing:
        await hearing.answers("1.1")

    assert hearing.heard == [("1.1", None, "xoxb-1")]


async def test_slack_is_asked_again_until_it_says_who_we_are(slack: SlackStandIn) -> None:
    slack.faults_of["auth.test"] = ["internal_error"]

    async with asking(slack) as hearing:
        await until(was_asked(slack, 2))
        await asyncio.sleep(0.05)
        await hearing.answers("1.1")

    assert hearing.heard == [("1.1", "U0BOT", "xoxb-1")]


async def test_slack_is_asked_once_who_we_are(slack: SlackStandIn) -> None:
    async with asking(slack) as hearing:
        for ts in ("1.1", "1.2"):
            await hearing.answers(ts)

    assert slack.calls.count("auth.test") == 1


async def test_a_message_leaves_the_levels_of_our_logs_alone(
    slack: SlackStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot")

    async with asking(slack) as hearing:
        await hearing.answers("1.1")

    assert logging.getLogger("bot").level == logging.INFO


async def test_a_message_of_our_own_is_not_heard(slack: SlackStandIn) -> None:
    ours = {"type": "app_mention", "user": "U0BOT", "channel": "C1", "ts": "1.1", "text": "Hi"}
    slack.faults_of["auth.test"] = ["internal_error"] * 100

    async with asking(slack) as hearing:
        await hearing.answers("1.1", event=ours, authorizations=OURS)

    assert hearing.heard == []
