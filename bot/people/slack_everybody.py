"""Everybody in Slack at once, when one by one would be too slow."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.paging import pages
from bot.errors import BotError

log = logging.getLogger(__name__)

MANY = 50  # people asked about within a minute; Slack tells of a hundred one by one
A_MINUTE = timedelta(minutes=1)
WAITS = 3  # a page; Slack gives twenty pages a minute, of a thousand people each


class SlackEverybody:
    """Lists everybody when many are asked about within a minute.

    So ten thousand reminders of one hour wait for ten pages, not for ten thousand answers.
    """

    def __init__(self, client: AsyncWebClient, *, now: Callable[[], datetime]) -> None:
        self._client = client
        self._now = now
        self._asked: deque[datetime] = deque()
        self._listing = asyncio.Lock()
        self._listed_at = datetime.min.replace(tzinfo=UTC)

    async def before_asking(
        self,
        is_known: Callable[[], bool],
        keep: Callable[[Mapping[str, Any], datetime], None],
    ) -> None:
        """List everybody if many were asked about lately, and one is still not known.

        Args:
            is_known: tells whether the one who is asked about is known meanwhile.
            keep: keeps the ``user`` of Slack, and since when that has been so.
        """
        now = self._now()
        self._asked.append(now)
        while self._asked[0] < now - A_MINUTE:
            self._asked.popleft()
        if len(self._asked) <= MANY:
            return
        async with self._listing:
            if not is_known() and self._now() - self._listed_at >= A_MINUTE:
                await self._list(keep)

    async def _list(self, keep: Callable[[Mapping[str, Any], datetime], None]) -> None:
        self._listed_at = self._now()  # who is not in the list is asked about alone
        try:
            async for page in pages(self._client.users_list, waits=WAITS):
                for user in page["members"]:
                    keep(user, self._now())
        except BotError:
            log.info("not listed", extra={"why": "Slack does not tell who is here"})
