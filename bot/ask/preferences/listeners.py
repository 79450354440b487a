"""Takes in the manner of a channel, and the language in which somebody wants answers."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.ask.domain import WORDS_OF_A_QUESTION
from bot.ask.preferences.domain import ChooseLanguage, SetManner
from bot.ask.preferences.messages import CHOOSE_LANGUAGE
from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_click, from_command
from bot.delivery.work import Delivery, Work
from bot.people.permissions import Action
from bot.slack import Event, identity, rest_of, team_of


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the preferences of Ask to Slack."""

    @app.action(CHOOSE_LANGUAGE)
    async def choose_language(ack: AsyncAck, body: Event, action: Event) -> None:
        who = body["user"]["id"]
        task = ChooseLanguage(who, action["selected_option"]["value"])
        named = identity(team_of(body), who, action["action_ts"])
        await delivery.take_in(from_click(body, task, named))
        await ack()


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that sets a channel's manner."""
    channel = CommandWord(
        words=("channel",),
        topic="*Administrators*: ",
        help="`/customer channel` says how I behave in a channel and changes it.",
        for_whom=Action.CHANGE_CHANNELS,
        is_meant=_is_about_the_channel,
        take=durably(delivery, _setting_manner),
    )
    return (channel,)


def _is_about_the_channel(typed: str) -> bool:
    said = typed.lower().split()
    return said[:1] == ["channel"] and len(said) < WORDS_OF_A_QUESTION


def _setting_manner(command: Event) -> Work:
    task = SetManner(
        channel=command["channel_id"],
        manner=rest_of(command["text"]).strip().lower(),
        employee_id=command["user_id"],
        response_url=command["response_url"],
    )
    return from_command(command, task)
