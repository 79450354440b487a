"""Where an employee asks for the promise ledger."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.intake import from_command
from bot.delivery.work import Delivery
from bot.ideas.promises.domain import ShowPromises
from bot.slack import first_word

Event = dict[str, Any]


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect `/customer promises` to Slack."""

    @app.command("/customer", matchers=[_asks_for_promises])
    async def show_promises(ack: AsyncAck, command: Event) -> None:
        await ack()
        named = f"{command['team_id']}:{command['trigger_id']}"
        work = from_command(command, ShowPromises(command["response_url"]), named)
        await delivery.take_in(work)


async def _asks_for_promises(command: Event) -> bool:
    return first_word(command.get("text", "")) in {"promises", "promise"}
