"""Hands requests of Slack and of installing browsers from Starlette to Bolt."""

import hmac
import re
from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus
from typing import TypeAlias

from slack_bolt import BoltResponse
from slack_bolt.adapter.starlette.async_handler import (
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web.limited_bodies import NO_MORE

TakeRequest: TypeAlias = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

_AT, _SIGNED = "x-slack-request-timestamp", "x-slack-signature"
FRESH_SECONDS = 300  # Slack's advice against whoever sends again what they overheard
_SECONDS = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def signed_by_slack(
    signing_secret: str, take: TakeRequest, now: Callable[[], datetime]
) -> Endpoint:
    """Return the endpoint that hands on what Slack signed in the last five minutes.

    Anything else gets 401. Source: docs.slack.dev/authentication/verifying-requests-from-slack.
    """

    async def answer(request: Request) -> Response:
        if not _may_be_signed(request.headers, now().timestamp()):
            return _refusal()
        # Before anything reads the body: it may be anybody's.
        body = await request.body()
        if not _is_signed(request.headers, body, signing_secret):
            return _refusal()
        return to_starlette_response(await take(to_async_bolt_request(request, body)))

    return answer


def _may_be_signed(headers: Headers, now: float) -> bool:
    """Tell whether somebody signed something, lately, before anything of it is read.

    The library reads the moment as Python reads numbers, and fails at "nan" or "1e9".
    """
    at, signature = headers.get(_AT, ""), headers.get(_SIGNED, "")
    if not (_SECONDS.fullmatch(at) and _SIGNATURE.fullmatch(signature)):
        return False
    return abs(now - int(at)) <= FRESH_SECONDS


def _is_signed(headers: Headers, body: bytes, signing_secret: str) -> bool:
    """Tell whether whoever knows the secret signed the body.

    slack_sdk's own way reads it as text and writes it anew, at three times the cost: a
    megabyte that Slack did not sign has to be dropped within 5 ms.
    """
    at, signature = headers[_AT], headers[_SIGNED]
    digest = hmac.digest(signing_secret.encode(), f"v0:{at}:".encode() + body, "sha256")
    return hmac.compare_digest(f"v0={digest.hex()}", signature)


def _refusal() -> Response:
    return PlainTextResponse("not signed by Slack", HTTPStatus.UNAUTHORIZED, NO_MORE)


def page(take: TakeRequest) -> Endpoint:
    """Return the endpoint that hands on a browser's request for a page; a body is not read."""

    async def answer(request: Request) -> Response:
        return to_starlette_response(await take(to_async_bolt_request(request, b"")))

    return answer
