"""Takes in what an administrator says of a day on which many left."""

from datetime import date

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.company.leavers.domain import SayWhetherLeft
from bot.company.leavers.messages import A_MISTAKE, THEY_LEFT
from bot.delivery.intake import from_click
from bot.delivery.work import Delivery
from bot.slack import Event


def register(bolt: AsyncApp, delivery: Delivery) -> None:
    """Connect the two buttons to Slack."""

    async def take(body: Event, action: Event, *, have_left: bool) -> None:
        day = date.fromisoformat(action["value"])
        task = SayWhetherLeft(body["user"]["id"], day, have_left)
        await delivery.take_in(from_click(body, task))

    @bolt.action(THEY_LEFT)
    async def they_left(ack: AsyncAck, body: Event, action: Event) -> None:
        await take(body, action, have_left=True)
        await ack()

    @bolt.action(A_MISTAKE)
    async def a_mistake(ack: AsyncAck, body: Event, action: Event) -> None:
        await take(body, action, have_left=False)
        await ack()
