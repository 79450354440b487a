"""Where administrators ask what the language model costs."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.ask.usage.domain import ShowUsage
from bot.delivery.intake import from_command
from bot.delivery.work import Delivery
from bot.slack import Block


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect ``/customer usage`` to Slack."""

    @app.command("/customer", matchers=[_is_about_usage])
    async def take_usage_command(ack: AsyncAck, command: Block) -> None:
        task = ShowUsage(command["user_id"], command["response_url"])
        await delivery.take_in(from_command(command, task))
        await ack()


async def _is_about_usage(command: Block) -> bool:
    return bool(command.get("text", "").strip().lower() == "usage")
