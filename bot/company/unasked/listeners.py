"""Takes in the buttons and words that stop and start what comes unasked."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.command_words import CommandWord, durably, is_exactly
from bot.company.unasked.messages import START, STOP
from bot.company.unasked.work import StartUnasked, StopUnasked
from bot.delivery.intake import from_click, from_command
from bot.delivery.work import Delivery, Work
from bot.slack import Event


def register(bolt: AsyncApp, delivery: Delivery) -> None:
    """Connect the buttons to Slack."""

    @bolt.action(STOP)
    async def stop(ack: AsyncAck, body: Event) -> None:
        who, url = body["user"]["id"], body.get("response_url", "")
        await delivery.take_in(from_click(body, StopUnasked(who, url)))
        await ack()

    @bolt.action(START)
    async def start(ack: AsyncAck, body: Event) -> None:
        who, url = body["user"]["id"], body.get("response_url", "")
        await delivery.take_in(from_click(body, StartUnasked(who, url)))
        await ack()


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the words that end what comes unasked, and bring it back."""
    stop = CommandWord(
        words=("stop",),
        help="`/customer stop` ends all that nobody asked for.",
        is_meant=is_exactly("stop", "stop everything"),
        take=durably(delivery, _stopping),
    )
    start = CommandWord(
        words=("start",),
        help="`/customer start` brings it back.",
        is_meant=is_exactly("start", "start again"),
        take=durably(delivery, _starting),
    )
    return stop, start


def _stopping(command: Event) -> Work:
    return from_command(command, StopUnasked(command["user_id"], command["response_url"]))


def _starting(command: Event) -> Work:
    return from_command(command, StartUnasked(command["user_id"], command["response_url"]))
