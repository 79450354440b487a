"""Runs the bot in this process, until it is told to end."""

import asyncio
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette

from bot.app import build_bot_for
from bot.clock import SteadyClock
from bot.commands.options import check_folder
from bot.commands.socket_mode import connected
from bot.composition.company_settings import deprecated_variables
from bot.composition.opening import index_folder_of
from bot.delivery.sending.clock_check import ClockWatch
from bot.settings import Settings
from bot.slack_clients import slack_client
from bot.web.doors import Door
from bot.web.routes import site_of
from bot.web.server import KEPT_OPEN_SECONDS, SignallessServer
from bot.workspaces.following import ended
from bot.workspaces.several.bot import BotOfSeveral
from bot.workspaces.single.bot import Bot

log = logging.getLogger(__name__)

# Of the ten seconds that a platform allows; the rest is for work in hand.
REQUESTS_END_SECONDS = 2


async def run(
    settings: Settings, doors: Mapping[Door, socket.socket], hand_over: Callable[[], None]
) -> None:
    """Run the bot until a signal ends it; then end the process.

    Args:
        settings: of the bot.
        doors: where it listens.
        hand_over: ends what has answered there meanwhile.

    Raises:
        BotError: it cannot begin; the sentence says what mends it.
    """
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    warn_of_what_ends(settings)
    if not index_folder_of(settings).exists():  # a folder gone for a while is served as it was
        check_folder(settings.knowledge)
    clock = SteadyClock()
    bot = build_bot_for(settings, clock)
    async with _right(clock, settings), bot.running():
        await asyncio.to_thread(hand_over)
        async with _web(bot, doors), _sockets(bot, settings):
            await ending.wait()
    # What is in hand is finished or kept. A thread that embeds would keep us for a minute yet;
    # the next process does that anew.
    logging.shutdown()
    os._exit(0)


def warn_of_what_ends(settings: Settings) -> None:
    """Write one line of the log if variables are set that the next version ends."""
    if ending := deprecated_variables(settings):
        said = "0.3 reads these variables no more: set on App Home what they say"
        log.warning(said, extra={"variables": ", ".join(ending)})


@asynccontextmanager
async def _right(clock: SteadyClock, settings: Settings) -> AsyncIterator[None]:
    """Hold the clock against Slack's before anything is done, and each minute."""
    watch = ClockWatch(clock, slack_client(settings.slack_api_url))
    await watch.look()
    looking = asyncio.create_task(watch.keep_looking())
    try:
        yield
    finally:
        await ended([looking])


@asynccontextmanager
async def _web(
    bot: Bot | BotOfSeveral, doors: Mapping[Door, socket.socket]
) -> AsyncIterator[None]:
    servers = {door: server_of(site_of(bot, door)) for door in doors}
    serving = [
        asyncio.create_task(server.serve(sockets=[doors[door]]))
        for door, server in servers.items()
    ]
    try:
        yield
    finally:
        for server in servers.values():
            server.should_exit = True
        await asyncio.gather(*serving)


def server_of(site: Starlette) -> SignallessServer:
    """Return the web server that lets in whoever comes to one of our doors."""
    config = uvicorn.Config(
        site,
        http="h11",  # the faster parser takes headers of any length, in quadratic time
        log_config=None,
        timeout_keep_alive=KEPT_OPEN_SECONDS,
        lifespan="off",  # the bot lives longer than its web server, see `run`
        timeout_graceful_shutdown=REQUESTS_END_SECONDS,
    )
    return SignallessServer(config)


@asynccontextmanager
async def _sockets(bot: Bot | BotOfSeveral, settings: Settings) -> AsyncIterator[None]:
    """Stay connected to Slack's Socket Mode meanwhile, if it is what the settings choose."""
    app_token = settings.slack_app_token
    if app_token is None or not isinstance(bot, Bot):
        yield
        return
    token = app_token.get_secret_value()
    async with connected(bot.bolt, settings.slack_api_url, token) as bot.hears_slack:
        yield
