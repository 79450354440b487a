"""The durable work of agreement: keeping what waits, asking, and doing what was agreed."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ask.agreeing import Proposal
from bot.ask.agreement import messages
from bot.ask.agreement.domain import (
    Agree,
    DecidedAlreadyError,
    NotTheirsToAgreeError,
    WaitingChange,
    WaitingChanges,
)
from bot.ask.domain import Owners
from bot.ask.editing.messages import put_in_again
from bot.company.audit.domain import Change, RecordChange, Subject
from bot.delivery.tasks import performs
from bot.delivery.work import Delivery, Handler, Outgoing, Place, Post, Update, Work
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementWork:
    """Asks for a second person's word; each handler may run again after a crash."""

    waiting: WaitingChanges
    is_wanted: Callable[[], Awaitable[bool]]  # by the company
    owners_of: Callable[[str | None], Awaitable[Owners]]
    administrators: Callable[[], Awaitable[Sequence[str]]]
    may_change: Callable[[str, str], Awaitable[bool]]  # document, employee
    may_read: Callable[[str, str], Awaitable[bool]]  # document, employee
    name_of: Callable[[str], Awaitable[str]]
    delivery: Delivery
    record: RecordChange
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(Agree, self.decide)])

    async def ask(self, proposal: Proposal, work: Work) -> Sequence[Outgoing]:
        """Have the work wait and ask a second person; empty if none has to agree."""
        if not await self.is_wanted():
            return ()
        asked = await self._second(proposal)
        if not asked:
            told = messages.nobody_there(proposal.title, proposal.typed)
            return [_to(proposal, one) for one in told]
        number = await self.waiting.add(work.key, work.kind, work.payload, proposal, self.now())
        cards = [await self.again(f"ask.agree:{number}:{one}") for one in asked]
        names = [await self.name_of(one) for one in asked]
        waits = messages.waits(proposal.title, [one for one in names if one])
        return [*(one for one in cards if one), _to(proposal, waits)]

    async def again(self, reference: str) -> Post | None:
        """Return the card of a change as it looks now; None once it was decided."""
        _, number, place = reference.split(":")
        waiting = await self.waiting.find(int(number))
        if waiting is None:
            return None
        card = messages.to_agree(waiting, await self.name_of(waiting.proposal.employee_id))
        return Post(place, card.text, card.blocks, reference=reference)

    async def decide(self, task: Agree, work: Work) -> Sequence[Outgoing]:
        """Publish what was agreed to, or give it back to whoever wanted it.

        Raises:
            DecidedAlreadyError: somebody else did before.
            NotTheirsToAgreeError: it is their own change, or none of their documents.
        """
        waiting = await self._theirs(task)
        await self._note(task, waiting, work)
        cards = await self._cards(waiting)
        if task.has_agreed:  # first: whoever does it again after a crash finds it taken in
            await self.delivery.take_in(_agreed(waiting, task.employee_id, work.team_id))
        await self.waiting.drop(waiting.number)
        name = await self.name_of(task.employee_id)
        done = messages.decided(waiting, name, has_agreed=task.has_agreed)
        renewed = [Update(done.text, done.blocks, reference=one) for one in cards]
        returned = [] if task.has_agreed else put_in_again(waiting.proposal.typed)
        return [*renewed, *(_to(waiting.proposal, one) for one in (done, *returned))]

    async def _second(self, proposal: Proposal) -> Sequence[str]:
        """Return who is asked: its owners, else those who run the bot and may read it."""
        owners = (await self.owners_of(proposal.document)).employee_ids
        document = proposal.document or ""
        for some in (owners, await self.administrators()):
            others = [one for one in some if one != proposal.employee_id]
            if readers := [one for one in others if await self.may_read(document, one)]:
                return readers
        return ()

    async def _theirs(self, task: Agree) -> WaitingChange:
        waiting = await self.waiting.find(int(task.key))
        if waiting is None:
            message = "A colleague decided about this before you, or it waited for too long."
            raise DecidedAlreadyError(message)
        who, proposal = task.employee_id, waiting.proposal
        may = who in await self._second(proposal)
        may = may or await self.may_change(proposal.document or "", who)
        if who == proposal.employee_id or not may:
            message = "A second person must agree: another owner, or an administrator."
            raise NotTheirsToAgreeError(message)
        return waiting

    async def _cards(self, waiting: WaitingChange) -> list[str]:
        some = [
            f"ask.agree:{waiting.number}:{one}" for one in await self._second(waiting.proposal)
        ]
        return [one for one in some if await self.delivery.posted(one)]

    async def _note(self, task: Agree, waiting: WaitingChange, work: Work) -> None:
        deed = "agreed" if task.has_agreed else "not agreed"
        await self.record(
            Change(
                key=work.key,
                employee_id=task.employee_id,
                subject=Subject.DOCUMENT,
                name=waiting.proposal.document or waiting.proposal.title,
                deed=deed,
            )
        )


def _agreed(waiting: WaitingChange, by: str, team_id: str) -> Work:
    """Return the work that waited, with who agreed to it."""
    key = f"{waiting.kind}:agreed:{waiting.number}"
    payload = {**waiting.payload, "agreed_by": by}
    failed = Place(waiting.proposal.employee_id)
    return Work(waiting.kind, key, payload, team_id, reports_failure_to=failed)


def _to(proposal: Proposal, message: Message) -> Post:
    return Post(proposal.employee_id, message.text, message.blocks)
