"""The durable work of bundles: what features have for a role comes at once, or in an hour."""

import hashlib
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeGuard
from zoneinfo import ZoneInfo

from bot.company.bundled.domain import Arrival, ForRole, ShowBundle, WaitingMessage
from bot.company.bundled.messages import came_in
from bot.company.bundled.store import SqlWaiting
from bot.company.unasked.service import BUNDLE
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Work
from bot.errors import CannotDoError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundles:
    """Holds back what comes within an hour of another message; each handler may run again."""

    store: SqlWaiting
    delivery: Delivery
    for_roles: Mapping[str, ForRole]  # by what a reference begins with, up to the first colon
    zone: Callable[[str], Awaitable[ZoneInfo]]  # of an employee
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ShowBundle, self.show)])

    def through(self, handler: Handler) -> Handler:
        """Return the handler whose direct messages to a role come as the hour allows.

        What somebody's own work has for them is what they wait for. Channels hold nothing back.
        """

        async def handle(work: Work) -> Sequence[Outgoing]:
            outgoing = await handler(work)
            asks = work.payload.get("employee_id")
            found = [one for one in outgoing if self._is_for_role(one) and one.channel != asks]
            held: set[tuple[str, str | None]] = set()
            for reader in dict.fromkeys(one.channel for one in found):
                its = [one for one in found if one.channel == reader]
                held |= {(reader, one) for one in await self._held(work, reader, its)}
            sent = [
                one
                for one in outgoing
                if not isinstance(one, Post) or (one.channel, one.reference) not in held
            ]
            return await self._with_cards(sent, work)

        return handle

    def _is_for_role(self, one: Outgoing) -> TypeGuard[Post]:
        return isinstance(one, Post) and _is_person(one.channel) and _of(one) in self.for_roles

    async def _held(self, work: Work, reader: str, posts: Sequence[Post]) -> Collection[str]:
        """Return the references of those that do not go out now."""
        items = [(one.reference or "", self.for_roles[_of(one)].kind) for one in posts]
        arrival = Arrival(_digest(work, reader), reader, items)
        due = await self.store.due(arrival, self.now())
        if due and not await self._may_wait(arrival, due):
            return await self.store.hurry(arrival)
        due = await self.store.arrive(arrival, self.now())
        if due is None:
            return ()
        await self.delivery.take_in(_showing(reader, due, work.team_id))
        return [reference for reference, _ in items]

    async def _may_wait(self, arrival: Arrival, due: datetime) -> bool:
        references = [reference for reference, _ in arrival.items]
        return all(
            [await self.for_roles[_prefix(one)].may_wait(one, due) for one in references]
        )

    async def _with_cards(self, sent: Sequence[Outgoing], work: Work) -> list[Outgoing]:
        """Put before each message of a thread the card that it would wait for in vain."""
        complete: list[Outgoing] = []
        for one in sent:
            if isinstance(one, Post) and _prefix(one.in_thread_of or "") in self.for_roles:
                complete += await self._card_of(one, work)
            complete.append(one)
        return complete

    async def _card_of(self, post: Post, work: Work) -> list[Outgoing]:
        thread = post.in_thread_of or ""
        if not await self.store.take(thread, _digest(work, post.channel)):
            return []
        card = await self._again(thread)
        return [card] if card else []

    async def show(self, task: ShowBundle, work: Work) -> Sequence[Outgoing]:
        """Bring together what waited, as it looks now; say first what it is, if it is more."""
        who = task.employee_id
        digest = _digest(work, who)
        waiting = await self.store.claim(who, task.due, digest, self.now())
        shown = [(one, await self._again(one.reference)) for one in waiting]
        posts = {one: post for one, post in shown if post}
        if not posts:
            await self.store.nothing_came(digest)
            return []
        if len(_heads(posts)) == 1:  # with what stands in its thread
            return list(posts.values())
        since = (task.due - BUNDLE).astimezone(await self.zone(who))
        message = came_in(_counted(posts), since)
        return [Post(who, message.text, message.blocks), *posts.values()]

    async def _again(self, reference: str) -> Post | None:
        try:
            return await self.for_roles[_prefix(reference)].again(reference)
        except CannotDoError as error:  # what it was about is gone
            log.info("left out", extra={"reason": type(error).__name__})
            return None


def _heads(posts: Mapping[WaitingMessage, Post]) -> list[WaitingMessage]:
    """Return those that stand in no thread of the same bundle."""
    names = {one.reference for one in posts}
    return [one for one, post in posts.items() if post.in_thread_of not in names]


def _counted(posts: Mapping[WaitingMessage, Post]) -> list[str]:
    """Return the kinds of what came in; not a word under a card of the same bundle."""
    heads = _heads(posts)
    return [one.kind for one in posts if one in heads or one.kind == "quiz.draft"]


def _is_person(place: str) -> bool:
    return place.startswith(("U", "W"))


def _of(post: Post) -> str:
    return _prefix(post.reference or "")


def _prefix(reference: str) -> str:
    return reference.partition(":")[0]


def _digest(work: Work, reader: str) -> str:
    """Return the identity of the work for this reader; a work's own may name somebody."""
    return hashlib.sha256(f"{work.key}:{reader}".encode()).hexdigest()


def _showing(reader: str, due: datetime, team_id: str) -> Work:
    key = f"{ShowBundle.KIND}:{reader}:{due.isoformat()}"
    return work_of(ShowBundle(reader, due), key, team_id, not_before=due)
