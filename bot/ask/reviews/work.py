"""The durable work of reviews: asking owners once, and keeping what they say."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ask.domain import Owners
from bot.ask.reviews import messages
from bot.ask.reviews.domain import (
    AskForReview,
    ConfirmDocument,
    DocumentGoneError,
    DueDocument,
    GiveDocument,
    LookAtReviews,
    NotTheirReviewError,
    reference_of,
)
from bot.company.audit.domain import Change, RecordChange, Subject
from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Update, Work
from bot.errors import CannotDoError
from bot.guidance.domain import Guidance
from bot.guidance.review import ONLY_CLOSE_AFTER, REVIEW_EVERY, due_on
from bot.guidance.written.domain import SaidOfDocuments
from bot.slack import Message

LOOK = schedule_of(LookAtReviews(), "ask.look_at_reviews", "0 8 * * mon-fri", "UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWork:
    """Looks, asks and keeps; each handler may run again after a crash."""

    guidance: Callable[[], Sequence[Guidance]]  # what can be found; it may block
    said: SaidOfDocuments
    refresh: Callable[[], Awaitable[None]]  # has the index follow what was said
    owners_of: Callable[[str | None], Awaitable[Owners]]
    may_change: Callable[[str, str], Awaitable[bool]]  # document, employee
    is_colleague: Callable[[str], Awaitable[bool]]
    name_of: Callable[[str], Awaitable[str]]
    delivery: Delivery
    record: RecordChange
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(LookAtReviews, self.look),
                performs(AskForReview, self.ask),
                performs(ConfirmDocument, self.confirm),
                performs(GiveDocument, self.give),
            ]
        )

    async def look(self, _task: LookAtReviews, work: Work) -> Sequence[Outgoing]:
        """Have owners asked, each about one document a day, and about each once."""
        said = await self.said.all()
        asked = {document: one.asked for document, one in said.items()}
        told: set[str | None] = set()
        for one in await self._due():
            document, reviewed = one.guidance.document, one.reviewed
            if one.guidance.owner in told or asked.get(document) == reviewed:
                continue
            told.add(one.guidance.owner)
            task = AskForReview(document, reviewed)
            key = f"{task.KIND}:{reviewed}:{document}"
            await self.delivery.take_in(work_of(task, key, work.team_id))
            await self.said.ask(document, reviewed)
        return ()

    async def ask(self, task: AskForReview, _work: Work) -> Sequence[Outgoing]:
        """Show the document to whoever owns it now."""
        places = (await self.owners_of(task.document)).places
        references = [reference_of(task.document, task.reviewed, one) for one in places]
        return [post for one in references if (post := await self.again(one))]

    async def again(self, reference: str) -> Post | None:
        """Return the card as it looks now; None once it was reviewed, or is another's."""
        _, reviewed, place, document = reference.split(":", 3)
        due = [one for one in await self._due() if one.guidance.document == document]
        if not due or due[0].reviewed.isoformat() != reviewed:
            return None
        if place not in (await self.owners_of(document)).places:
            return None
        shown = messages.due(due[0])
        return Post(place, shown.text, shown.blocks, reference=reference)

    async def confirm(self, task: ConfirmDocument, work: Work) -> Sequence[Outgoing]:
        """Keep that it is still right; every card of it says so.

        Raises:
            CannotDoError: it is not theirs to say, or it is gone.
        """
        guidance = await self._theirs(task.document, task.employee_id)
        today = self.now().date()
        places = await self._places(task)
        await self.said.confirm(task.document, today)
        await self._note(task, work, "still right")
        name = await self.name_of(task.employee_id)
        done = messages.confirmed(guidance.title, name, today, today + REVIEW_EVERY)
        return await self._renewed(task, places, done)

    async def give(self, task: GiveDocument, work: Work) -> Sequence[Outgoing]:
        """Keep whose it is, and ask them; where nobody knows, those who run the bot.

        Raises:
            CannotDoError: it is not theirs to say, it is gone, or `to` does not work here.
        """
        said = (await self.said.all()).get(task.document)
        is_done = said is not None and said.owner == task.to  # run again after a crash
        guidance = await self._theirs(task.document, "" if is_done else task.employee_id)
        if task.to and not await self.is_colleague(task.to):
            message = "I can hand it only to somebody who works here. Please choose again."
            raise CannotDoError(message)
        places = await self._places(task)
        if not is_done:
            is_said = said is not None and said.owner == (guidance.owner or "")
            before = said.owner_before if said and is_said else guidance.owner
            await self.said.give(task.document, task.to, before)
        await self._note(task, work, "handed on")
        now = (await self.owners_of(task.document)).places
        passed = messages.given(guidance.title, await self.name_of(task.to))
        gone = [one for one in places if one not in now]
        asked = await self.ask(AskForReview(task.document, task.reviewed), work)
        return [*await self._renewed(task, gone, passed), *asked]

    async def _due(self) -> list[DueDocument]:
        """Return what is due, the longest overdue first."""
        found = self._those_due(await asyncio.to_thread(self.guidance))
        return sorted(found, key=lambda one: (one.reviewed, one.guidance.document))

    def _those_due(self, documents: Sequence[Guidance]) -> Iterator[DueDocument]:
        today = self.now().date()
        for one in documents:
            due = due_on(one)
            if one.reviewed and due and due <= today and not one.is_outdated:
                yield DueDocument(one, one.reviewed, due + ONLY_CLOSE_AFTER)

    async def _theirs(self, document: str, employee_id: str) -> Guidance:
        """Return what the document says about itself; "": it is not asked who wants it."""
        if employee_id and not await self.may_change(document, employee_id):
            message = "Only the owner of this document, and administrators, can say that."
            raise NotTheirReviewError(message)
        every = await asyncio.to_thread(self.guidance)
        found = next((one for one in every if one.document == document), None)
        if found is None:
            message = "That document is no longer there."
            raise DocumentGoneError(message)
        return found

    async def _places(self, task: ConfirmDocument | GiveDocument) -> Sequence[str]:
        owners = await self.owners_of(task.document)
        return list(dict.fromkeys([*owners.places, task.employee_id]))

    async def _note(self, task: ConfirmDocument | GiveDocument, work: Work, deed: str) -> None:
        await self.refresh()
        await self.record(
            Change(
                key=work.key,
                employee_id=task.employee_id,
                subject=Subject.DOCUMENT,
                name=task.document,
                deed=deed,
            )
        )

    async def _renewed(
        self, task: ConfirmDocument | GiveDocument, places: Sequence[str], message: Message
    ) -> list[Outgoing]:
        references = [reference_of(task.document, task.reviewed, one) for one in places]
        return [
            Update(message.text, message.blocks, reference=one)
            for one in references
            if await self.delivery.posted(one)
        ]
