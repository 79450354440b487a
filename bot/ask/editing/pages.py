"""Finds documents for whoever writes guidance, and says what they may do with each."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.ask.domain import Owners
from bot.ask.editing.domain import DocumentPage, NotTheirGuidanceError
from bot.ask.editing.reading import title_in
from bot.guidance.audience import EverybodysAlone, ReadingRights
from bot.guidance.domain import Guidance
from bot.guidance.index import PassageIndex
from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import front_matter_of
from bot.guidance.written.domain import VersionDeed, WrittenVersion, WrittenVersions
from bot.people.domain import Employee
from bot.people.permissions import Action, may

LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidancePages:
    """Reads what counts, from the index and from what was written in Slack."""

    index: PassageIndex
    versions: WrittenVersions
    owners_of: Callable[[str | None], Awaitable[Owners]]
    employee: Callable[[str], Awaitable[Employee]]
    trainers_publish: Callable[[], Awaitable[bool]]
    in_folder: Callable[[str], bool]
    within: Callable[[Source], Source]  # for no more readers than its source is
    rights: ReadingRights = field(default_factory=EverybodysAlone)

    async def found(self, words: str, employee_id: str) -> Sequence[Guidance]:
        """Return the documents nearest to the words; without, those of Slack, newest first.

        A retired one is among these, so that it can be brought back; none is that the reader
        may not read.
        """
        if words:
            readable = self.index.readable_by(await self.rights.of_person(employee_id))
            hits = await asyncio.to_thread(readable.search, words, LISTED * 3)
            return list(dict.fromkeys(one.passage.guidance for one in hits))[:LISTED]
        every = await asyncio.to_thread(self.index.whole.guidance)
        known = {one.document: one for one in every}
        newest = sorted((await self.versions.newest()).values(), key=lambda one: one.at)
        shown = [one.document for one in newest if one.deed is not VersionDeed.GIVEN_BACK]
        found = [known.get(one) or await self._retired(one) for one in shown[::-1]]
        return [one for one in found if await self.rights.may_read(one, employee_id)]

    async def _retired(self, document: str) -> Guidance:
        history = await self.versions.history(document)
        newest = next((one.text for one in history if one.text), "")
        said = self._said_in(document, newest)
        return replace(said, title=f"{title_in(document, newest)} (retired)")

    async def page(self, document: str, employee_id: str) -> DocumentPage:
        """Return the document as it counts now, for this reader.

        Raises:
            NotTheirGuidanceError: they may not read it.
        """
        if not await self.may_read(document, employee_id):
            message = "This document is for others alone; its owner can say for whom."
            raise NotTheirGuidanceError(message)
        history = await self.versions.history(document)
        is_written = bool(history) and history[0].deed is not VersionDeed.GIVEN_BACK
        text = history[0].text if is_written else await self._in_index(document)
        may_change = await self.may_change(document, employee_id)
        return DocumentPage(document, text, history, self.in_folder(document), may_change)

    async def changeable(self, document: str, employee_id: str) -> DocumentPage:
        """Return the document for somebody who may change it.

        Raises:
            NotTheirGuidanceError: they may not.
        """
        page = await self.page(document, employee_id)
        if not page.may_change:
            message = "Only the owner of this document, and administrators, can change it."
            raise NotTheirGuidanceError(message)
        return page

    async def history(self, document: str, employee_id: str) -> Sequence[WrittenVersion]:
        """Return those of its versions that this reader may read, newest first.

        Raises:
            NotTheirGuidanceError: they may not read what counts.
        """
        versions = (await self.page(document, employee_id)).history
        return [one for one in versions if await self._may_read_text(one, employee_id)]

    async def may_read(self, document: str, employee_id: str) -> bool:
        """Tell whether somebody may read what counts of the document, here and in the index."""
        found = await asyncio.to_thread(self.index.whole.document_at, document)
        if found and not await self.rights.may_read(found.guidance, employee_id):
            return False
        versions = await self.versions.history(document)
        newest = next((one for one in versions if one.text), None)
        return newest is None or await self._may_read_text(newest, employee_id)

    async def _may_read_text(self, version: WrittenVersion, employee_id: str) -> bool:
        said = self._said_in(version.document, version.text)
        return await self.rights.may_read(said, employee_id)

    def _said_in(self, document: str, text: str) -> Guidance:
        """Return whose a text is, and for whom, its source's readers included."""
        said = front_matter_of(self.within(Source(document, text)))
        return Guidance(document, "", owner=said.text("owner"), audience=said.audience)

    async def _in_index(self, document: str) -> str:
        found = await asyncio.to_thread(self.index.whole.document_at, document)
        return found.source.text if found else ""

    async def may_change(self, document: str, employee_id: str) -> bool:
        """Tell whether somebody may change the document: owner, administrator, trainer."""
        if not await self.may_read(document, employee_id):
            return False
        employee = await self.employee(employee_id)
        if may(employee, Action.CHANGE_SETTINGS):
            return True
        if may(employee, Action.REVIEW_QUESTIONS) and await self.trainers_publish():
            return True
        owners = await self.owners_of(document)
        return employee.is_active and employee_id in owners.employee_ids
