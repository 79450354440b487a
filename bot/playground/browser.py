"""The page in the browser: what it shows, what it is told, and what it may do."""

import hmac
import json
from collections.abc import AsyncIterator
from pathlib import Path

from sse_starlette import EventSourceResponse
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.playground import views
from bot.playground.actions import ACTIONS
from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError
from bot.playground.slack import Slack

PAGE = Path(__file__).parent / "page"
BAD_REQUEST, FORBIDDEN = 400, 403
SHOWN_IN = "x-playground-token"
# Nothing from elsewhere runs here, whatever a message contains.
POLICY = (
    "default-src 'self'; img-src 'self' data: https:; style-src 'self' 'unsafe-inline';"
    " frame-ancestors 'none'"
)


def routes() -> list[BaseRoute]:
    """Where the page and its parts are."""
    return [
        Route("/", _index),
        Route("/page/company", _company),
        Route("/page/overview", _overview),
        Route("/page/conversation", _conversation),
        Route("/page/changes", _changes),
        Route("/page/do", _do, methods=["POST"]),
        Mount("/page", StaticFiles(directory=PAGE)),
    ]


async def _index(request: Request) -> Response:
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    page = (PAGE / "index.html").read_text("utf-8")
    return HTMLResponse(page.replace("$token", _slack(request).page_token), headers=headers)


async def _company(request: Request) -> Response:
    return JSONResponse(views.company(_slack(request)))


async def _overview(request: Request) -> Response:
    return JSONResponse(views.overview(_slack(request), request.query_params["as"]))


async def _conversation(request: Request) -> Response:
    asked = request.query_params
    try:
        seen = views.conversation(
            _slack(request), asked["as"], asked["channel"], asked.get("thread")
        )
    except CallRefusedError as refused:
        return JSONResponse({"error": refused.code}, BAD_REQUEST)
    return JSONResponse(seen)


async def _changes(request: Request) -> Response:
    """Tell the page, while it is open, what has changed for its employee."""
    slack, reader = _slack(request), request.query_params["as"]
    return EventSourceResponse(told(slack, reader), ping=15)


async def told(slack: Slack, reader: str) -> AsyncIterator[JsonObject]:
    """What the page of one employee hears, until the playground closes."""
    with slack.workspace.watched() as changes:
        yield {"data": json.dumps({"kind": "hello"})}
        while (change := await changes.get())["kind"] != "goodbye":
            if change["kind"] != "call" and change.get("reader") in {None, reader}:
                yield {"data": json.dumps(change)}


async def _do(request: Request) -> Response:
    """Let the employee do something; asked for in JSON, with the token of the page."""
    shown = request.headers.get(SHOWN_IN, "")
    if not hmac.compare_digest(shown.encode(), _slack(request).page_token.encode()):
        return JSONResponse({"error": "Load the page again."}, FORBIDDEN)
    if not request.headers.get("content-type", "").startswith("application/json"):
        return JSONResponse({"error": "The page speaks JSON."}, BAD_REQUEST)
    asked: JsonObject = await request.json()
    employee = SimulatedEmployee(_slack(request), asked.pop("as"))
    try:
        done = await ACTIONS[asked.pop("do")](employee, asked)
    except (LookupError, CallRefusedError) as error:
        return JSONResponse({"error": str(error)}, BAD_REQUEST)
    return JSONResponse(done)


def _slack(request: Request) -> Slack:
    slack: Slack = request.app.state.slack
    return slack
