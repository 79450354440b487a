"""What Ask needs to know of the guidance beside its answers: passages, titles and owners."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.ask.domain import Owners, PassageText, Readers
from bot.errors import TryAgainError
from bot.guidance.audience import EverybodysAlone, ReadingRights
from bot.guidance.index import PassageIndex
from bot.guidance.parse.document import Document
from bot.guidance.parse.reading import found_again, headings_at, lines_around
from bot.guidance.signposts.domain import NearSignpost
from bot.moments.domain import MomentsMap
from bot.people.owners import owners_now
from bot.people.permissions import Action, may
from bot.people.service import CompanyPeople

CHAIN = 3  # the owner and two more: then whoever asked is told that nobody answers
SUGGESTIONS = 4  # what Slack shows beside an empty conversation
ANYONES = (
    "claims",
    "delivery",
    "phone-calls",
    "email-replies",
)  # for whoever has no department


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """Joins the guidance with the people who own it and those who ask."""

    index: PassageIndex
    people: CompanyPeople
    moments: MomentsMap
    rights: ReadingRights = field(default_factory=EverybodysAlone)

    async def read_passage(
        self, employee_id: str, document: str, start: int, words: str = ""
    ) -> PassageText | None:
        """Return the passage around what was quoted; None if it was rewritten or is gone.

        Args:
            employee_id: who reads it; None, too, where they may not.
            document: its path.
            start: where the quote began, in characters of the file from 0.
            words: the quote, found again by them; empty: what stands there now is shown,
                unmarked, for nobody knows what was quoted.
        """
        found = await self._find(document)
        if found is None or not await self.rights.may_read(found.guidance, employee_id):
            return None
        at = (start, start + 1)
        place = found_again(words, found.source.text, start) if words else at
        lines = lines_around(found, place, is_marked=bool(words)) if place else ()
        if not place or not lines:
            return None
        guidance, heading = found.guidance, " › ".join(headings_at(found, place))
        owner = self.people.name_of(guidance.owner)
        return PassageText(guidance.title, heading, lines, owner, guidance.reviewed)

    async def title_for(self, document: str, reader: str) -> str | None:
        """Return the document's title for a person or channel; None if it is not for them."""
        found = await self._find(document)
        if found is None or not await self.rights.may_read(found.guidance, reader):
            return None
        return found.guidance.title

    async def audience_of(self, document: str) -> tuple[str, ...]:
        """Return the departments that alone may read it; empty: everybody, or it is gone."""
        found = await self._find(document)
        return found.guidance.audience if found else ()

    async def owners_of(self, document: str | None) -> Owners:
        """Return who answers for the document now.

        Its owner, or the manager of one who left; where there is none, the administrators.
        """
        found = await self._find(document) if document else None
        owner = found.guidance.owner if found else None
        channel = self.people.company.administrators_channel
        if owner is None:
            return Owners((), channel) if channel else Owners(await self.administrators())
        present = await owners_now(self.people, owner)
        return Owners(present or await self.administrators(), channel)

    async def chain_of(self, document: str | None) -> Sequence[Owners]:
        """Return who answers for the document, one after the other, at most `CHAIN` of them.

        Its owner; then, each level once, deputies and the level above of its department, or of
        the owner's own; then who answers for customers, and the administrators.
        """
        first = await self.owners_of(document)
        owner = await self.owner_of(document) if document else None
        department = self.people.company.named(owner)
        if department is None and first.employee_ids:
            own = (await self.people.employee(first.employee_ids[0])).department_id
            department = self.people.company.named(own)
        levels = await self.people.managers_of(department.department_id) if department else ()
        told, chain = {*first.employee_ids}, [first]
        for level in levels:
            fresh = tuple(
                one.employee_id for one in level.employees if one.employee_id not in told
            )
            chain += [Owners(fresh)] if fresh else []
            told |= {*fresh}
        return chain[:CHAIN]

    async def readers_of(self, documents: Sequence[str]) -> Readers:
        """Return who reads what is sent to the owners of documents now, people by name."""
        owners = [await self.owners_of(document) for document in documents]
        people = dict.fromkeys(one for owner in owners for one in owner.employee_ids)
        names = [await self.name_of_person(one) or "the owner" for one in people]
        channels = [owner.channel for owner in owners if not owner.employee_ids]
        return Readers(tuple(dict.fromkeys(names)), next(filter(None, channels), None))

    async def administrators(self) -> tuple[str, ...]:
        """Return the Slack ids of those who run the bot; empty if the company names nobody."""
        return await self.people.administrators()

    async def department_of(self, employee_id: str) -> str | None:
        """Return the id of the employee's department: chosen, else as the profile says.

        None if neither is known, or Slack does not answer.
        """
        try:
            return await self.people.department_of(employee_id)
        except TryAgainError:
            return None

    async def signpost(self, question: str) -> NearSignpost | None:
        """Return where to go with the question instead; None where nobody can say."""
        try:
            near = await asyncio.to_thread(self.index.signpost, question)
        except TryAgainError:
            return None
        return near and await self._named(near)

    async def signpost_named(self, signpost_id: str) -> NearSignpost | None:
        """Return the signpost with this id; None if there is none any more."""
        known = self.index.signposts.signposts
        found = next((one for one in known if one.signpost_id == signpost_id), None)
        return await self._named(NearSignpost(found, 1.0)) if found else None

    async def owner_of(self, document: str) -> str | None:
        """Return the owner as the document names it; None if it is gone or names nobody."""
        found = await self._find(document)
        return found.guidance.owner if found else None

    async def in_danger(self, signpost_id: str) -> Sequence[NearSignpost]:
        """Return where a danger leads: to this signpost, or to all that say what to do."""
        urgent = self.index.signposts.in_danger(signpost_id)
        return [await self._named(NearSignpost(one, 1.0)) for one in urgent]

    async def _named(self, near: NearSignpost) -> NearSignpost:
        if near.signpost.person is None:
            return near
        return replace(near, person_name=await self.name_of_person(near.signpost.person))

    async def may(self, employee_id: str, action: Action) -> bool:
        """Tell whether the employee may do this; nobody may while Slack does not say who."""
        try:
            return may(await self.people.employee(employee_id), action)
        except TryAgainError:
            return False

    async def suggestions(self, employee_id: str) -> Sequence[str]:
        """Return up to `SUGGESTIONS` questions, those of the employee's own moments first."""
        department_id = await self.department_of(employee_id)
        own = self.moments.of_department(department_id) if department_id else ()
        anyones = [moment for name in ANYONES if (moment := self.moments.named(name))]
        questions = [moment.question for moment in [*own, *anyones] if moment.question]
        return tuple(dict.fromkeys(questions))[:SUGGESTIONS]

    async def is_colleague(self, employee_id: str) -> bool:
        """Tell whether somebody is one of our own people, and here."""
        return (await self.people.employee(employee_id)).is_active

    async def name_of_person(self, employee_id: str) -> str:
        """Return the name; empty for who left, and while Slack does not say."""
        try:
            person = await self.people.employee(employee_id)
        except TryAgainError:
            return ""
        return person.name if person.is_active else ""

    async def _find(self, document: str) -> Document | None:
        return await asyncio.to_thread(self.index.whole.document_at, document)
