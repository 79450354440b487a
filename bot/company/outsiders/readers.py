"""Asks Slack who reads in a channel, and remembers it for a minute.

Where Slack cannot say, it counts as read by outsiders: what would stand there in public is then
said in private.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.company.outsiders.domain import is_shared_outside
from bot.delivery.sending.opening_modals import SLACK_FAILED
from bot.delivery.sending.paging import pages
from bot.delivery.sending.refusals import called, reason_of
from bot.errors import BotError
from bot.people.domain import People
from bot.people.slack_directory import is_guest
from bot.slack import Event

log = logging.getLogger(__name__)

FRESH_FOR = timedelta(minutes=1)  # a channel can be shared, and a guest let in, at any time
GUESTS_FRESH_FOR = timedelta(minutes=10)  # Slack tells one of the replicas of each change


class SlackReaders:
    """Answers `ChannelReaders` for one workspace."""

    def __init__(
        self,
        client: AsyncWebClient,
        people: People,
        *,
        guests_belong: Callable[[], Awaitable[bool]],
        now: Callable[[], datetime],
    ) -> None:
        """Bind what it needs; ``guests_belong`` tells whether guests are our own people."""
        self._client = client
        self._people = people
        self._guests_belong = guests_belong
        self._now = now
        self._known: dict[str, tuple[datetime, bool]] = {}  # by channel
        self._members_known: dict[str, tuple[datetime, frozenset[str] | None]] = {}
        self._own_id = ""
        self._guests: set[str] = set()
        self._guests_since: datetime | None = None

    async def are_outsiders(self, channel: str) -> bool:
        """Tell whether outsiders read in the channel; also true where Slack cannot say."""
        since, known = self._known.get(channel, (None, True))
        if since and self._now() - since < FRESH_FOR:
            return known
        try:
            found = await self._asked(channel)
        except (*SLACK_FAILED, BotError) as error:
            log.warning("readers unknown", extra={"why": reason_of(error)})
            return True
        self._known[channel] = (self._now(), found)
        return found

    async def members_of(self, channel: str) -> frozenset[str] | None:
        """Return who reads in a channel beside ourselves.

        None where others may join, where outsiders read, and where Slack cannot say.
        """
        since, known = self._members_known.get(channel, (None, None))
        if since and self._now() - since < FRESH_FOR:
            return known
        if await self.are_outsiders(channel):
            return None
        try:
            found = await self._alone_in(channel)
        except (*SLACK_FAILED, BotError) as error:
            log.warning("members unknown", extra={"why": reason_of(error)})
            return None
        self._members_known[channel] = (self._now(), found)
        return found

    async def _alone_in(self, channel: str) -> frozenset[str] | None:
        place = (await called(self._client.conversations_info(channel=channel)))["channel"]
        if not (place.get("is_private") or place.get("is_mpim")):
            return None
        if not self._own_id:
            self._own_id = (await called(self._client.auth_test()))["user_id"]
        return frozenset([one async for one in self._members(channel)]) - {self._own_id}

    def note_shared(self, channel: str) -> None:
        """Note that an event says that the channel is shared with another company."""
        self._known[channel] = (self._now(), True)
        self._members_known.pop(channel, None)

    def hear_of_person(self, user: Event) -> None:
        """Note the ``user`` of Slack's event, who may have become a guest or ceased to be."""
        if is_guest(user):
            self._guests.add(user["id"])
        else:
            self._guests.discard(user["id"])

    async def _asked(self, channel: str) -> bool:
        place = (await called(self._client.conversations_info(channel=channel)))["channel"]
        if is_shared_outside(place):
            return True
        if place.get("is_mpim"):  # nine people at most
            members = [one async for one in self._members(channel)]
            return any([await self._people.outsider(one) for one in members])
        if await self._guests_belong() or not await self._current_guests():
            return False
        return bool({one async for one in self._members(channel)} & self._guests)

    async def _members(self, channel: str) -> AsyncIterator[str]:
        async for page in pages(self._client.conversations_members, channel=channel):
            for member in page["members"]:
                yield member

    async def _current_guests(self) -> set[str]:
        since = self._guests_since
        if since is None or self._now() - since > GUESTS_FRESH_FOR:
            listed = [page async for page in pages(self._client.users_list)]
            people = [user for page in listed for user in page["members"]]
            self._guests = {user["id"] for user in people if is_guest(user)}
            self._guests_since = self._now()
        return self._guests
