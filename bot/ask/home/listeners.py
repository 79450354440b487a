"""Takes in a click on a suggested question of App Home, and opens its lists."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.domain import AnswerMessage
from bot.ask.home.messages import ASK_SUGGESTED, LIST, AskList
from bot.ask.home.sections import AskHomeSections
from bot.delivery.intake import from_click
from bot.delivery.sending.opening_modals import open_or_turn
from bot.delivery.work import Delivery
from bot.long_lists import asked_for
from bot.slack import Event, identity, team_of


def register(app: AsyncApp, delivery: Delivery, sections: AskHomeSections) -> None:
    """Connect the suggested questions to Slack; the answer is a direct message."""

    @app.action(LIST)
    async def open_list(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        which, first = asked_for(action)
        page = sections.listed(AskList(which), body["user"]["id"], first)
        await open_or_turn(client, body, page)

    @app.action(re.compile(rf"^{ASK_SUGGESTED}\."))
    async def ask_suggested(ack: AsyncAck, body: Event, action: Event) -> None:
        who = body["user"]["id"]
        key = identity(team_of(body), who, action["action_ts"])
        task = AnswerMessage(key, action["value"], who, who, None, is_clicked=True)
        await delivery.take_in(from_click(body, task, key))
        await ack()
