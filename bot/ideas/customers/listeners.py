"""Takes in that an administrator looks for a customer, and has them erased."""

from collections.abc import Awaitable

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.sending.posting import respond
from bot.delivery.work import Respond
from bot.errors import BotError
from bot.ideas.customers.domain import NAME_LENGTH
from bot.ideas.customers.messages import ERASE
from bot.ideas.customers.work import CustomerErasure
from bot.people.permissions import Action
from bot.slack import Event, Message, rest_of, section, team_of


def register(bolt: AsyncApp, erasure: CustomerErasure) -> None:
    """Connect the button to Slack."""

    @bolt.action(ERASE)
    async def erase(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        who, name = body["user"]["id"], body["actions"][0]["value"]
        told = await _or_why_not(erasure.erase(who, name, team_of(body)))
        await _answer(client, body["response_url"], told)


def words(erasure: CustomerErasure) -> tuple[CommandWord, ...]:
    """Return the word by which administrators look for a customer."""

    async def look(typed: TypedCommand) -> None:
        await typed.ack()
        name = rest_of(typed.command["text"])[:NAME_LENGTH]
        told = await _or_why_not(erasure.look(typed.command["user_id"], name))
        await _answer(typed.client, typed.command["response_url"], told)

    erase = CommandWord(
        words=("erase",),
        topic="*Administrators*: ",
        help="`/customer erase` and a customer's name shows how much I keep of them, and erases"
        " it.",
        for_whom=Action.ERASE_CUSTOMER,
        take=look,
    )
    return (erase,)


async def _or_why_not(told: Awaitable[Message]) -> Message:
    try:
        return await told
    except BotError as error:
        return Message(str(error), (section(str(error)),))


async def _answer(client: AsyncWebClient, url: str, message: Message) -> None:
    await respond(Respond(url, message.text, message.blocks), client.base_url)
