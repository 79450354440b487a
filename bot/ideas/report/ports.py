"""The ports of Ideas: where reports and their vectors are kept, and what makes vectors."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.delivery.work import Json
from bot.ideas.report.deadlines import Standards, StandardsInForce, due_dates, usual
from bot.ideas.report.domain import DueDates, EscalationLevel, Report, Step, Words
from bot.ideas.report.history import HistoryEntry, Voice
from bot.people.domain import People


class Reports(Protocol):
    """Keeps reports, what happened to them and who supports them."""

    async def add(self, report: Report, entry: HistoryEntry) -> Report:
        """Keep a new report and its first entry; return it with its number.

        The number in both is ignored. An entry whose key is known keeps nothing: the report
        that it belongs to is returned.
        """

    async def find(self, number: int) -> Report | None:
        """Return the report, or None."""

    async def of_key(self, key: str) -> Report | None:
        """Return the report to which the entry of this key belongs, or None."""

    async def of_secret(self, secret_hash: str) -> tuple[Report, ...]:
        """Return the report made or supported by the holder of the secret; empty if none."""

    async def change(self, report: Report, entry: HistoryEntry) -> bool:
        """Keep the report as it is now, with what happened.

        ``report.version`` is the one that was read. Returns False, and keeps nothing, if
        somebody else changed the report since.
        """

    async def rewrite(self, report: Report, entries: Mapping[str, HistoryEntry]) -> None:
        """Keep a report, and those of its entries that had these keys, as they are now."""

    async def note(self, entry: HistoryEntry) -> None:
        """Keep something that happened without changing the report; the same key once."""

    async def history(self, number: int) -> tuple[HistoryEntry, ...]:
        """Return all that happened, oldest first."""

    async def steps(self, step: Step) -> tuple[HistoryEntry, ...]:
        """Return every entry of this kind in all reports, oldest first."""

    async def entry(self, key: str) -> HistoryEntry | None:
        """Return the entry of this key, or None."""

    async def add_voice(self, voice: Voice) -> None:
        """Keep the voice; the same person counts once."""

    async def voices(self, number: int) -> tuple[Voice, ...]:
        """Return the voices added to this report itself, oldest first."""

    async def voice_counts(self) -> dict[int, int]:
        """Return how many voices were added to each report itself; none has no entry."""

    async def every_voice(self) -> tuple[Voice, ...]:
        """Return the voices added to all reports."""

    async def merged_into(self, number: int) -> tuple[Report, ...]:
        """Return the reports merged into this one, oldest first."""

    async def reported_by(self, employee_id: str) -> tuple[Report, ...]:
        """Return the reports made under this name, newest first."""

    async def supported_by(self, employee_id: str) -> tuple[Report, ...]:
        """Return the reports supported under this name, newest first."""

    async def open_ones(self, team_id: str | None) -> tuple[Report, ...]:
        """Return what in a workspace (None: in all) needs something done, first due first."""

    async def all_of(self, team_id: str | None) -> tuple[Report, ...]:
        """Return all reports of a workspace (None: of all), oldest first."""

    async def done_between(self, after: datetime, before: datetime) -> tuple[Report, ...]:
        """Return what was done after the one moment and not after the other, oldest first."""

    async def closed_since(self, moment: datetime) -> tuple[Report, ...]:
        """Return what was done, declined or merged since, oldest first."""

    async def overdue(self, now: datetime) -> tuple[tuple[Report, EscalationLevel], ...]:
        """Return unanswered reports that are to be escalated by now, and how far."""


class ReportVectors(Protocol):
    """Keeps the vector of each report's text."""

    async def keep(self, number: int, embedder: str, vector: Sequence[float]) -> None:
        """Keep the vector; a later one replaces it."""

    async def of(self, numbers: Sequence[int], embedder: str) -> dict[int, tuple[float, ...]]:
        """Return the vectors kept for these reports by this embedder."""


LearnFrom: TypeAlias = Callable[[int, str, str], Awaitable[None]]
"""Has a lesson made of a complaint: its number, the entry that marked it, the workspace."""


Wake: TypeAlias = Callable[[str, Mapping[str, Json], datetime], Awaitable[None]]
"""Calls the company's own webhook: an identity that is taken once, what it says, and when."""


@dataclass(frozen=True, slots=True)
class Embedder:
    """Turns texts into vectors of length one."""

    name: str  # name and version; vectors of different names are not comparable
    embed: Callable[[Sequence[str]], Awaitable[list[list[float]]]]


@dataclass(frozen=True, slots=True)
class ReportContext:
    """Everything that deciding about reports needs."""

    reports: Reports
    people: People
    standards: StandardsInForce = usual
    wake: Wake | None = None  # where nothing wakes anybody outside Slack

    async def standards_in(self, time_zone: str, site: str | None) -> Standards:
        """Return what counts at this moment, working time on a manager's clock and calendar."""
        standards = await self.standards(site)
        working = standards.working.on_the_clock_of(time_zone)
        return replace(standards, working=working)

    async def due_dates(
        self, words: Words, at: datetime, time_zone: str, site: str | None
    ) -> DueDates:
        """Return when a manager there owes an answer to what comes at this moment."""
        standards = await self.standards_in(time_zone, site)
        return due_dates(words.report_kind, words.severity, at, standards=standards)
