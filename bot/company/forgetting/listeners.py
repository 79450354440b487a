"""Takes in that an administrator asks about somebody who left, and has them forgotten."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.command_words import CommandWord, durably
from bot.company.forgetting.domain import ForgetLeaver, ShowLeaver
from bot.company.forgetting.messages import FORGET_LEAVER
from bot.delivery.intake import from_click, from_command
from bot.delivery.work import Delivery, Work
from bot.people.permissions import Action
from bot.slack import Event

# Slack makes a mention of a name that it knows; of who was removed, the id is left.
_LEAVER = re.compile(
    r"\s*(?i:forget)(?:\s+(?:<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|@?([UW][A-Z0-9]{7,})))?\s*"
)


def register(bolt: AsyncApp, delivery: Delivery) -> None:
    """Connect the button to Slack."""

    @bolt.action(FORGET_LEAVER)
    async def forget(ack: AsyncAck, body: Event) -> None:
        who, whom = body["user"]["id"], body["actions"][0]["value"]
        task = ForgetLeaver(who, whom, body.get("response_url", ""))
        await delivery.take_in(from_click(body, task))
        await ack()


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word by which administrators have somebody forgotten who left."""
    forget = CommandWord(
        words=("forget",),
        topic="*Administrators*: ",
        help="`/customer forget` and a mention deletes what I keep of who left.",
        for_whom=Action.FORGET_LEAVER,
        is_meant=lambda typed: _LEAVER.fullmatch(typed) is not None,
        take=durably(delivery, _work_of),
    )
    return (forget,)


def _work_of(command: Event) -> Work:
    found = _LEAVER.fullmatch(command["text"])
    assert found is not None  # noqa: S101  # `is_meant` let nothing else through
    whom = found[1] or found[2] or ""
    return from_command(command, ShowLeaver(command["user_id"], whom, command["response_url"]))
