"""Who clicked, and the receipt that they are given at once, without durable work."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.opening_modals import SLACK_FAILED
from bot.delivery.sending.refusals import reason_of
from bot.errors import TryAgainError
from bot.slack import Block, Message, team_of

log = logging.getLogger(__name__)

Give: TypeAlias = Callable[[], Awaitable[None]]
"""Posts a receipt, once; raises `ReceiptNotPostedError`."""


class ReceiptNotPostedError(TryAgainError):
    """The report is kept, but the reporter has no way to it yet."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who clicked, and the client to answer with; never kept."""

    client: AsyncWebClient
    employee_id: str
    team_id: str

    @staticmethod
    def of(body: Block, client: AsyncWebClient) -> "Caller":
        """Return who is behind a click, a modal that was sent, or a shortcut."""
        return Caller(client, body["user"]["id"], team_of(body))


async def post_receipt(caller: Caller, message: Message) -> None:
    """Post it into their direct message.

    Raises:
        ReceiptNotPostedError: Slack did not take it.
    """
    try:
        await caller.client.chat_postMessage(
            channel=caller.employee_id, text=message.text, blocks=list(message.blocks)
        )
    except SLACK_FAILED as error:
        # No louder: it would tell the minute in which somebody wrote without a name.
        log.debug("receipt not posted", extra={"reason": reason_of(error)})
        sentence = "I have it, but could not give you the receipt. Please press Send again."
        raise ReceiptNotPostedError(sentence) from None
