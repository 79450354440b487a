"""Reads of a report's words which moment they are about, and which department.

A guess that the form shows and anybody changes: by meaning (cosine of vectors), and a
department also by its name. Whose it is by nothing else is the reporter's own.
"""

import asyncio
import re
from dataclasses import dataclass, field, replace

import numpy as np

from bot.errors import BotError
from bot.ideas.report.ports import Embedder
from bot.ideas.submit.form_state import FormState
from bot.moments.domain import Moment, MomentsMap
from bot.people.domain import Company

NEAR_ENOUGH = 0.30  # cosine of words and a moment; below, nothing is chosen
SECONDS = 1.0  # of the three that Slack gives to open a form
READ = 1000  # characters: what it is about stands at the beginning


@dataclass(frozen=True, slots=True)
class KnownLines:
    """Lines with what each of them is a sign of, and their vectors."""

    signs: tuple[str, ...]
    vectors: np.ndarray  # a row a line, of length one

    def nearest(self, own: np.ndarray) -> tuple[str, float]:
        """Return the sign of the nearest line, and how near."""
        cosines = self.vectors @ own
        best = int(cosines.argmax())
        return self.signs[best], float(cosines[best])


@dataclass(slots=True)
class ReportReader:
    """Guesses what the form begins with; lines are embedded once for each process."""

    embedder: Embedder
    moments: MomentsMap
    _known: asyncio.Task[KnownLines] | None = field(default=None)

    def get_ready(self) -> "asyncio.Task[KnownLines]":
        """Begin to embed the lines, which takes a second, before anybody waits for it."""
        if self._known is None or (self._known.done() and self._known.exception()):
            self._known = asyncio.create_task(self._prepared())
        return self._known

    async def filled(self, state: FormState, company: Company, own: str) -> FormState:
        """Return the form with the moment and the department of its words, or the own one."""
        moment = await self._moment_in(state.today) if state.today.strip() else None
        named = _named_in(state.today, company)
        shaping = [part.department_id for part in moment.parts] if moment else []
        known = [one for one in (*named, *shaping, own) if company.named(one)]
        return replace(
            state,
            moment_id=state.moment_id or (moment.moment_id if moment else ""),
            department_id=state.department_id or next(iter(known), ""),
        )

    async def _moment_in(self, text: str) -> Moment | None:
        if (read := await self._read(text)) is None:
            return None
        moments, own = read
        if not moments.signs:
            return None
        moment_id, cosine = moments.nearest(own)
        return self.moments.named(moment_id) if cosine >= NEAR_ENOUGH else None

    async def _read(self, text: str) -> tuple[KnownLines, np.ndarray] | None:
        """Return the lines of moments, and the text's vector; None if not in time."""
        try:
            async with asyncio.timeout(SECONDS):
                moments = await asyncio.shield(self.get_ready())
                own = await self.embedder.embed([text[:READ]])
        except (BotError, TimeoutError):
            return None
        return moments, np.asarray(own[0])

    async def _prepared(self) -> KnownLines:
        lines = [
            (one.moment_id, line)
            for one in self.moments.moments
            for line in (f"{one.name}. {one.summary}", *one.said)
        ]
        vectors = await self.embedder.embed([line for _, line in lines]) if lines else []
        return KnownLines(tuple(sign for sign, _ in lines), np.asarray(vectors))


def _named_in(text: str, company: Company) -> list[str]:
    """Return departments that the text names, the first named first."""
    found = []
    for department in company.departments:
        pattern = rf"(?<!\w){re.escape(department.name)}(?!\w)"
        if at := re.search(pattern, text[:READ], re.IGNORECASE):
            found.append((at.start(), department.department_id))
    return [one for _, one in sorted(found)]
