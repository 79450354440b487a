"""Takes in what a second person says of a change."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.ask.agreement import messages
from bot.ask.agreement.domain import Agree
from bot.delivery.intake import from_click
from bot.delivery.work import Delivery
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect both buttons to Slack."""
    for action_id, has_agreed in ((messages.AGREE, True), (messages.DECLINE, False)):
        _takes(app, delivery, action_id, has_agreed=has_agreed)


def _takes(app: AsyncApp, delivery: Delivery, action_id: str, *, has_agreed: bool) -> None:
    @app.action(action_id)
    async def take(ack: AsyncAck, body: Event, action: Event) -> None:
        task = Agree(body["user"]["id"], action["value"], has_agreed)
        await delivery.take_in(from_click(body, task))
        await ack()
