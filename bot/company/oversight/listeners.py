"""Opens what a works council may see."""

from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.company.oversight.messages import SHOW
from bot.delivery.sending.opening_modals import open_modal
from bot.slack import Block, Event

SeenBy = Callable[[str], Awaitable[Block]]
"""Returns what this employee sees; raises `BotError` if it is not theirs."""


def register(bolt: AsyncApp, modal_of: SeenBy) -> None:
    """Connect the button to Slack."""

    @bolt.action(SHOW)
    async def show(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, modal_of(body["user"]["id"]))
