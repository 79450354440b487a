"""The durable work of turning outsiders away, and what keeps all other work from them."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.company.outsiders.domain import ChannelReaders, TurnAway
from bot.company.outsiders.messages import page_of_outsider, polite_no
from bot.delivery.sending.retry import Backoff
from bot.delivery.work import (
    Ephemeral,
    Handler,
    Outgoing,
    Place,
    Post,
    Posted,
    PublishHome,
    Respond,
    Update,
    Work,
)
from bot.people.domain import DirectoryUnavailableError, People, Rank, Standing

log = logging.getLogger(__name__)

# While Slack does not say who somebody is, it takes no answer either.
SLACK_SILENT = Backoff(give_up=900, first_pause=1, longest_pause=10)


async def turn_away(told: TurnAway, _work: Work) -> Sequence[Outgoing]:
    """Tell them, where nobody else sees it, that they are not answered."""
    words = polite_no(is_guest=told.is_guest, has_left=told.has_left)
    if told.response_url:
        return [Respond(told.response_url, words)]
    if told.is_home:
        page = page_of_outsider(is_guest=told.is_guest, has_left=told.has_left)
        return [PublishHome(told.user, page)]
    if told.channel.startswith(("C", "G")):
        return [Ephemeral(told.channel, told.user, words, thread_ts=told.thread_ts)]
    return [Post(told.channel, words, thread_ts=told.thread_ts)]


@dataclass(frozen=True, slots=True)
class Screen:
    """Lets work be done for our own people only, and what it says be read by them only."""

    people: People
    readers: ChannelReaders
    posted: Callable[[str], Awaitable[Posted | None]]  # where the message of a reference is

    def through(self, handler: Handler) -> Handler:
        """Return a handler that does the same, as far as no outsider learns of it."""

        async def screened(work: Work) -> Sequence[Outgoing]:
            who = _actor(work)
            if who and (standing := await self._outsider(who)):
                log.info("left undone", extra={"kind": work.kind})
                return await turn_away(_refusal_of(work, standing), work)
            fitting = [await self._fitting(one, work) for one in await handler(work)]
            return [one for one in fitting if one]

        return screened

    async def _fitting(self, one: Outgoing, work: Work) -> Outgoing | None:
        """Return the message as our own people alone may read it; None if none of them does."""
        match one:
            case Post():
                return await self._post(one, work)
            case Ephemeral(employee_id=reader):
                return None if await self._is_outsider(reader) else one
            case Update():
                return (
                    one if await self._is_ours(await self._place_of(one), one, work) else None
                )
            case _:  # only whoever acted sees it, and App Home knows its reader
                return one

    async def _post(self, post: Post, work: Work) -> Post | Ephemeral | None:
        place = await self._place_of(post)
        if await self._is_ours(place, post, work):
            return post
        if not _is_channel(place):
            return None
        actor, reader = _actor(work), post.for_whom
        if reader is None and actor and post.reference is None:
            return Ephemeral(place, actor, post.text, post.blocks, post.thread_ts)
        reader = reader or actor or await self._instead_of(place)
        if reader is None or await self._is_outsider(reader):
            log.warning("outsiders read there; not posted", extra={"channel": place})
            return None
        return replace(post, channel=reader, thread_ts=None, in_thread_of=None)

    async def _is_ours(self, place: str, one: Post | Update, work: Work) -> bool:
        if _is_channel(place):
            return not await self.readers.are_outsiders(place)
        reader = place if place.startswith(("U", "W")) else _reader_of(one) or _actor(work)
        return reader is None or not await self._is_outsider(reader)

    async def _place_of(self, one: Post | Update) -> str:
        name = one.in_thread_of if isinstance(one, Post) else one.reference
        posted = await self.posted(name) if name else None
        return posted.channel if posted else one.channel or ""

    async def _instead_of(self, place: str) -> str | None:
        """Return an administrator in place of their channel; the others are told elsewhere."""
        if place != self.people.company.administrators_channel:
            return None
        levels = await self.people.managers_of("")
        heads = [level for level in levels if level.rank is Rank.ADMINISTRATORS]
        return next((one.employee_id for level in heads for one in level.employees), None)

    async def _is_outsider(self, who: str) -> bool:
        return await self._outsider(who) is not None

    async def _outsider(self, who: str) -> Standing | None:
        return await SLACK_SILENT.retry(
            lambda: self.people.outsider(who), DirectoryUnavailableError
        )


def _refusal_of(work: Work, standing: Standing) -> TurnAway:
    place = work.reports_failure_to or Place("")
    return TurnAway(
        channel=place.channel,
        user=place.employee_id or "",
        thread_ts=place.thread_ts,
        is_guest=standing is Standing.GUEST,
        has_left=standing is Standing.LEFT,
    )


def _actor(work: Work) -> str | None:
    return work.reports_failure_to.employee_id if work.reports_failure_to else None


def _reader_of(one: Post | Update) -> str | None:
    """Return who reads it in a direct message, if it says so: "ideas.card:7:U0LENA"."""
    if isinstance(one, Post) and one.for_whom:
        return one.for_whom
    name = (one.reference or "").rpartition(":")[2]
    return name if name.startswith(("U", "W")) else None


def _is_channel(place: str) -> bool:
    return place.startswith(("C", "G"))
