"""Takes in what an owner says of a document that is due."""

import json
from datetime import date

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.reviews import messages
from bot.ask.reviews.domain import ConfirmDocument, GiveDocument
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the buttons of a review to Slack; *Change* opens the document as everywhere."""

    @app.action(messages.STILL_RIGHT)
    async def confirm(ack: AsyncAck, body: Event, action: Event) -> None:
        task = ConfirmDocument(body["user"]["id"], *_about(action["value"]))
        await delivery.take_in(from_click(body, task))
        await ack()

    @app.action(messages.NOT_MINE)
    async def ask_whose(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, messages.give_modal(action["value"]))

    @app.view(messages.GIVE_MODAL)
    async def give(ack: AsyncAck, body: Event) -> None:
        entered = body["view"]["state"]["values"][messages.PERSON][messages.PERSON]
        about = _about(body["view"]["private_metadata"])
        task = GiveDocument(body["user"]["id"], *about, entered["selected_user"] or "")
        await delivery.take_in(from_view(body, task))
        await ack()


def _about(value: str) -> tuple[str, date]:
    said = json.loads(value)
    return said["d"], date.fromisoformat(said["r"])
