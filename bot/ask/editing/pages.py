"""Finds documents for whoever writes guidance, and says what they may do with each."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.ask.domain import Owners
from bot.ask.editing.domain import DocumentPage, NotTheirGuidanceError
from bot.ask.editing.reading import title_in
from bot.guidance.domain import Guidance
from bot.guidance.index import PassageIndex
from bot.guidance.written.domain import VersionDeed, WrittenVersions
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

    async def found(self, words: str) -> Sequence[Guidance]:
        """Return the documents nearest to the words; without, those of Slack, newest first.

        A retired one is among these, so that it can be brought back.
        """
        if words:
            hits = await asyncio.to_thread(self.index.search, words, LISTED * 3)
            return list(dict.fromkeys(one.passage.guidance for one in hits))[:LISTED]
        known = {one.document: one for one in await asyncio.to_thread(self.index.guidance)}
        newest = sorted((await self.versions.newest()).values(), key=lambda one: one.at)
        shown = [one.document for one in newest if one.deed is not VersionDeed.GIVEN_BACK]
        return [known.get(one) or await self._retired(one) for one in shown[::-1]]

    async def _retired(self, document: str) -> Guidance:
        history = await self.versions.history(document)
        newest = next((one.text for one in history if one.text), "")
        return Guidance(document, f"{title_in(document, newest)} (retired)")

    async def page(self, document: str, employee_id: str) -> DocumentPage:
        """Return the document as it counts now, for this reader."""
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

    async def _in_index(self, document: str) -> str:
        found = await asyncio.to_thread(self.index.document_at, document)
        return found.source.text if found else ""

    async def may_change(self, document: str, employee_id: str) -> bool:
        """Tell whether somebody may change the document: owner, administrator, trainer."""
        employee = await self.employee(employee_id)
        if may(employee, Action.CHANGE_SETTINGS):
            return True
        if may(employee, Action.REVIEW_QUESTIONS) and await self.trainers_publish():
            return True
        owners = await self.owners_of(document)
        return employee.is_active and employee_id in owners.employee_ids
