"""Finds the passage around a quote, for employees who want to read on."""

import asyncio
from dataclasses import dataclass

from bot.guidance.index import PassageIndex
from bot.quiz.domain import Basis


@dataclass(frozen=True, slots=True)
class IndexedPassages:
    """Reads passages from the index of the guidance."""

    index: PassageIndex

    async def around(self, basis: Basis) -> tuple[str, str] | None:
        """Return heading and text of the passage; None if the guidance has no such words."""
        return await asyncio.to_thread(self._around, basis)

    def _around(self, basis: Basis) -> tuple[str, str] | None:
        quote = " ".join(basis.quote.split())
        for document in self.index.documents():
            if document.guidance.document != basis.document:
                continue
            passages = [document.passage(span) for span in document.spans]
            for passage in passages:
                if quote in " ".join(passage.text.split()):
                    return passage.full_heading, passage.text
        return None
