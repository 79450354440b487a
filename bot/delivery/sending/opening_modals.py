"""Opens modals at once, beside the durable work: a click's trigger lives for three seconds."""

import logging
from collections.abc import Awaitable
from inspect import isawaitable

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.refusals import reason_of
from bot.errors import BotError
from bot.modals import notice
from bot.slack import Block
from bot.slack_clients import response_client

log = logging.getLogger(__name__)
SLACK_FAILED = (SlackClientError, ClientError, TimeoutError)
AGAIN = "That did not open in time. Please press the button again."


async def open_modal(
    client: AsyncWebClient, body: Block, view: Block | Awaitable[Block]
) -> None:
    """Open what a click asks for, or say in it why there is none.

    Whoever clicked hears if it did not open: where they clicked, or in a direct message.
    """
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    show = client.views_push if is_in_modal else client.views_open  # pushed: above that modal
    page = await or_why_not(view)
    if not await _is_shown(show(trigger_id=body["trigger_id"], view=page)):
        await _tell(client, body)


async def renew_modal(
    client: AsyncWebClient, body: Block, view: Block | Awaitable[Block]
) -> None:
    """Show something else in the modal that was clicked in; if that fails, it stays.

    What was clicked in a message has none to renew.
    """
    page = await or_why_not(view)
    try:
        if clicked := body.get("view"):
            await client.views_update(view_id=clicked["id"], view=page)
    except SLACK_FAILED as error:
        log.warning("a modal was not renewed", extra={"reason": reason_of(error)})


async def open_or_turn(
    client: AsyncWebClient, body: Block, view: Block | Awaitable[Block]
) -> None:
    """Show another part of a list where its menu stands in a modal; else open the list."""
    is_in_modal = (body.get("view") or {}).get("type") == "modal"
    is_menu = any("selected_option" in one for one in body.get("actions") or [])
    show = renew_modal if is_in_modal and is_menu else open_modal
    await show(client, body, view)


async def opens(client: AsyncWebClient, trigger_id: str, view: Block) -> bool:
    """Open a modal from a click, command or shortcut; tell whether it opened."""
    return await _is_shown(client.views_open(trigger_id=trigger_id, view=view))


async def _is_shown(call: Awaitable[object]) -> bool:
    try:
        await call
    except SLACK_FAILED as error:
        log.warning("a modal did not open", extra={"reason": reason_of(error)})
        return False
    return True


async def or_why_not(view: Block | Awaitable[Block]) -> Block:
    """Return the modal, or one that says why there is none."""
    try:
        return await view if isawaitable(view) else view
    except BotError as error:
        return notice("Not possible", str(error))


async def _tell(client: AsyncWebClient, body: Block) -> None:
    if url := body.get("response_url"):
        answer = response_client(url, client.base_url)
        await answer.send(text=AGAIN, response_type="ephemeral", replace_original=False)
    else:
        await client.chat_postMessage(channel=body["user"]["id"], text=AGAIN)
