"""The Web API: every method at ``/api/{method}``, with tokens and refusals as in Slack."""

import json
from base64 import b64decode

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.playground.calls import Call, arguments_of
from bot.playground.members import JsonObject
from bot.playground.methods import METHODS
from bot.playground.refusal import CallRefusedError
from bot.playground.scopes import check_scopes
from bot.playground.slack import Slack

APP_LEVEL = {"apps.connections.open"}  # take the xapp- token
WITHOUT_TOKEN = {"api.test"}
WITH_SECRET = {"oauth.v2.access"}  # the app shows its own secret instead of a token
TOO_MANY_REQUESTS = 429


class EscapedResponse(JSONResponse):
    """JSON in ASCII, as Slack sends it: half a character travels too."""

    def render(self, content: JsonObject) -> bytes:
        """Return the bytes."""
        return json.dumps(content).encode("ascii")


async def answer(request: Request) -> JSONResponse:
    """Answer one call of the Web API."""
    slack: Slack = request.app.state.slack
    method = request.path_params["method"]
    slack.workspace.show("call", method=method)
    try:
        reply = {"ok": True} | await _called(slack, method, request)
        return EscapedResponse(reply, headers=_granted(slack))
    except CallRefusedError as refused:
        return _refusal(refused)


async def _called(slack: Slack, method: str, request: Request) -> JsonObject:
    call = METHODS.get(method)
    if call is None:
        raise CallRefusedError("unknown_method", req_method=method)
    arguments = await arguments_of(request)
    token = _token(request, arguments)
    arguments |= _secret(request)
    _check_token(slack, method, token)
    channel_id = str(arguments.get("channel", ""))
    check_scopes(method, channel_id, slack.app.scopes)
    slack.rate_limits.count(method, channel_id)
    await slack.faults.before_call(method)
    return await call(Call(slack, arguments, token))


def _granted(slack: Slack) -> dict[str, str]:
    """Slack names the token's scopes in a header of every answer."""
    scopes = slack.app.scopes
    return {} if scopes is None else {"x-oauth-scopes": ",".join(sorted(scopes))}


def _token(request: Request, arguments: JsonObject) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    named = str(arguments.pop("token", ""))
    if scheme.lower() == "bearer":
        return token
    # A link or a picture on another site's page can hold a token, but send no header.
    return "" if request.method == "GET" else named


def _secret(request: Request) -> JsonObject:
    """The app's id and secret, where they come as HTTP Basic."""
    scheme, _, both = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        client_id, _, secret = b64decode(both).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": client_id, "client_secret": secret}


def _check_token(slack: Slack, method: str, token: str) -> None:
    if method in WITHOUT_TOKEN | WITH_SECRET:
        return
    if not token:
        raise CallRefusedError("not_authed")
    if token != slack.app.app_token:
        slack.check_bot_token(token)
    if (token == slack.app.app_token) != (method in APP_LEVEL):
        raise CallRefusedError("not_allowed_token_type")


def _refusal(refused: CallRefusedError) -> JSONResponse:
    body = {"ok": False, "error": refused.code} | refused.details
    if refused.code != "ratelimited":
        return JSONResponse(body)
    seconds = str(body.pop("retry_after"))
    return JSONResponse(body, TOO_MANY_REQUESTS, headers={"Retry-After": seconds})
