"""Takes in ``/customer promises``."""

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_command
from bot.delivery.work import Delivery, Work
from bot.ideas.promises.domain import ShowPromises
from bot.slack import Event, first_word


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
