"""``serve``: the bot in a real workspace, over Socket Mode or HTTP."""

import asyncio
from typing import Annotated

import typer
import uvicorn
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_bot_for
from bot.clock import Clock
from bot.commands.indexing import up_to_date_index
from bot.commands.options import Knowledge, read_settings
from bot.commands.tokens import check_tokens
from bot.logs import log_json_lines
from bot.settings import Settings
from bot.workspaces.one import Bot

REQUESTS_END_SECONDS = 2  # of the ten that a platform allows; the rest is for work in hand

Port = Annotated[
    int | None, typer.Option("--port", min=1, max=65535, help="Default: PORT, or 3000.")
]


def serve(knowledge: Knowledge = None, port: Port = None) -> None:
    """Run the bot in the workspace that SLACK_BOT_TOKEN belongs to, or in all that install it.

    With SLACK_APP_TOKEN it connects to Slack by itself (Socket Mode); otherwise Slack sends to
    /slack/events on PORT, signed with SLACK_SIGNING_SECRET. /healthz answers in both cases.
    With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, workspaces install it at /slack/install.
    """
    settings = read_settings(knowledge=knowledge, port=port)
    check_tokens(settings)
    log_json_lines(settings.log_level)
    up_to_date_index(settings)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    bot = build_bot_for(settings, Clock())
    config = uvicorn.Config(
        bot.web,
        host=settings.host,
        port=settings.port,
        log_config=None,
        lifespan="on",
        timeout_graceful_shutdown=REQUESTS_END_SECONDS,
    )
    server = uvicorn.Server(config)
    if settings.slack_app_token is None or not isinstance(bot, Bot):
        await server.serve()
        return
    await _serve_sockets(bot, settings, settings.slack_app_token.get_secret_value(), server)


async def _serve_sockets(
    bot: Bot, settings: Settings, app_token: str, server: uvicorn.Server
) -> None:
    # The base URL must reach Socket Mode too, or it asks slack.com for its address.
    client = AsyncWebClient(token=app_token, base_url=settings.slack_api_url)
    handler = AsyncSocketModeHandler(bot.bolt, app_token, web_client=client)
    serving = asyncio.create_task(server.serve())
    await bot.started.wait()
    await handler.connect_async()  # type: ignore[no-untyped-call]  # slack_bolt has no types here
    await serving
    await handler.close_async()  # type: ignore[no-untyped-call]  # slack_bolt has no types here
