"""Whoever receives an alarm can check that it is ours."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

import pytest
from aiohttp import web

from bot.delivery.sending.webhook import (
    SignedWebhook,
    WebhookRefusedError,
    WebhookSilentError,
)
from bot.errors import CannotDoError
from tests.ports import free_port

SECRET = "whsec_" + base64.b64encode(b"k" * 24).decode()
NOW = datetime(2026, 11, 28, 23, 10, tzinfo=UTC)


async def called(status: int, port: int) -> list[tuple[dict[str, str], bytes]]:
    """Call a server that answers so; return what it got."""
    got = []

    async def take(request: web.Request) -> web.Response:
        got.append((dict(request.headers), await request.read()))
        return web.Response(status=status)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        hook = SignedWebhook.of(f"http://127.0.0.1:{port}/hook", SECRET)
        await hook.send("I-1001-0", {"alarm": 1}, NOW)
    finally:
        await runner.cleanup()
    return got


async def test_signature_is_the_standard_s() -> None:
    ((headers, body),) = await called(204, free_port())

    signed = f"I-1001-0.{int(NOW.timestamp())}.".encode() + body
    expected = base64.b64encode(hmac.new(b"k" * 24, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-id"] == "I-1001-0"
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert body == b'{"alarm":1}'


@pytest.mark.parametrize(
    ("status", "error"),
    [(503, WebhookSilentError), (429, WebhookSilentError), (410, WebhookRefusedError)],
)
async def test_what_is_not_taken_is_told_apart(status: int, error: type[Exception]) -> None:
    with pytest.raises(error):
        await called(status, free_port())


async def test_address_without_an_answer_is_silent() -> None:
    hook = SignedWebhook.of(f"http://127.0.0.1:{free_port()}/hook", SECRET)

    with pytest.raises(WebhookSilentError):
        await hook.send("I-1001-0", {}, NOW)


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("http://pager.example.com", SECRET),
        ("https://a.example", "whsec_c2hvcnQ="),
        ("https://a.example", "!"),
    ],
)
def test_address_and_secret_that_protect_nothing_are_refused(url: str, secret: str) -> None:
    with pytest.raises(CannotDoError):
        SignedWebhook.of(url, secret)
