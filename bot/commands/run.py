"""Runs the bot in this process, until it is told to end."""

import asyncio
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette

from bot.app import build_bot_for
from bot.clock import Clock
from bot.commands.socket_mode import connected
from bot.composition.company_settings import deprecated_variables
from bot.errors import CannotDoError
from bot.settings import Settings
from bot.web.routes import Door, site_of
from bot.web.server import SignallessServer
from bot.workspaces.several.bot import BotOfSeveral
from bot.workspaces.single.bot import Bot

log = logging.getLogger(__name__)

# Of the ten seconds that a platform allows; the rest is for work in hand.
REQUESTS_END_SECONDS = 2


async def run(settings: Settings) -> None:
    """Run the bot until a signal ends it; then end the process.

    Raises:
        BotError: it cannot begin; the sentence says what mends it.
    """
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    warn_of_what_ends(settings)
    bot = build_bot_for(settings, Clock())
    # Taken first, so that Slack's calls wait in line while the bot is starting.
    with _listening(settings) as doors:
        async with bot.running(), _web(bot, doors), _sockets(bot, settings):
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


@contextmanager
def _listening(settings: Settings) -> Iterator[Mapping[Door, socket.socket]]:
    with ExitStack() as open_ones:
        doors = {Door.MAIN: _listening_at(settings.host, settings.port, "HOST or PORT")}
        open_ones.enter_context(doors[Door.MAIN])
        if settings.metrics_port:
            named, at = "METRICS_HOST or METRICS_PORT", settings.metrics_host
            doors[Door.METRICS] = _listening_at(at, settings.metrics_port, named)
            open_ones.enter_context(doors[Door.METRICS])
        yield doors


def _listening_at(host: str, port: int, named: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = f"Nobody can listen on {host}, port {port} ({error.strerror}); set {named}."
        raise CannotDoError(message) from error


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
