"""Finds the passage around a quote, for employees who want to read on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.guidance.domain import Guidance, Passage
from bot.guidance.index import PassageIndex
from bot.guidance.parse.display import as_shown
from bot.quiz.domain import Basis
from bot.quiz.object.domain import OpenedPassage


@dataclass(frozen=True, slots=True)
class IndexedPassages:
    """Reads passages from the index of the guidance."""

    index: PassageIndex
    owner_name: Callable[[str | None], str] = str  # as a reader knows the owner

    async def around(self, basis: Basis) -> OpenedPassage | None:
        """Return the passage that has the quote in it, white space aside, or None."""
        return await asyncio.to_thread(self._around, basis)

    def _around(self, basis: Basis) -> OpenedPassage | None:
        quote = " ".join(basis.quote.split())
        document = self.index.document_at(basis.document)
        if document is None:
            return None
        passages = [document.passage(span) for span in document.spans]
        around = (one for one in passages if quote in " ".join(one.text.split()))
        return next((self._excerpt(one, document.guidance) for one in around), None)

    def _excerpt(self, passage: Passage, guidance: Guidance) -> OpenedPassage:
        day = guidance.reviewed
        reviewed = f", reviewed {day.day} {day:%B %Y}" if day else ""
        return OpenedPassage(
            passage.full_heading,
            as_shown(passage.text),
            f"owner: {self.owner_name(guidance.owner)}{reviewed}",
        )
