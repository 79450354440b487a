"""Takes in the two taps below the last question of a round."""

import json
import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.intake import from_click, place_of
from bot.delivery.work import Delivery
from bot.quiz.react.domain import ReactToRound
from bot.quiz.react.messages import REACT, WHY
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the taps to Slack."""

    @app.action(re.compile(rf"^({re.escape(REACT)}\.[01]|{re.escape(WHY)}\.[a-z_]+)$"))
    async def react(ack: AsyncAck, body: Event, action: Event) -> None:
        at, there = json.loads(action["value"]), place_of(body)
        task = ReactToRound(
            body["user"]["id"],
            at["r"],
            at["n"],
            *there,
            is_helpful=at["u"],
            ground=at.get("g", ""),
        )
        await delivery.take_in(from_click(body, task))
        await ack()
