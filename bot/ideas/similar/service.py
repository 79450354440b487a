"""Finds reports that say the same, among those that are kept."""

import asyncio
from collections.abc import Sequence

from bot.ideas.report.domain import Report
from bot.ideas.report.ports import Embedder, Reports, ReportVectors
from bot.ideas.report.visibility import Extent, Viewer, Where, shown
from bot.ideas.similar.likeness import Background, ComparableText

SIMILAR = 0.71  # likeness; measured by tests/benchmarks/similar_reports.py
SHOWN = 3  # more than three would be read by nobody


class Similar:
    """Finds reports that are alike; each report's vector is made once and kept."""

    def __init__(
        self,
        reports: Reports,
        vectors: ReportVectors,
        embedder: Embedder,
        *,
        background: Sequence[str] = (),
        threshold: float = SIMILAR,
    ) -> None:
        """Bind what it needs.

        Args:
            reports: where reports are kept.
            vectors: where their vectors are kept.
            embedder: turns texts into vectors.
            background: sentences about this company's customers, a hundred or so.
            threshold: likeness from which two reports say the same.
        """
        self._reports = reports
        self._vectors = vectors
        self._embedder = embedder
        self._texts = background
        self._threshold = threshold
        self._background: asyncio.Task[Background] | None = None

    async def open_ones_like(
        self, text: str, moment_id: str, team_id: str
    ) -> tuple[Report, ...]:
        """Return up to three open reports that say the same, the most similar first."""
        found = await self._reports.open_ones(team_id)
        open_ones = [one for one in found if _is_shown(one)]
        ranked = await self.ranked(text, moment_id, open_ones)
        alike = [report for report, likeness in ranked if likeness >= self._threshold]
        return tuple(alike[:SHOWN])

    async def ranked(
        self, text: str, moment_id: str, reports: Sequence[Report]
    ) -> tuple[tuple[Report, float], ...]:
        """Return the reports with their likeness to the text, the most similar first."""
        if not reports:
            return ()
        background = await self._known_background()
        own = background.read(text, (await self._embedder.embed([text]))[0], moment_id)
        read = await self._read(reports)
        likened = [(one, background.likeness(own, read[one.number])) for one in reports]
        return tuple(sorted(likened, key=lambda pair: -pair[1]))

    async def themes(self, reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
        """Return groups of two or more reports that say the same, the largest first.

        Whoever is similar to one of a group belongs to it; within a group the order stays.
        """
        background, read = await self._known_background(), await self._read(reports)
        left = list(reports)
        groups: list[tuple[Report, ...]] = []
        while left:
            group = [left.pop(0)]
            for member in group:  # grows while it is walked through
                own = read[member.number]
                near = [
                    one
                    for one in left
                    if background.likeness(own, read[one.number]) >= self._threshold
                ]
                group += near
                left = [one for one in left if one not in near]
            groups.append(tuple(group))
        return tuple(sorted((g for g in groups if len(g) > 1), key=len, reverse=True))

    def get_ready(self) -> asyncio.Task[Background]:
        """Begin to read the background, which takes seconds, before anybody waits for it."""
        if self._background is None or _has_failed(self._background):
            self._background = asyncio.create_task(self._prepared())
        return self._background

    async def remember(self, report: Report) -> None:
        """Make and keep the report's vector, so that comparing is quick later."""
        await self._read([report])

    async def _known_background(self) -> Background:
        # Shielded: whoever has no time to wait for it leaves it to the next.
        return await asyncio.shield(self.get_ready())

    async def _prepared(self) -> Background:
        vectors = await self._embedder.embed(self._texts) if self._texts else []
        return Background(self._texts, vectors)

    async def _read(self, reports: Sequence[Report]) -> dict[int, ComparableText]:
        background = await self._known_background()
        numbers = [report.number for report in reports]
        known = await self._vectors.of(numbers, self._embedder.name)
        new = [report for report in reports if report.number not in known]
        made = await self._embedder.embed([report.words.text for report in new]) if new else []
        for report, vector in zip(new, made, strict=True):
            await self._vectors.keep(report.number, self._embedder.name, vector)
            known[report.number] = tuple(vector)
        return {
            report.number: background.read(
                report.words.text, known[report.number], report.words.moment_id
            )
            for report in reports
        }


def _is_shown(report: Report) -> bool:
    return shown(report, Where.SIMILAR, Viewer.EVERYBODY) >= Extent.FIRST_LINE


def _has_failed(task: asyncio.Task[Background]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
