"""The one door: everything that Slack brings passes it, and what outsiders bring ends here.

Who is no outsider, as far as Slack says so, goes on to the features. While Slack does not say
who somebody is, what waits for its answer anyway is taken in and judged again before it is done
(see `work.Screen`); what would open a form at once is refused.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.company.outsiders.domain import TurnAway
from bot.company.outsiders.messages import polite_no
from bot.company.outsiders.readers import SlackReaders
from bot.delivery.running.not_taken_in import NotTakenInError
from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery
from bot.people.domain import DirectoryUnavailableError, People, Standing
from bot.people.slack_directory import is_guest
from bot.slack import Event, team_of

log = logging.getLogger(__name__)

NEWS_OF_PEOPLE = frozenset({"user_change", "team_join"})  # about somebody, not by them
SECONDS_TO_TELL = 1.0  # of the three that Slack gives us
KNOWN_FOR = timedelta(minutes=10)  # so long the directory asks nothing about them
LOOKUPS_A_MINUTE = 60  # of people that nobody knows yet; Slack gives a hundred for all
NOT_SAID = "Slack does not tell me just now who you are. Please try again in a moment."


@dataclass(frozen=True, slots=True)
class OutsidersDoor:
    """Tells who comes in, and turns outsiders away with one sentence a day for each way in."""

    people: People
    readers: SlackReaders
    delivery: Delivery
    now: Callable[[], datetime]
    known: dict[str, datetime] = field(default_factory=dict)  # when they were looked up
    lookups: deque[datetime] = field(default_factory=lambda: deque(maxlen=LOOKUPS_A_MINUTE))

    async def outsider(self, who: str, asked: AsyncBoltRequest) -> Standing | None:
        """Return what somebody is who stays outside; None for our own people.

        Raises:
            DirectoryUnavailableError: Slack does not say, or was asked enough.
        """
        if is_of_another_company(asked):
            return Standing.FOREIGN
        self._count_lookup(who)
        try:
            async with asyncio.timeout(SECONDS_TO_TELL):
                found = await self.people.outsider(who)
        except TimeoutError:
            raise DirectoryUnavailableError(NOT_SAID) from None
        self.known[who] = self.now()
        return found

    def _count_lookup(self, who: str) -> None:
        now = self.now()
        if who in self.known and now - self.known[who] < KNOWN_FOR:
            return
        is_full = len(self.lookups) == LOOKUPS_A_MINUTE
        if is_full and now - self.lookups[0] < timedelta(minutes=1):
            raise DirectoryUnavailableError(NOT_SAID)
        self.lookups.append(now)

    async def turn_away(self, body: Event, who: str, standing: Standing) -> BoltResponse:
        """Acknowledge what an outsider sent; where they spoke to the bot, tell them no."""
        is_guest, has_left = standing is Standing.GUEST, standing is Standing.LEFT
        log.info("turned away", extra={"standing": standing.value})
        if "command" in body:  # only they see the reply to it
            return BoltResponse(
                status=200, body=polite_no(is_guest=is_guest, has_left=has_left)
            )
        if told := _refusal_of(body, who, is_guest=is_guest):
            told = replace(told, has_left=has_left)
            way = "home" if told.is_home else body.get("type")
            key = f"{told.KIND}:{team_of(body)}:{who}:{way}:{self.now():%Y-%m-%d}"
            await self.delivery.take_in(work_of(told, key, team_of(body)))
        return BoltResponse(status=200, body="")

    def hear(self, asked: AsyncBoltRequest) -> None:
        """Note what an event says of a person who changed, or of a channel that is shared."""
        if asked.body.get("is_ext_shared_channel") and asked.context.channel_id:
            self.readers.note_shared(asked.context.channel_id)
        if user := _person_of_news(asked.body):
            self.known.pop(user["id"], None)
            self.readers.hear_of_person(user)

    async def clear_page(self, user: Event, team_id: str) -> None:
        """Take App Home away from somebody of ours who became a guest; it stands in Slack."""
        if is_guest(user) and await self.people.outsider(user["id"]):
            cleared = TurnAway(user=user["id"], is_guest=True, is_home=True)
            key = f"{cleared.KIND}:{team_id}:{user['id']}:guest:{self.now():%Y-%m-%d}"
            await self.delivery.take_in(work_of(cleared, key, team_id))


def only_our_own(
    door: OutsidersDoor,
) -> Callable[
    [AsyncBoltRequest, Callable[[], Awaitable[BoltResponse]]], Awaitable[BoltResponse]
]:
    """Return Bolt's middleware that lets nobody but our own people pass the door."""

    async def middleware(
        req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        door.hear(req)
        if user := _person_of_news(req.body):
            taken = await next_()  # the directory hears of it, too
            await door.clear_page(user, team_of(req.body))
            return taken
        who = _actor(req)
        try:
            standing = await door.outsider(who, req) if who else None
        except DirectoryUnavailableError:
            if not _may_wait(req.body):
                raise NotTakenInError(NOT_SAID) from None
            standing = None
        if who and standing:
            return await door.turn_away(req.body, who, standing)
        return await next_()

    return middleware


def _actor(asked: AsyncBoltRequest) -> str | None:
    """Return who did what Slack tells of; None if nobody did, or a bot, whom no one answers."""
    return None if _event_in(asked.body).get("bot_id") else asked.context.user_id


def _person_of_news(body: Mapping[str, Any]) -> Event | None:
    event = _event_in(body)
    return event["user"] if event.get("type") in NEWS_OF_PEOPLE else None


def _may_wait(body: Mapping[str, Any]) -> bool:
    return bool(_event_in(body)) or "command" in body


def is_of_another_company(asked: AsyncBoltRequest) -> bool:
    """Tell whether the request itself says so; workspaces of one organisation do not differ."""
    body, team_id = asked.body, asked.context.team_id
    if asked.context.enterprise_id:
        return False  # then the directory tells
    if body.get("is_ext_shared_channel") and _event_in(body):
        return asked.context.actor_team_id != team_id
    person = body.get("user")
    own = person.get("team_id") if isinstance(person, dict) else None
    return bool(own and team_id and own != team_id)


def _event_in(body: Mapping[str, Any]) -> Event:
    event = body.get("event")
    return event if isinstance(event, dict) else {}


def _refusal_of(body: Event, who: str, *, is_guest: bool) -> TurnAway | None:
    """Return what to tell them; None where they did not speak to the bot."""
    event = _event_in(body)
    if event.get("type") == "app_home_opened":
        is_home = event.get("tab") == "home"
        return TurnAway(user=who, is_guest=is_guest, is_home=True) if is_home else None
    is_direct = event.get("type") == "message" and event.get("channel_type") == "im"
    if is_direct or event.get("type") == "app_mention":
        place = (event["channel"], who, event["ts"], event.get("thread_ts"))
        return TurnAway(None, *place, is_guest=is_guest)
    if body.get("response_url"):
        return TurnAway(body["response_url"], is_guest=is_guest)
    is_shortcut = body.get("type") == "shortcut"
    return TurnAway(channel=who, user=who, is_guest=is_guest) if is_shortcut else None
