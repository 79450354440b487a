"""``demo``: the whole bot in a browser, with no key and no Slack workspace."""

import asyncio
import errno
import socket
import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from bot.app import build_bot
from bot.clock import Clock
from bot.commands.ending import told_to_end
from bot.commands.history.demo_past import tell_history
from bot.commands.index import up_to_date_index
from bot.commands.options import Knowledge, check_folder, read_settings
from bot.errors import CannotDoError
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.playground.earlier_messages import add_earlier_messages
from bot.playground.serving import checked_host
from bot.settings import Settings
from bot.web.routes import site_of
from bot.web.serving import LOOPBACK, served

MANIFEST = Path(__file__).parents[2] / "slack-manifest.json"
SIGNING_SECRET = "playground"  # noqa: S105  # signs between the demo's own two halves
BOT_TOKEN = "xoxb-playground"  # noqa: S105


class Address(NamedTuple):
    """Where the playground is served."""

    host: str
    port: int


DemoPort = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")
]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")]

Host = Annotated[str, typer.Option("--host", help="Where to serve the playground.")]
Open = Annotated[
    bool, typer.Option("--open-to-others", help="Let others in; they can act as anybody.")
]


def demo(
    knowledge: Knowledge = None,
    port: DemoPort = 3000,
    browser: Browser = True,
    host: Host = LOOPBACK,
    open_to_others: Open = False,
) -> None:
    """Try the bot in a browser: a Slack workspace in a box, on this machine alone.

    Nothing is kept when it ends but the index of the guidance. KNOWLEDGE stays as it is.
    """
    place = Address(checked_host(host, is_open_to_others=open_to_others), port)
    _check_free(place)
    settings = read_settings(
        knowledge=knowledge, slack_bot_token=BOT_TOKEN, slack_signing_secret=SIGNING_SECRET
    )
    check_folder(settings.knowledge)
    _say("Reading the guidance…")
    up_to_date_index(settings)
    with tempfile.TemporaryDirectory(prefix="customer-focus-demo-") as folder:
        asyncio.run(_demo(kept_apart(settings, Path(folder)), place, browser=browser))


def kept_apart(settings: Settings, folder: Path) -> Settings:
    """Return the settings with which a demo changes nothing of the company's own.

    Args:
        settings: of the company.
        folder: which is gone after the demo.
    """
    kept = {"database_url": f"sqlite:///{folder}/bot.sqlite3"}
    return read_settings(**settings.model_dump() | kept)


def _say(step: str) -> None:
    print(step, flush=True)  # at once, also where a program reads along


def _check_free(place: Address) -> None:
    """Say that the port is taken before minutes are spent on preparing anything.

    Raises:
        CannotDoError: something else is served there, or the address is not this machine's.
    """
    try:
        socket.create_server((place.host, place.port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"Port {place.port} is taken; try `make demo PORT=3001`, or --port 0."
        else:
            message = f"Nothing can be served at {place.host}:{place.port} ({error.strerror})."
        raise CannotDoError(message) from error


async def _demo(settings: Settings, place: Address, *, browser: bool) -> None:
    clock = Clock()
    app = with_manifest(BotApp(signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN), MANIFEST)
    async with running_playground(app, clock=clock, host=place.host, port=place.port) as slack:
        addresses = {"slack_api_url": slack.api_url, "public_url": slack.url}
        settings = settings.model_copy(update=addresses)
        add_earlier_messages(slack.workspace)
        _say("Giving Northwind Supply its past…")
        await tell_history(settings, slack, clock)
        _say("Starting the bot…")
        bot = build_bot(settings, clock)
        async with served(site_of(bot)) as bot_url:
            slack.connect(f"{bot_url}/slack/events")
            _say(f"The playground is open at {slack.url} (Ctrl-C ends it)")
            if browser:
                webbrowser.open(slack.url)
            await told_to_end()
    print("The playground is closed.")
