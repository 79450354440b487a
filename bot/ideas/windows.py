"""Opens windows in time, or says that one did not; and gives back what was typed for it."""

import json
import logging
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ideas.domain import Kind
from bot.ideas.filling import Filled
from bot.ideas.forms import invitation
from bot.slack import Block, Message

log = logging.getLogger(__name__)
MESSAGE_LIMIT = 12_000  # characters in blocks; beyond 13,000 Slack refuses the message
VALUE_LIMIT = 2000  # docs.slack.dev/reference/block-kit/block-elements/button-element
SLACK_FAILED = (SlackClientError, ClientError, TimeoutError)
AGAIN = "That did not open in time. Please press the button again."


async def open_window(client: AsyncWebClient, trigger_id: str, view: Block) -> bool:
    """Open a window from a click, command or shortcut; tell whether it opened."""
    try:
        await client.views_open(trigger_id=trigger_id, view=view)
    except SLACK_FAILED as error:
        log.warning("a window did not open", extra={"reason": why(error)})
        return False
    return True


async def show_window(client: AsyncWebClient, body: Block, view: Block) -> None:
    """Open a window from a click; whoever clicked hears if it did not open."""
    if not await open_window(client, body["trigger_id"], view):
        await client.chat_postMessage(channel=body["user"]["id"], text=AGAIN)


def why(error: Exception) -> str:
    """Return what went wrong, without what the call was about."""
    return (
        str(error.response["error"])
        if isinstance(error, SlackApiError)
        else type(error).__name__
    )


def value_of(filled: Filled, link: str = "") -> str:
    """Return what a button carries to open the form; nothing if it is too long for a button."""
    carried = {"kind": filled.kind, "today": filled.today, "link": link}
    value = json.dumps(carried, ensure_ascii=False)
    return value if len(value) <= VALUE_LIMIT else ""


def given_back(filled: Filled, link: str = "", value: str = "") -> Message:
    """Return an invitation to the form that holds all that was typed.

    ``value`` is what the button carried that did not open it; it can carry it again.
    """
    text = "That did not open in time. Nothing is lost: press the button."
    if value := value or value_of(filled, link):
        return invitation(text, value)
    # What is too long for a button stands above it, and comes back with the click. A command
    # is never longer; of a longer message that was taken along, the message itself remains.
    carried = json.dumps({"kind": filled.kind, "link": link})
    return invitation(text, carried, filled.today[:MESSAGE_LIMIT])


def carried_in(value: str, message: Block) -> tuple[Filled, str]:
    """Return what a button of the message carried for the form, and the link, if any."""
    try:
        kept: dict[str, Any] = json.loads(value)
        today = str(kept.get("today", _typed_in(message)))
        return Filled(kind=Kind(kept["kind"]), today=today), str(kept.get("link", ""))
    except (ValueError, KeyError, TypeError):
        return Filled(), ""


def _typed_in(message: Block) -> str:
    texts = [block.get("text") or {} for block in message.get("blocks", ())]
    return "".join(text["text"] for text in texts if text.get("type") == "plain_text")
