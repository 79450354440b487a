"""Takes in a click on a suggested question of App Home."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.ask.answer.domain import AnswerMessage
from bot.ask.home.messages import ASK_SUGGESTED
from bot.delivery.intake import from_click
from bot.delivery.work import Delivery
from bot.slack import Event, identity, team_of


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the suggested questions to Slack; the answer is a direct message."""

    @app.action(re.compile(rf"^{ASK_SUGGESTED}\."))
    async def ask_suggested(ack: AsyncAck, body: Event, action: Event) -> None:
        who = body["user"]["id"]
        key = identity(team_of(body), who, action["action_ts"])
        task = AnswerMessage(key, action["value"], who, who, None, is_clicked=True)
        await delivery.take_in(from_click(body, task, key))
        await ack()
