"""Where administrators set a channel's manner, and employees choose their language."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.ask.domain import WORDS_OF_A_QUESTION
from bot.ask.settings.domain import ChooseLanguage, SetManner
from bot.ask.settings.messages import CHOOSE_LANGUAGE
from bot.delivery.intake import from_click, from_command
from bot.delivery.work import Delivery
from bot.slack import Block, identity, rest_of, team_of


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the settings of Ask to Slack."""

    @app.command("/customer", matchers=[_is_about_the_channel])
    async def take_channel_command(ack: AsyncAck, command: Block) -> None:
        task = SetManner(
            channel=command["channel_id"],
            manner=rest_of(command["text"]).strip().lower(),
            employee_id=command["user_id"],
            response_url=command["response_url"],
        )
        await delivery.take_in(from_command(command, task))
        await ack()

    @app.action(CHOOSE_LANGUAGE)
    async def choose_language(ack: AsyncAck, body: Block, action: Block) -> None:
        who = body["user"]["id"]
        task = ChooseLanguage(who, action["selected_option"]["value"])
        named = identity(team_of(body), who, action["action_ts"])
        await delivery.take_in(from_click(body, task, named))
        await ack()


async def _is_about_the_channel(command: Block) -> bool:
    words = command.get("text", "").lower().split()
    return words[:1] == ["channel"] and len(words) < WORDS_OF_A_QUESTION
