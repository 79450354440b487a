"""``serve``: the bot in a real workspace, over Socket Mode or HTTP."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot.commands.listening import alive_meanwhile, listening
from bot.commands.options import Knowledge, read_settings
from bot.commands.tokens import check_tokens
from bot.logs import log_json_lines
from bot.web.doors import Door

PortOption = Annotated[
    int | None, typer.Option("--port", min=1, max=65535, help="Default: PORT, or 3000.")
]


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: what is loaded stays, and is never looked through again.

    Python would go through all of it a hundred times, which is a sixth of a start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def serve(knowledge: Knowledge = None, port: PortOption = None) -> None:
    """Run the bot in the workspace that SLACK_BOT_TOKEN belongs to, or in all that install it.

    With SLACK_APP_TOKEN it connects to Slack by itself (Socket Mode); otherwise Slack sends to
    /slack/events on PORT, signed with SLACK_SIGNING_SECRET. /healthz answers in both cases.
    With SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, workspaces install it at /slack/install.
    """
    settings = read_settings(knowledge=knowledge, port=port)
    check_tokens(settings)
    log_json_lines(settings.log_level)
    with listening(settings) as doors, alive_meanwhile(doors[Door.MAIN]) as hand_over:
        # Seconds to load; a missing token is said before.
        with uncollected():
            from bot.commands.run import run

        asyncio.run(run(settings, doors, hand_over))
