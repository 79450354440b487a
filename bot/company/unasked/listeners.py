"""Takes in that somebody wants nothing unasked, or again."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.company.unasked.messages import START, STOP
from bot.company.unasked.work import StartUnasked, StopUnasked
from bot.delivery.intake import from_click, from_command
from bot.delivery.work import Delivery
from bot.slack import Block


def register(bolt: AsyncApp, delivery: Delivery) -> None:
    """Connect the button and ``/customer stop``, with their way back."""

    @bolt.action(STOP)
    async def stop(ack: AsyncAck, body: Block) -> None:
        who, url = body["user"]["id"], body.get("response_url", "")
        await delivery.take_in(from_click(body, StopUnasked(who, url)))
        await ack()

    @bolt.action(START)
    async def start(ack: AsyncAck, body: Block) -> None:
        who, url = body["user"]["id"], body.get("response_url", "")
        await delivery.take_in(from_click(body, StartUnasked(who, url)))
        await ack()

    @bolt.command("/customer", matchers=[_says_stop])
    async def stop_by_word(ack: AsyncAck, command: Block) -> None:
        task = StopUnasked(command["user_id"], command["response_url"])
        await delivery.take_in(from_command(command, task))
        await ack()

    @bolt.command("/customer", matchers=[_says_start])
    async def start_by_word(ack: AsyncAck, command: Block) -> None:
        task = StartUnasked(command["user_id"], command["response_url"])
        await delivery.take_in(from_command(command, task))
        await ack()


async def _says_stop(command: Block) -> bool:
    return _said(command) in {"stop", "stop everything"}


async def _says_start(command: Block) -> bool:
    return _said(command) in {"start", "start again"}


def _said(command: Block) -> str:
    return " ".join(str(command.get("text", "")).lower().split())
