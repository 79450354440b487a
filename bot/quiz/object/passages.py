"""Finds the passage around a quote, for employees who want to read on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.guidance.domain import Guidance, Passage
from bot.guidance.index import PassageIndex
from bot.guidance.parse.display import as_shown
from bot.quiz.domain import Basis, OpenedPassage


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
        for document in self.index.documents():
            if document.guidance.document != basis.document:
                continue
            passages = [document.passage(span) for span in document.spans]
            for passage in passages:
                if quote in " ".join(passage.text.split()):
                    return self._excerpt(passage, document.guidance)
        return None

    def _excerpt(self, passage: Passage, guidance: Guidance) -> OpenedPassage:
        day = guidance.reviewed
        reviewed = f", reviewed {day.day} {day:%B %Y}" if day else ""
        return OpenedPassage(
            passage.full_heading,
            as_shown(passage.text),
            f"owner: {self.owner_name(guidance.owner)}{reviewed}",
        )
