"""Who has a gap, who may end it, and the cards they see of it: what all work on gaps shares."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from bot.ask.domain import Owners
from bot.ask.gaps import messages
from bot.ask.gaps.domain import Asker, Gap, GapIsClosedError, GapOutcome, Gaps
from bot.ask.gaps.service import check_may_close
from bot.company.audit.domain import Change, RecordChange, Subject, unrecorded
from bot.delivery.work import Outgoing, Post, Posted, Update, Work
from bot.errors import CannotDoError
from bot.guidance.audience import Readership
from bot.guidance.domain import Guidance
from bot.slack import Message

ChainOf: TypeAlias = Callable[[str | None], Awaitable[Sequence[Owners]]]
"""Returns who answers for a document, one after the other; its owner first, at least one."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How somebody ends a gap."""

    key: str  # the gap's number, in digits
    employee_id: str
    note: str
    outcome: GapOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class GapOffice:
    """Knows the gaps of one workspace and the people behind them."""

    gaps: Gaps
    chain_of: ChainOf
    administrators: Callable[[], Awaitable[Sequence[str]]]
    title_for: Callable[[str, str], Awaitable[str | None]]  # document, who reads it
    audience_of: Callable[[str], Awaitable[tuple[str, ...]]]  # of a document; empty: everybody
    readers_of: Callable[[str], Awaitable[Readership]]  # what somebody may read
    name_of: Callable[[str], Awaitable[str]]  # empty where Slack does not say
    posted: Callable[[str], Awaitable[Posted | None]]
    now: Callable[[], datetime]
    record: RecordChange = unrecorded

    async def holders(self, gap: Gap) -> Owners:
        """Return who has the gap now: whom it was handed to, or the owner of the guidance."""
        if gap.holder_id:
            return Owners((gap.holder_id,))
        chain = await self.chain_of(gap.document)
        return chain[min(gap.level, len(chain) - 1)]

    async def reached(self, gap: Gap) -> Sequence[Owners]:
        """Return all who have or had the gap, the owner of the guidance first."""
        chain = await self.chain_of(gap.document)
        return [*chain[: gap.level + 1], await self.holders(gap)]

    async def names(self, owners: Owners) -> tuple[str, ...]:
        """Return them by name, those whose name is known."""
        names = [await self.name_of(one) for one in owners.employee_ids]
        return tuple(filter(None, names))

    async def find(self, key: str, employee_id: str) -> Gap:
        """Return the gap, for somebody who may end it.

        Raises:
            CannotDoError: there is no such gap.
            NotTheirGapError: they neither have or had it, nor administer.
        """
        gap = await self.gaps.find(int(key))
        if gap is None:
            message = "That gap is gone; there is nothing to close."
            raise CannotDoError(message)
        theirs = [one for each in await self.reached(gap) for one in each.employee_ids]
        check_may_close(employee_id, Owners(tuple(theirs)), await self.administrators())
        return gap

    async def end(self, ending: Ending, work: Work) -> Gap:
        """End the gap, once; the same ending again is our own, run again after a crash.

        Raises:
            CannotDoError: there is no such gap.
            NotTheirGapError: it is not theirs to end.
            GapIsClosedError: somebody else was quicker.
        """
        gap = await self.find(ending.key, ending.employee_id)
        closed = await self.gaps.close(gap.gap_id, ending.note, self.now(), ending.outcome)
        if closed is None and (gap.closing_note, gap.outcome) != (ending.note, ending.outcome):
            message = "A colleague closed this gap a moment ago; whoever asked has been told."
            raise GapIsClosedError(message)
        deed = "closed" if ending.outcome is GapOutcome.COVERED else ending.outcome.value
        await self.note(work, ending.employee_id, ending.key, deed)
        return closed or gap

    async def note(self, work: Work, employee_id: str, key: str, deed: str) -> None:
        """Keep in the trail what was done to a gap, and no word of it."""
        await self.record(
            Change(
                key=work.key,
                employee_id=employee_id,
                subject=Subject.GAP,
                name=key,
                deed=deed,
            )
        )

    async def entitled(self, gap: Gap) -> list[Asker]:
        """Return the askers who may read its answer, each where nobody else reads along."""
        if not gap.audience:
            return [*gap.askers]
        answer = Guidance("", "", audience=gap.audience)
        return [
            replace(one, channel=one.employee_id, thread_ts=None)
            for one in gap.askers
            if (await self.readers_of(one.employee_id)).may_read(answer)
        ]

    async def card(self, gap: Gap, place: str) -> Message:
        """Return the card of an open gap, for whoever has it."""
        title = await self.title_for(gap.document, place) if gap.document else None
        return messages.gap_for_owner(gap, title)

    async def show(self, gap: Gap, place: str) -> Outgoing:
        """Return the card for a place: posted there, or renewed where it stands."""
        card, reference = await self.card(gap, place), reference_of(gap, place)
        if await self.posted(reference):
            return Update(card.text, card.blocks, reference=reference)
        return Post(place, card.text, card.blocks, reference=reference)

    async def renewed(self, gap: Gap, message: Message, but: str = "") -> list[Outgoing]:
        """Return the message in place of each card of the gap but the one at that place."""
        reached = await self.reached(gap)
        places = dict.fromkeys(place for each in reached for place in each.places)
        renewed: list[Outgoing] = []
        for place in places:
            if place != but and await self.posted(reference_of(gap, place)):
                shown = message if await self._may_see(gap, place) else messages.gap_ended(gap)
                reference = reference_of(gap, place)
                renewed.append(Update(shown.text, shown.blocks, reference=reference))
        return renewed

    async def _may_see(self, gap: Gap, place: str) -> bool:
        """Tell whether what became of a gap is for a place: its readers', and its owner's."""
        if not gap.audience:
            return True
        owner = (await self.chain_of(gap.document))[0]
        answer = Guidance("", "", audience=gap.audience)
        return place in owner.places or (await self.readers_of(place)).may_read(answer)


def reference_of(gap: Gap, place: str) -> str:
    """Return the name under which a gap's card at a place is kept."""
    return f"ask.gap:{gap.gap_id}:{place}"


def to_asker(asker: Asker, message: Message) -> Post:
    """Return the message where the asker waits."""
    return Post(
        asker.channel,
        message.text,
        message.blocks,
        thread_ts=asker.thread_ts,
        for_whom=asker.employee_id,
    )
