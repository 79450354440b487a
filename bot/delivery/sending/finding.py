"""Finds our own message in Slack, by the key in its metadata, before it is posted again.

Of an app that is distributed and unlisted, Slack answers one look into a thread a minute:
https://docs.slack.dev/apis/web-api/rate-limits. Then the message that began the thread tells
who answered below it, and when last, by a method that is counted apart.
"""

from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.refusals import RefusedError, SlackBusyError, called
from bot.delivery.work import Post, Posted

METADATA = "customer_focus_bot_post"  # marks our own posts
CLOCKS_APART = timedelta(minutes=2)  # what is left between Slack and us once we asked it
PAGE = 200  # messages a page; Slack's advice for conversations.history


async def find_own(
    client: AsyncWebClient, post: Post, *, key: str, since: datetime
) -> Posted | None:
    """Return where this very message already stands, if an earlier go did post it.

    Raises:
        SlackBusyError: it may stand there, and Slack lets nobody look just now.
    """
    oldest = f"{(since - CLOCKS_APART).timestamp():.6f}"
    try:
        return await _looked_up(client, post, key, oldest)
    except SlackBusyError as busy:
        if not post.thread_ts:
            raise
        return await _told_by_root(client, post, oldest, busy)


def own_key(message: dict[str, Any]) -> str | None:
    """Return the key under which we sent a message that Slack shows; None if we did not."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != METADATA:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return str(key) if key else None


async def _looked_up(
    client: AsyncWebClient, post: Post, key: str, oldest: str
) -> Posted | None:
    cursor = ""
    while True:
        page = await called(_page(client, post, oldest, cursor))
        for message in page["messages"]:
            if own_key(message) == key:
                return Posted(post.channel, message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None


def _page(client: AsyncWebClient, post: Post, oldest: str, cursor: str) -> Awaitable[Any]:
    asked: dict[str, Any] = {
        "channel": post.channel,
        "oldest": oldest,
        "limit": PAGE,
        "include_all_metadata": True,
        **({"cursor": cursor} if cursor else {}),
    }
    if post.thread_ts:
        return client.conversations_replies(ts=post.thread_ts, **asked)
    return client.conversations_history(**asked)


async def _told_by_root(
    client: AsyncWebClient, post: Post, oldest: str, busy: SlackBusyError
) -> Posted | None:
    """Return the only answer in a thread if it is ours, None if we gave none since then.

    Slack names the first five who answered in a thread, and when it was answered last.
    """
    ts = str(post.thread_ts)
    place: dict[str, Any] = {"channel": post.channel, "oldest": ts, "latest": ts}
    try:
        page = await called(client.conversations_history(inclusive=True, limit=1, **place))
        us = (await called(client.auth_test()))["user_id"]
    except (RefusedError, SlackBusyError):
        raise busy from None
    root = next((one for one in page["messages"] if one.get("ts") == ts), None)
    if root is None:
        raise busy
    last, named = str(root.get("latest_reply") or "0"), root.get("reply_users") or []
    is_whole = len(named) == int(root.get("reply_users_count") or 0)
    if float(last) < float(oldest) or (is_whole and us not in named):
        return None
    if named == [us] and root.get("reply_count") == 1:
        return Posted(post.channel, last)
    raise busy
