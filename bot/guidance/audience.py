"""Who alone may read a document, and what those who read together may read. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from bot.guidance.domain import Guidance

NOBODY = ("",)  # the audience of a document that names one which cannot be read


@dataclass(frozen=True, slots=True)
class Readership:
    """Those who read something together: they may read what each of them may."""

    each: frozenset[frozenset[str]]  # the departments of each, as groups prove them

    def may_read(self, guidance: Guidance) -> bool:
        """Tell whether all of them may read the document."""
        audience = frozenset(guidance.audience)
        return not audience or (bool(self.each) and all(one & audience for one in self.each))


EVERYBODY = Readership(frozenset([frozenset()]))


def readers_of(each: Iterable[Collection[str]]) -> Readership:
    """Return the readership of people of whom each belongs to these departments."""
    return Readership(frozenset(frozenset(one) - {""} for one in each))


def narrowed(own: Collection[str], bound: Collection[str]) -> tuple[str, ...]:
    """Return the audience of what says one itself, within another; empty: everybody."""
    if not own or not bound:
        return tuple(own or bound)
    return tuple(one for one in own if one in bound) or NOBODY


class ReadingRights(Protocol):
    """Says who may read which documents; who cannot be told may read what everybody may."""

    async def of_person(self, employee_id: str) -> Readership:
        """Return what somebody may read where nobody else reads along."""
        ...

    async def of_place(self, channel: str, employee_id: str) -> Readership:
        """Return what those may read who read in a channel; of a person where it is none."""
        ...

    async def may_read(self, guidance: Guidance, employee_id: str) -> bool:
        """Tell whether somebody may read a document: of its audience, or its named owner."""
        ...


class EverybodysAlone:
    """Lets nobody read more than everybody may."""

    async def of_person(self, _employee_id: str) -> Readership:
        """Return what everybody may read."""
        return EVERYBODY

    async def of_place(self, _channel: str, _employee_id: str) -> Readership:
        """Return what everybody may read."""
        return EVERYBODY

    async def may_read(self, guidance: Guidance, _employee_id: str) -> bool:
        """Tell whether everybody may read it."""
        return not guidance.audience
