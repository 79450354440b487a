"""Reads what Slack gives in pages."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from bot.delivery.sending.refusals import SlackBusyError, called

PAGE = 1000  # people; the most that users.list and conversations.members give
LONGEST_WAIT = 60.0  # seconds; what Slack asks for is less


async def pages(
    method: Callable[..., Awaitable[Any]], *, waits: int = 0, **asked: Any
) -> AsyncIterator[dict[str, Any]]:
    """Yield each page; when Slack asks to slow down, wait so many times a page.

    Raises:
        BotError: Slack does not answer, or refuses.
    """
    cursor = ""
    while True:
        cursor_of_page = {"cursor": cursor} if cursor else {}
        page = await _page(method, waits, limit=PAGE, **asked, **cursor_of_page)
        yield page
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


async def _page(method: Callable[..., Awaitable[Any]], waits: int, **asked: Any) -> Any:
    for _ in range(waits):
        try:
            return await called(method(**asked))
        except SlackBusyError as busy:
            await asyncio.sleep(min(busy.seconds, LONGEST_WAIT))
    return await called(method(**asked))
