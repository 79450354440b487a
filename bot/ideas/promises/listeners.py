"""Takes in ``/customer promises``, and opens the whole ledger."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_command
from bot.delivery.sending.opening_modals import open_or_turn
from bot.delivery.work import Delivery, Work
from bot.ideas.promises.domain import ShowPromises
from bot.ideas.promises.messages import ALL
from bot.ideas.promises.work import PromisesWork
from bot.long_lists import asked_for
from bot.slack import Event, first_word, team_of


def register(bolt: AsyncApp, work: PromisesWork) -> None:
    """Connect the button to Slack."""

    @bolt.action(ALL)
    async def show_all(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        _, first = asked_for(action)
        await open_or_turn(client, body, work.everything(team_of(body), first))


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that shows the ledger."""
    promises = CommandWord(
        words=("promises",),
        topic="*Ideas*: ",
        help="`/customer promises` shows who answers in time.",
        is_meant=lambda typed: first_word(typed) in {"promises", "promise"},
        take=durably(delivery, _showing),
    )
    return (promises,)


def _showing(command: Event) -> Work:
    named = f"{command['team_id']}:{command['trigger_id']}"
    return from_command(command, ShowPromises(command["response_url"]), named)
