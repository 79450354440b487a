"""A Slack that is an HTTP server on this machine, for those who ask it about people."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.people.slack_directory import SlackDirectory

LENA: dict[str, Any] = {
    "id": "U0LENA",
    "tz": "Europe/Berlin",
    "profile": {"real_name": "Lena Hofmann", "display_name": "Lena"},
}


class SmallSlack:
    """Answers each method with what it was given, and counts the calls."""

    def __init__(self) -> None:
        self.replies: dict[str, dict[str, Any]] = {}
        self.calls: list[str] = []
        self.is_down = False

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        if self.is_down:
            return web.json_response({"ok": False, "error": "internal_error"})
        failed = {"ok": False, "error": "user_not_found"}
        return web.json_response(self.replies.get(method, failed))


@pytest.fixture
async def slack() -> AsyncIterator[SmallSlack]:
    small = SmallSlack()
    application = web.Application()
    application.router.add_post("/{method}", small.answer)
    application.router.add_get("/{method}", small.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    small.replies["url"] = {"url": f"http://127.0.0.1:{runner.addresses[0][1]}/"}
    yield small
    await runner.cleanup()


def directory(slack: SmallSlack, clock: Clock | None = None) -> SlackDirectory:
    client = AsyncWebClient(token="xoxb-1", base_url=slack.replies["url"]["url"])
    return SlackDirectory(client, now=(clock or Clock()).now)


def lena(**profile: object) -> dict[str, Any]:
    return {"ok": True, "user": LENA | {"profile": LENA["profile"] | profile}}
