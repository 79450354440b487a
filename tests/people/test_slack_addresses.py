"""Everybody's addresses, against a Slack that is an HTTP server on this machine."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.people.slack_addresses import everybodys_addresses
from tests.people.small_slack import SmallSlack, slack

__all__ = ["slack"]  # a fixture


def somebody(number: int, **changes: object) -> dict[str, Any]:
    return {"id": f"U{number}", "profile": {"email": f"P{number}@example.com"}} | changes


async def test_everybody_who_is_there_is_found_by_address(
    slack: SmallSlack,
) -> None:
    listed = [somebody(1), somebody(2, deleted=True), somebody(3, is_bot=True), {"id": "U4"}]
    slack.replies["users.list"] = {"ok": True, "members": listed}
    client = AsyncWebClient(token="xoxb-1", base_url=slack.replies["url"]["url"])

    assert await everybodys_addresses(client) == {"p1@example.com": "U1"}
