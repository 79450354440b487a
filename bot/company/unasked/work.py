"""The durable work of messages that nobody asked for: what features send goes through here."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, TypeAlias

from bot.company.unasked import messages
from bot.company.unasked.domain import (
    KINDS,
    Decision,
    Drop,
    Later,
    Merge,
    MessageKind,
    NewsLimits,
    Now,
    Reader,
)
from bot.company.unasked.store import Offer, SqlUnasked
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Respond, Update, Work
from bot.slack import Message

log = logging.getLogger(__name__)

Short: TypeAlias = Callable[[], Message]
"""Returns how a message reads when it is added to another."""


@dataclass(frozen=True, slots=True)
class OfferLater:
    """Decide about a message again, at the moment for which this was kept."""

    KIND: ClassVar[str] = "company.unasked"
    key: str
    unasked_kind: str  # a name in `KINDS`
    employee_id: str
    text: str
    blocks: list[dict[str, Any]]
    offered_at: datetime


@dataclass(frozen=True, slots=True)
class StopUnasked:
    """Somebody wants nothing that they did not ask for."""

    KIND: ClassVar[str] = "company.stop"
    employee_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class StartUnasked:
    """They want it again."""

    KIND: ClassVar[str] = "company.start"
    employee_id: str
    response_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """Sends what nobody asked for, as `decide` says; each handler may run again."""

    store: SqlUnasked
    delivery: Delivery
    reader: Callable[[str], Awaitable[Reader]]
    limits: Callable[[str], Awaitable[NewsLimits]]  # by whom it is for
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(OfferLater, self.offer_again),
                performs(StopUnasked, self.stop),
                performs(StartUnasked, self.start),
            ]
        )

    def through(
        self, kind: MessageKind, handler: Handler, short: Short | None = None
    ) -> Handler:
        """Return the handler whose messages go out only as the limits allow.

        The direct ones, or of a kind for channels those there.

        Work that comes again by itself is not even begun while there is no room for it.
        """

        async def handle(work: Work) -> Sequence[Outgoing]:
            whose = "channel" if kind.is_for_channels else "employee_id"
            who = str(work.payload.get(whose, ""))
            if kind.comes_again and not await self.has_room(kind, who, work.key):
                return []
            sent: list[Outgoing] = []
            for number, one in enumerate(await handler(work)):
                if not isinstance(one, Post) or not _is_limited(one.channel, kind):
                    sent.append(one)
                    continue
                message = Message(one.text, one.blocks)
                offer = Offer(
                    f"{work.key}:{number}",
                    kind,
                    one.channel,
                    message,
                    self.now(),
                    short() if short else None,
                )
                offered = await self.offer(offer, work.team_id)
                sent += [_found_again(each, one.reference, kind) for each in offered]
            return sent

        return handle

    async def has_room(self, kind: MessageKind, employee_id: str, key: str) -> bool:
        """Tell whether a message would go out now; one of that key that went already does."""
        offer = Offer(f"{key}:0", kind, employee_id, Message(""), self.now())
        decision = await self._decided(offer, is_kept=False)
        return isinstance(decision, Now | Merge)

    async def offer(self, offer: Offer, team_id: str) -> Sequence[Outgoing]:
        """Return the message if it goes out now, else nothing: it waits, or is dropped."""
        match await self._decided(offer):
            case Now():
                return [self._post(offer)]
            case Merge(into):
                return await self._added_to(into)
            case Later(at):
                await self.delivery.take_in(_later(offer, at, team_id))
            case Drop(why):
                log.info("not sent", extra={"kind": offer.kind.name, "why": why})
        return []

    async def offer_again(self, task: OfferLater, work: Work) -> Sequence[Outgoing]:
        """Decide again about a message that waited."""
        offer = Offer(
            task.key,
            KINDS[task.unasked_kind],
            task.employee_id,
            Message(task.text, tuple(task.blocks)),
            task.offered_at,
        )
        return await self.offer(offer, work.team_id)

    async def stop(self, task: StopUnasked, _work: Work) -> Sequence[Outgoing]:
        """Keep that nothing shall come unasked; say how it comes back."""
        await self.store.stop(task.employee_id, self.now())
        return [_answer(task, messages.stopped())]

    async def start(self, task: StartUnasked, _work: Work) -> Sequence[Outgoing]:
        """Undo `stop`; say so."""
        await self.store.start(task.employee_id)
        return [_answer(task, messages.started())]

    async def _decided(self, offer: Offer, *, is_kept: bool = True) -> Decision:
        who = offer.employee_id
        reader, limits = await self.reader(who), await self.limits(who)
        return await self.store.decide(offer, self.now(), reader, limits, is_kept=is_kept)

    def _post(self, offer: Offer) -> Post:
        # A channel's has a button of its own: what comes to a person is another matter.
        is_theirs = not offer.kind.is_for_channels
        blocks = messages.with_stop(offer.message) if is_theirs else offer.message.blocks
        reference = _reference(offer.key)
        return Post(offer.employee_id, offer.message.text, blocks, reference=reference)

    async def _added_to(self, key: str) -> Sequence[Outgoing]:
        merged = await self.store.merged(key)
        if merged is None:
            return []
        blocks = messages.with_stop(merged)
        return [Update(merged.text, blocks, reference=_reference(key))]


def _is_limited(channel: str, kind: MessageKind) -> bool:
    return channel.startswith(("C", "G") if kind.is_for_channels else ("U", "W"))


def _found_again(sent: Outgoing, reference: str | None, kind: MessageKind) -> Outgoing:
    """Return it under its feature's own name, if it has one and nothing is ever added to it."""
    if isinstance(sent, Post) and reference and not kind.takes_more:
        return replace(sent, reference=reference)
    return sent


def _reference(key: str) -> str:
    return f"company.unasked:{key}"


def _later(offer: Offer, at: datetime, team_id: str) -> Work:
    task = OfferLater(
        offer.key,
        offer.kind.name,
        offer.employee_id,
        offer.message.text,
        list(offer.message.blocks),
        offer.offered_at,
    )
    key = f"{OfferLater.KIND}:{offer.key}:{at.isoformat()}"
    return work_of(task, key, team_id, not_before=at)


def _answer(task: StopUnasked | StartUnasked, message: Message) -> Outgoing:
    if task.response_url:
        return Respond(task.response_url, message.text, message.blocks)
    return Post(task.employee_id, message.text, message.blocks)
