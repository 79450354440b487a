"""The bot of one workspace, and a Slack that does not say who it is."""

import json
import time
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspaces.one import bolt_of
from tests.delivery.conftest import slack
from tests.slack_stand_in import SlackStandIn

__all__ = ["slack"]  # a fixture

SECRET = "secret"


class Hearing:
    """Takes messages in, and counts them."""

    def __init__(self, bolt: AsyncApp) -> None:
        self.bolt = bolt
        self.heard: list[str] = []
        bolt.event("app_mention")(self._hear)

    async def _hear(self, event: dict[str, Any]) -> None:
        self.heard.append(event["ts"])

    async def answers(self, ts: str) -> int:
        """Return the status with which Slack is told that a message came."""
        event = {"type": "app_mention", "user": "U1", "channel": "C1", "ts": ts, "text": "Hi"}
        body = json.dumps({"type": "event_callback", "team_id": "T1", "event": event})
        now = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=now, body=body)
        headers = {"x-slack-request-timestamp": now, "x-slack-signature": str(signature)}
        request = AsyncBoltRequest(body=body, headers={**headers})
        return (await self.bolt.async_dispatch(request)).status


async def test_a_message_is_not_acknowledged_while_slack_does_not_say_who_we_are(
    slack: SlackStandIn,
) -> None:
    slack.faults_of["auth.test"] = ["internal_error", "429"]
    hearing = Hearing(bolt_of(AsyncWebClient("xoxb-1", base_url=slack.url), SECRET))

    statuses = [await hearing.answers("1.1") for _ in range(3)]

    assert statuses == [500, 500, 200]
    assert hearing.heard == ["1.1"]


async def test_slack_is_asked_once_who_we_are(slack: SlackStandIn) -> None:
    hearing = Hearing(bolt_of(AsyncWebClient("xoxb-1", base_url=slack.url), SECRET))

    for ts in ("1.1", "1.2"):
        await hearing.answers(ts)

    assert slack.calls.count("auth.test") == 1
