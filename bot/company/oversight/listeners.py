"""Opens what a works council may see."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.oversight.messages import SHOW
from bot.delivery.sending.opening_modals import open_or_turn
from bot.long_lists import asked_for
from bot.slack import Block, Event

SeenBy = Callable[[str, int], Awaitable[Block]]
"""Returns what this employee sees, changes from a first one on; else raises `BotError`."""


def register(bolt: AsyncApp, modal_of: SeenBy) -> None:
    """Connect the button to Slack."""

    @bolt.action(SHOW)
    async def show(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        _, first = asked_for(action)
        await open_or_turn(client, body, modal_of(body["user"]["id"], first))
