"""Reads the thread a question stands in: "and for collections?" means what was said before."""

import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.domain import AnswerMessage
from bot.ask.domain import ThreadMessage
from bot.delivery.intake import keepable
from bot.delivery.sending.finding import own_key
from bot.delivery.sending.opening_modals import SLACK_FAILED
from bot.delivery.sending.posting import ClientOf
from bot.delivery.work import Posted
from bot.errors import TryAgainError
from bot.message_text import words_of
from bot.slack import is_new_words_of_a_person, without_mentions

log = logging.getLogger(__name__)

PAGE = 200  # messages; Slack gives a thread from its start, so that the last page matters most
MOST_PAGES = 10  # a longer thread is no conversation any more
MESSAGES_KEPT = 50  # the last ones; what a question still refers to
OF_AN_ANSWER = "ask.answer:"  # stands in the key of each; what else we post may be a report


class UnreadMessageError(TryAgainError):
    """Slack does not give a message whose words we did not keep."""


class SlackThreads:
    """Reads threads through the client of the workspace they are in."""

    def __init__(self, client_of: ClientOf) -> None:
        self._client_of = client_of

    async def before(
        self, team_id: str, channel: str, thread_ts: str, ts: str
    ) -> Sequence[ThreadMessage] | None:
        """Return what people wrote, and we answered, before the message: 50 at most, in order.

        What another app posted counts where the thread is about it: as its first message.

        None where Slack does not show it, as to an app that may read one thread a minute: that
        is no reason for silence, and the question is then answered by itself.
        """
        client = await self._client_of(team_id)
        try:
            messages = [one async for one in _messages(client, channel, thread_ts, ts)]
        except SlackApiError as error:
            log.info("thread not read", extra={"why": error.response["error"]})
            return None
        root = [one for one in messages[:1] if await _is_of_another_app(client, one)]
        begun = [ThreadMessage(without_mentions(words_of(one))) for one in root]
        before = [_message_in(one) for one in messages if one["ts"] < ts]
        return (*begun, *[one for one in before if one][-MESSAGES_KEPT:])

    async def answer_to(self, team_id: str, question: AnswerMessage) -> Posted | None:
        """Return where the answer to a message stands in its thread; None if it does not.

        Raises:
            UnreadMessageError: Slack does not show the thread.
        """
        client = await self._client_of(team_id)
        thread_ts, key = question.thread_ts or "", f"{OF_AN_ANSWER}{question.key}#"
        try:
            found = [one async for one in _messages(client, question.channel, thread_ts, "")]
        except SLACK_FAILED as error:
            message = "I could not read the thread of your question. Please ask it again."
            raise UnreadMessageError(message) from error
        own = [one["ts"] for one in found if key in (own_key(one) or "")]
        return Posted(question.channel, own[0]) if own else None

    async def words_of(self, team_id: str, channel: str, thread_ts: str, ts: str) -> str:
        """Return all words of a message; none where it was deleted.

        Raises:
            UnreadMessageError: Slack does not give it.
        """
        client = await self._client_of(team_id)
        try:
            page = await client.conversations_replies(
                channel=channel, ts=thread_ts, oldest=ts, latest=ts, inclusive=True, limit=PAGE
            )
        except SLACK_FAILED as error:
            message = "I could not read your message. Please send it again."
            raise UnreadMessageError(message) from error
        said = [words_of(one) for one in page["messages"] if one["ts"] == ts]
        return str(keepable(said[0])) if said else ""


def _message_in(message: dict[str, Any]) -> ThreadMessage | None:
    is_a_persons = is_new_words_of_a_person(message)
    is_our_answer = not is_a_persons and OF_AN_ANSWER in (own_key(message) or "")
    if not is_a_persons and not is_our_answer:
        return None
    return ThreadMessage(without_mentions(words_of(message)), is_our_answer)


async def _is_of_another_app(client: AsyncWebClient, message: dict[str, Any]) -> bool:
    """Tell whether an app posted it, and not we: what we post may be a report."""
    if not message.get("bot_id") or own_key(message):
        return False
    own = await client.auth_test()
    return bool(message["bot_id"] != own["bot_id"] and message.get("user") != own["user_id"])


async def _messages(
    client: AsyncWebClient, channel: str, thread_ts: str, latest: str
) -> AsyncIterator[dict[str, Any]]:
    cursor: str | None = None
    for _ in range(MOST_PAGES):
        page = await client.conversations_replies(
            channel=channel,
            ts=thread_ts,
            latest=latest or None,
            limit=PAGE,
            cursor=cursor,
            include_all_metadata=True,
        )
        for message in page["messages"]:
            yield message
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
