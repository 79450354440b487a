"""Calls Slack's Web API once for each message; errors are those of `refusals`."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, TypeAlias

from slack_sdk.web.async_client import AsyncWebClient

from bot.charts import without_charts
from bot.delivery.sending.finding import METADATA, find_own
from bot.delivery.sending.refusals import (
    PlaceGoneError,
    RefusedError,
    SlackSilentError,
    called,
)
from bot.delivery.work import Ephemeral, Outgoing, Post, Posted, PublishHome, Respond, Update
from bot.errors import TryAgainError
from bot.slack_clients import response_client

ClientOf: TypeAlias = Callable[[str], Awaitable[AsyncWebClient]]
"""Gives the client of a workspace by team id ("" is the only one)."""

A_DAY = timedelta(days=1)  # how far is looked back where nobody knows when it was
DELETED = "thread_not_found"  # Slack's word, where it says so
EXPIRED = "expired_url"  # Slack's word for a response_url older than 30 minutes


class SlackPosting:
    """One call to Slack for each message that goes out."""

    def __init__(
        self, client_of: ClientOf, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._client_of = client_of
        self._now = now
        self._direct: dict[tuple[str, str], str] = {}

    async def opened(self, team_id: str, channel: str) -> str:
        """Return the channel to post to; opens the direct message when an employee is named."""
        if not channel.startswith(("U", "W")):
            return channel
        if (team_id, channel) not in self._direct:
            client = await self._client_of(team_id)
            answer = await called(client.conversations_open(users=channel))
            self._direct[team_id, channel] = answer["channel"]["id"]
        return self._direct[team_id, channel]

    async def send(self, outgoing: Outgoing, *, key: str, team_id: str) -> Posted | None:
        """Send it and return where it went; None for what has no place of its own.

        Raises:
            SlackBusyError, SlackSilentError: it may work later.
            PlaceGoneError, RefusedError: it never will.
        """
        client = await self._client_of(team_id)
        match outgoing:
            case Post():
                return await _posted(client, outgoing, key)
            case Update():
                return await self._update(client, outgoing)
            case Ephemeral():
                await called(client.chat_postEphemeral(**_ephemeral(outgoing)))
            case PublishHome():
                await _publish(client, outgoing)
            case Respond():
                await respond(outgoing, client.base_url)
        return None

    async def find_own(
        self, post: Post, *, key: str, team_id: str, since: datetime
    ) -> Posted | None:
        """Return where this very message already stands, if an earlier go did post it.

        However wrong our clock is, it is found: Slack is asked by its own.
        Only where it was ahead and was set right between two goes, and these lie further apart
        than it was ahead, is it missed, and comes twice.
        """
        client = await self._client_of(team_id)
        began = await self._by_slacks_clock(client, since)
        return await find_own(client, post, key=key, since=began)

    async def _by_slacks_clock(self, client: AsyncWebClient, ours: datetime) -> datetime:
        slacks = await called(slacks_time(client))
        now = self._now()
        ahead = now - slacks if slacks else timedelta()
        return (ours if ours <= now else now - A_DAY) - ahead

    async def _update(self, client: AsyncWebClient, update: Update) -> Posted:
        channel, ts = update.channel or "", update.ts or ""
        await called(
            client.chat_update(
                channel=channel, ts=ts, text=update.text, blocks=list(update.blocks)
            )
        )
        return Posted(channel, ts)


async def _posted(client: AsyncWebClient, post: Post, key: str) -> Posted:
    """Post it; in a thread only while the message that began it stands.

    Slack puts the answer to a message that is gone among the channel's own, for everybody, and
    calls that no error: https://docs.slack.dev/reference/methods/chat.postMessage.
    """
    if post.thread_ts and await _is_deleted(client, post.channel, post.thread_ts):
        raise PlaceGoneError(code=DELETED)
    answer = await called(client.chat_postMessage(**_post(post, key)))
    said = answer.get("message")
    if post.thread_ts and said and "thread_ts" not in said:  # it went a moment ago
        with suppress(RefusedError):
            await called(client.chat_delete(channel=answer["channel"], ts=answer["ts"]))
        raise PlaceGoneError(code=DELETED)
    return Posted(answer["channel"], answer["ts"])


async def _is_deleted(client: AsyncWebClient, channel: str, ts: str) -> bool:
    """Tell whether Slack says that a message is gone, by a method that it hardly limits."""
    try:
        await called(client.chat_getPermalink(channel=channel, message_ts=ts))
    except RefusedError as error:
        return error.code == "message_not_found"
    except TryAgainError:
        return False
    return False


async def _publish(client: AsyncWebClient, home: PublishHome) -> None:
    """Publish the page; without its charts where Slack does not know them yet."""
    who = home.employee_id
    try:
        await called(client.views_publish(user_id=who, view=home.view))
    except RefusedError:
        plain = without_charts(home.view["blocks"])
        if plain == home.view["blocks"]:
            raise
        await called(client.views_publish(user_id=who, view=home.view | {"blocks": plain}))


async def slacks_time(client: AsyncWebClient) -> datetime | None:
    """Return what time it is by Slack, to the second, UTC; None where it does not say."""
    date = (await client.api_test()).headers.get("Date")
    return parsedate_to_datetime(date) if date else None


def _post(post: Post, key: str) -> dict[str, Any]:
    return {
        "channel": post.channel,
        "text": post.text,
        "blocks": list(post.blocks) or None,
        "thread_ts": post.thread_ts,
        "metadata": {"event_type": METADATA, "event_payload": {"key": key}},
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _ephemeral(message: Ephemeral) -> dict[str, Any]:
    return {
        "channel": message.channel,
        "user": message.employee_id,
        "text": message.text,
        "blocks": list(message.blocks) or None,
        "thread_ts": message.thread_ts,
    }


async def respond(answering: Respond, api_url: str) -> None:
    """Answer through a click's or command's own address; raises as `SlackPosting.send` does.

    That has to be Slack's, whose Web API is at ``api_url``.
    """
    webhook = response_client(answering.response_url, api_url)
    answer = await called(
        webhook.send(
            text=answering.text,
            blocks=list(answering.blocks) or None,
            replace_original=answering.replace_original,
            response_type="ephemeral" if answering.ephemeral else "in_channel",
        )
    )
    status = answer.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        message = "Slack did not take the answer."
        raise SlackSilentError(message, may_have_posted=True)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise PlaceGoneError(code=EXPIRED)
    if status != HTTPStatus.OK:
        raise RefusedError(code=answer.body[:80])
