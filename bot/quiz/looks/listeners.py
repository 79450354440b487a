"""Opens the modal for what a manager saw, and takes it in."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.quiz.looks import messages
from bot.quiz.looks.domain import TickLook
from bot.quiz.looks.work import LookWork
from bot.slack import Block, Event


def register(app: AsyncApp, delivery: Delivery, work: LookWork) -> None:
    """Connect looks to Slack."""

    @app.action(messages.TICK)
    async def ask(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        async def modal() -> Block:
            return messages.ticking(await work.card_of(body["user"]["id"], action["value"]))

        await ack()
        await open_modal(client, body, modal())

    @app.view(messages.TICKED)
    async def take_ticks(ack: AsyncAck, body: Event, view: Block) -> None:
        ticked = messages.ticked_in(view)
        task = TickLook(body["user"]["id"], view["private_metadata"], ticked)
        await delivery.take_in(from_view(body, task))
        await ack()
