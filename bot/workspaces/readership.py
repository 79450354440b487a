"""Says which documents somebody may read, and which those who read in a channel may."""

from dataclasses import dataclass

from bot.company.outsiders.readers import SlackReaders
from bot.errors import TryAgainError
from bot.guidance.audience import EVERYBODY, Readership, readers_of
from bot.guidance.domain import Guidance
from bot.guidance.index import PassageIndex
from bot.people.service import CompanyPeople

MOST_MEMBERS = 500  # of a channel that are looked at; a larger one is everybody's


@dataclass(frozen=True, slots=True)
class Readerships:
    """Joins documents with people and channels; who cannot be told may read what all may."""

    index: PassageIndex
    people: CompanyPeople
    readers: SlackReaders

    async def of_person(self, employee_id: str) -> Readership:
        """Return what somebody may read where nobody else reads along."""
        if not self.index.restricted:
            return EVERYBODY
        try:
            return readers_of([await self.people.proven_departments(employee_id)])
        except TryAgainError:
            return EVERYBODY

    async def of_place(self, channel: str, employee_id: str) -> Readership:
        """Return what those may read who read in a channel; of a person where it is none."""
        own = await self.of_person(employee_id)
        if own == EVERYBODY or not channel.startswith(("C", "G")):
            return own
        members = await self.readers.members_of(channel)
        if members is None or len(members) > MOST_MEMBERS:
            return EVERYBODY
        each = own.each
        for one in members - {employee_id}:
            its = await self.of_person(one)
            if its == EVERYBODY:
                return EVERYBODY
            each |= its.each
        return Readership(each)

    async def may_read(self, guidance: Guidance, employee_id: str) -> bool:
        """Tell whether somebody may read a document: of its audience, or its named owner."""
        if not guidance.audience:
            return True
        if (await self.of_person(employee_id)).may_read(guidance):
            return True
        if guidance.owner is None:
            return False
        try:
            return employee_id in await self.people.resolve(guidance.owner)
        except TryAgainError:
            return False
