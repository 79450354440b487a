"""Where an employee asks for the promise ledger."""

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.intake import from_command
from bot.delivery.work import Delivery
from bot.ideas.promises.domain import ShowPromises
from bot.slack import first_word


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that shows the ledger."""

    async def show(typed: TypedCommand) -> None:
        await typed.ack()
        command = typed.command
        named = f"{command['team_id']}:{command['trigger_id']}"
        await delivery.take_in(
            from_command(command, ShowPromises(command["response_url"]), named)
        )

    promises = CommandWord(
        words=("promises",),
        topic="*Ideas*: ",
        help="`/customer promises` shows who answers in time.",
        is_meant=lambda typed: first_word(typed) in {"promises", "promise"},
        take=show,
    )
    return (promises,)
