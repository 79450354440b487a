"""Takes in whether an answer helped, and why not."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.ask.feedback.domain import KeepFeedback
from bot.ask.feedback.messages import CLOSEST_HELPS, HELPED_THOUGH_CLOSEST, JUDGE, WHY_NOT
from bot.delivery.intake import from_click
from bot.delivery.work import Delivery, Work
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect the thumbs under an answer, and the reasons for one of them, to Slack."""

    @app.action(JUDGE)
    async def take_judgement(ack: AsyncAck, body: Event, action: Event) -> None:
        verdict, _, key = action["value"].partition(":")
        await delivery.take_in(_judgement(body, key, is_helpful=verdict == "helpful"))
        await ack()

    @app.action(CLOSEST_HELPS)
    async def take_that_closest_helps(ack: AsyncAck, body: Event, action: Event) -> None:
        reason = HELPED_THOUGH_CLOSEST
        work = _judgement(body, action["value"], is_helpful=True, reason=reason)
        await delivery.take_in(work)
        await ack()

    @app.action(re.compile(rf"^{WHY_NOT}\."))
    async def take_reason(ack: AsyncAck, body: Event, action: Event) -> None:
        reason = action["action_id"].removeprefix(f"{WHY_NOT}.")
        await delivery.take_in(_judgement(body, action["value"], reason=reason))
        await ack()


def _judgement(body: Event, key: str, *, is_helpful: bool = False, reason: str = "") -> Work:
    action, who = body["actions"][0], body["user"]["id"]
    url = body.get("response_url", "")
    task = KeepFeedback(key, who, url, is_helpful=is_helpful, reason=reason)
    return from_click(body, task, f"{action['value']}:{who}:{action['action_ts']}")
