"""Takes in ``/customer usage``."""

from bot.ask.usage.domain import ShowUsage
from bot.command_words import CommandWord, durably, is_exactly
from bot.delivery.intake import from_command
from bot.delivery.work import Delivery, Work
from bot.people.permissions import Action
from bot.slack import Event


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that shows administrators what the language model was used for."""
    usage = CommandWord(
        words=("usage",),
        topic="*Administrators*: ",
        help="`/customer usage` says what the language model costs.",
        for_whom=Action.CHANGE_CHANNELS,
        is_meant=is_exactly("usage"),
        take=durably(delivery, _work_of),
    )
    return (usage,)


def _work_of(command: Event) -> Work:
    return from_command(command, ShowUsage(command["user_id"], command["response_url"]))
