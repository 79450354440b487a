"""Hands requests of Slack and of installing browsers from Starlette to Bolt."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias

from slack_bolt import BoltResponse
from slack_bolt.adapter.starlette.async_handler import (
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

TakeRequest: TypeAlias = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def signed_by_slack(signing_secret: str, take: TakeRequest) -> Endpoint:
    """Return the endpoint that hands on what Slack signed in the last five minutes.

    Anything else gets 401. Source: docs.slack.dev/authentication/verifying-requests-from-slack.
    """
    verifier = SignatureVerifier(signing_secret)

    async def answer(request: Request) -> Response:
        # Before anything reads the body: it may be anybody's.
        body = await request.body()
        if not verifier.is_valid_request(body, dict(request.headers)):
            return PlainTextResponse("not signed by Slack", HTTPStatus.UNAUTHORIZED)
        return to_starlette_response(await take(to_async_bolt_request(request, body)))

    return answer


def page(take: TakeRequest) -> Endpoint:
    """Return the endpoint that hands on a browser's request for a page; a body is not read."""

    async def answer(request: Request) -> Response:
        return to_starlette_response(await take(to_async_bolt_request(request, b"")))

    return answer
