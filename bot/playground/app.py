"""Builds the playground: read this first."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from bot.clock import Clock
from bot.playground import authorizing, browser, file_routes, web_api
from bot.playground.answering import answer_through_url
from bot.playground.bot_app import BotApp
from bot.playground.calls import arguments_of
from bot.playground.refusal import CallRefusedError
from bot.playground.seed import COMPANY, read_workspace
from bot.playground.slack import Slack
from bot.web.origins import OwnPagesOnly
from bot.web.serving import LOOPBACK, served

NOT_FOUND = 404
TICK_SECONDS = 1.0  # how late a scheduled message may be


@asynccontextmanager
async def running_playground(
    app: BotApp, *, clock: Clock | None = None, host: str = LOOPBACK, port: int = 0
) -> AsyncIterator[Slack]:
    """Serve a playground while the context is open; ``slack.url`` is where it is.

    Start the bot with ``slack.api_url`` and then tell ``slack.connect`` where the bot listens.
    """
    playground = create_playground(app, clock=clock or Clock(), host=host)
    slack: Slack = playground.state.slack
    async with served(playground, host=host, port=port) as slack.response_urls.base_url:
        try:
            yield slack
        finally:
            slack.workspace.show("goodbye")  # open pages would hold the server up


def create_playground(app: BotApp, *, clock: Clock, host: str = LOOPBACK) -> Starlette:
    """The playground as a web application; ``state.slack`` is the workspace behind it.

    Whoever serves it sets ``state.slack.response_urls.base_url`` to where it is reached.
    """
    slack = Slack(read_workspace(COMPANY, clock.now), app, clock)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        ticking = asyncio.create_task(_tick(slack))
        yield
        ticking.cancel()
        await slack.delivery.close()

    routes = [
        Route("/api/{method}", web_api.answer, methods=["GET", "POST"]),
        Route("/response/{token}", _respond, methods=["POST"]),
        WebSocketRoute("/socket", _socket),
        *authorizing.routes(),
        *browser.routes(),
        *file_routes.routes(),
    ]
    middleware = [own_hosts(host), Middleware(OwnPagesOnly)]
    playground = Starlette(routes=routes, middleware=middleware, lifespan=lifespan)
    playground.state.slack = slack
    return playground


def own_hosts(host: str) -> Middleware:
    """Refuse names that somebody points at this machine to reach the playground from a page."""
    names = [LOOPBACK, "localhost"] if host == LOOPBACK else ["*"]
    return Middleware(TrustedHostMiddleware, allowed_hosts=names)


async def _tick(slack: Slack) -> None:
    """Post scheduled messages when their time comes by itself."""
    while True:
        await asyncio.sleep(TICK_SECONDS)
        slack.post_due()


async def _socket(socket: WebSocket) -> None:
    """Serve a bot that chose Socket Mode."""
    slack: Slack = socket.app.state.slack
    await slack.sockets.serve(socket)


async def _respond(request: Request) -> Response:
    """Take an answer that the bot posts to a response URL."""
    slack: Slack = request.app.state.slack
    slack.workspace.show("call", method="response_url")
    try:
        place = slack.response_urls.use(request.path_params["token"], slack.workspace.now())
        answer_through_url(slack, place, await arguments_of(request))
    except CallRefusedError as refused:
        return JSONResponse({"ok": False, "error": refused.code}, NOT_FOUND)
    return JSONResponse({"ok": True})
