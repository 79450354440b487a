"""Takes in who wants team cases, and votes: these at once, so that no work says whose."""

import json
import re

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_click, from_command
from bot.delivery.work import Delivery, Work
from bot.quiz.cases import messages
from bot.quiz.cases.domain import StopCases, TeamCases, WantCases
from bot.slack import Event

CHOICES = 4
VOTES = frozenset(f"{messages.VOTE}.{choice}" for choice in range(CHOICES))
"""Of which no click is kept."""


def register(app: AsyncApp, delivery: Delivery, cases: TeamCases) -> None:
    """Connect team cases to Slack."""

    @app.action(re.compile(rf"^{re.escape(messages.VOTE)}\.\d$"))
    async def vote(ack: AsyncAck, body: Event, action: Event, respond: AsyncRespond) -> None:
        said = json.loads(action["value"])
        is_counted = await cases.vote(said["r"], said["n"], said["c"], body["user"]["id"])
        await ack()
        text = messages.COUNTED if is_counted else messages.NOT_COUNTED
        await respond(text, response_type="ephemeral", replace_original=False)

    @app.action(messages.STOP)
    async def stop(ack: AsyncAck, body: Event, action: Event) -> None:
        who, url = body["user"]["id"], body.get("response_url", "")
        await delivery.take_in(from_click(body, StopCases(who, action["value"], url)))
        await ack()


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the words by which a manager wants cases in a channel, or no longer."""
    case = CommandWord(
        words=("team case",),
        help="`/customer team case` in a manager's channel brings a case every two weeks.",
        is_meant=lambda typed: typed.lower().split()[:2] == ["team", "case"],
        take=durably(delivery, _wanting),
    )
    return (case,)


def _wanting(command: Event) -> Work:
    words = " ".join(command.get("text", "").split()[2:])
    who, url = command["user_id"], command["response_url"]
    return from_command(command, WantCases(who, command["channel_id"], words, url))
